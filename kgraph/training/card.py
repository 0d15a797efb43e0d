"""What is known of trained weights: data, recipe, licence. It ships as ``card.json``."""

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import torch

from kgraph.language.model_files import CARD
from kgraph.training.config import TrainingConfig
from kgraph.training.passages import PASSAGES
from kgraph.training.trainer import CHECKPOINT

LICENCE: Final = "CC-BY-SA-4.0"
BASE: Final = {"name": "sentence-transformers/all-MiniLM-L6-v2", "licence": "Apache-2.0"}

FILES: Final = {
    "ud/train.conllu.gz": "EWT CC BY-SA 4.0; GUM by genre, CC BY 2.5 to CC BY-SA 4.0",
    "documents/train.jsonl.gz": "GUM texts by genre; annotations CC BY 4.0",
    "documents/litbank.jsonl": "CC BY 4.0; texts public domain",
    "ner/train.jsonl": "CrossNER MIT, texts CC BY-SA 3.0; WNUT-17, BTC, WikiGold CC BY 4.0;"
    " UNER CC BY-SA 4.0",
    "knowledgenet/train.jsonl": "CC BY-SA 4.0",
    "docred/train.jsonl": "MIT; texts CC BY-SA 3.0",
}
"""Training files under the corpora folder, with their licences."""


def make_card(config: TrainingConfig) -> dict[str, Any]:
    """Return the card of a finished run."""
    step, rounds, _, seconds, words = _progress(config)
    return {
        "thresholds": dict(config.thresholds),
        "licence": LICENCE,
        "base": BASE,
        "data": {
            name: {"licence": licence, "sha256": _sha256(config.corpora / name)}
            for name, licence in FILES.items()
        }
        | {"passages": {"licence": "Apache-2.0", "sha256": _passages_sha256()}},
        "recipe": {
            "seed": config.seed,
            "steps": step,
            "rounds": rounds,
            "words": words,
            "minutes": round(seconds / 60, 1),
            "threads": config.threads,
            "encoder_rate": config.encoder_rate,
            "head_rate": config.head_rate,
            "averaging": config.averaging,
            "initial": str(config.initial) if config.initial else None,
            "share_by_corpus": dict(config.share_by_corpus),
            "noise": asdict(config.noise),
            "windows": asdict(config.windows),
            "torch": version("torch"),
        },
    }


def record_scores(folder: Path, scores: dict[str, float]) -> None:
    """Write development scores into the card of the model in ``folder``."""
    path = folder / CARD
    card = json.loads(path.read_text(encoding="utf-8")) | {"scores": scores}
    path.write_text(render_card(card), encoding="utf-8")


def render_card(card: dict[str, Any]) -> str:
    """Return a card as JSON text, keys sorted."""
    return json.dumps(card, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _progress(config: TrainingConfig) -> tuple[int, int, int, float, int]:
    step, rounds, batch, seconds, words = torch.load(config.output / CHECKPOINT)["progress"]
    return int(step), int(rounds), int(batch), float(seconds), int(words)


def _passages_sha256() -> str:
    files = sorted(PASSAGES.glob("*.jsonl"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
