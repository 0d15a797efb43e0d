"""The files of a trained language model: graphs, vocabulary, card."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kgraph.errors import ModelError

GRAPHS: Final = ("words", "labels", "mentions", "coreference", "relations")
PIECE_TABLE: Final = "pieces.bin"
"""The vectors of word pieces; the graph of words and that of stances both read them."""
STANCE_GRAPH: Final = "stances.onnx"
"""What tells how a link is put; it comes with kgraph and with no other model."""
CARD: Final = "card.json"
VOCABULARY: Final = "vocab.txt"
MEANINGS: Final = "meanings.npz"

_REMEDY: Final = "Reinstall kgraph, or name a folder made by `python -m kgraph.training export`."


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What the runtime needs to know of the weights: labels in output order, thresholds."""

    upos: tuple[str, ...]
    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    lemma_rules: tuple[str, ...]
    dependencies: tuple[str, ...]
    entity_types: tuple[str, ...]
    relations: tuple[str, ...]
    stances: tuple[str, ...]
    thresholds: dict[str, float]


def default_folder() -> Path:
    """Return the folder of the weights that come with kgraph."""
    return Path(__file__).parent / "weights"


def read_card(folder: Path) -> ModelCard:
    """Read the card of the model in ``folder``.

    Raises:
        ModelError: a file is missing or the card is damaged.
    """
    for name in (CARD, VOCABULARY, MEANINGS, PIECE_TABLE, *(f"{graph}.onnx" for graph in GRAPHS)):
        if not (folder / name).is_file():
            raise ModelError(
                f"missing from the language model. {_REMEDY}", place=str(folder / name)
            )
    try:
        raw: dict[str, Any] = json.loads((folder / CARD).read_text(encoding="utf-8"))
        labels = {name: tuple(values) for name, values in raw["labels"].items()}
        return ModelCard(**labels, thresholds=dict(raw.get("thresholds", {})))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise damaged(folder / CARD) from problem


def damaged(path: Path) -> ModelError:
    """Return the error for a file that cannot be read as what it should be."""
    return ModelError(f"damaged, not a file of the language model. {_REMEDY}", place=str(path))
