"""Runs the trained graphs on one window of words at a time.

One window a run: the dynamic 8-bit scales depend on all that runs together, so a window's result
would otherwise depend on its neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import (
    Fail,
    InvalidGraph,
    InvalidProtobuf,
    NoSuchFile,
)

from kgraph.errors import ModelError
from kgraph.language.decoding import Floats, sigmoid
from kgraph.language.meanings import Meanings
from kgraph.language.model_files import GRAPHS, VOCABULARY, ModelCard, damaged, read_card
from kgraph.language.pair_features import Integers
from kgraph.language.wordpiece import END, START, WordPieces
from kgraph.language.words import shape_of

RAREST = 1_000_000
"""The rank of a word that is no piece of its own."""

PROVIDERS: Final = {
    "cpu": ("CPUExecutionProvider",),
    "gpu": ("CUDAExecutionProvider", "CPUExecutionProvider"),
}
"""What runs the graphs on each device; what the first of them cannot run goes to the next."""

_LOAD_ERRORS = (Fail, InvalidGraph, InvalidProtobuf, NoSuchFile)


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the network says of one window; every array begins with the window's words.

    ``arcs[w, 0]`` is the root, ``arcs[w, 1 + h]`` word ``h`` as the head. ``mentions`` and
    ``names`` are ``[first, last, class]``, class 0 is "none"; the last of ``mentions`` is "named".
    """

    words: Floats
    upos: Floats
    tag: Floats
    morph: Floats
    lemma: Floats
    start: Floats
    arcs: Floats
    mentions: Floats
    names: Floats


class LanguageNetwork:
    """The trained network; loading takes a tenth of a second."""

    def __init__(self, folder: Path, *, threads: int = 1, device: str = "cpu") -> None:
        """Load the model in ``folder``.

        Args:
            folder: A model folder.
            threads: Processor threads; the results do not depend on it.
            device: One of ``PROVIDERS``; the last digits of results depend on it.

        Raises:
            ModelError: a file is missing or damaged, or ONNX Runtime cannot use the device.
        """
        _require_device(device)
        self.card: ModelCard = read_card(folder)
        self._word_pieces = WordPieces.read(folder / VOCABULARY)
        self._sessions = {
            graph: open_session(folder / f"{graph}.onnx", threads=threads, device=device)
            for graph in GRAPHS
        }
        self.meanings = Meanings.read(folder)

    def pieces_of(self, word: str) -> tuple[int, ...]:
        """Return the pieces the network reads of ``word``; at least one, at most ten."""
        return self._word_pieces.of_word(word)

    def rank_of(self, word: str) -> int:
        """Return a word's place in the vocabulary, which is ordered by frequency; rare is high."""
        pieces = self.pieces_of(word)
        return pieces[0] if len(pieces) == 1 else RAREST

    def score_words(self, words: Sequence[str], breaks: Sequence[int]) -> WindowScores:
        """Return the scores of one window of at least one word."""
        session = self._sessions["words"]
        outputs = session.run(None, self._inputs(words, breaks))
        names = (output.name for output in session.get_outputs())
        return WindowScores(**{n: o[0] for n, o in zip(names, outputs, strict=True)})

    def score_labels(self, words: Floats, heads: Integers) -> Floats:
        """Return ``[words, relations]`` for the given heads (0 is the root, else 1 + word)."""
        inputs = {"words": words[None], "heads": heads[None]}
        return np.asarray(self._sessions["labels"].run(None, inputs)[0][0])

    def mention_vectors(self, words: Floats, types: Floats, *, spans: Integers) -> Floats:
        """Return one vector a span; ``spans`` is ``[spans, 2]``, first and last word."""
        inputs = {"words": words, "types": types, **_ends(spans)}
        return np.asarray(self._sessions["mentions"].run(None, inputs)[0])

    def score_antecedents(self, later: Floats, earlier: Floats, *, features: Floats) -> Floats:
        """Return ``[later, earlier]``: above 0 is likelier an antecedent than not."""
        inputs = {"later": later, "earlier": earlier, "features": features}
        return np.asarray(self._sessions["coreference"].run(None, inputs)[0])

    def score_relations(
        self, words: Floats, vectors: Floats, *, spans: Integers, pairs: Integers
    ) -> Floats:
        """Return the probability of each relation for each pair of spans."""
        inputs = {"words": words, "vectors": vectors, "pairs": pairs, **_ends(spans)}
        return sigmoid(np.asarray(self._sessions["relations"].run(None, inputs)[0]))

    def _inputs(self, words: Sequence[str], breaks: Sequence[int]) -> dict[str, NDArray[np.int64]]:
        pieces, shapes, gaps, first, last = [START], [0], [0], [], []
        for word, gap in zip(words, breaks, strict=True):
            parts = self.pieces_of(word)
            first.append(len(pieces))
            pieces.extend(parts)
            last.append(len(pieces) - 1)
            shapes.extend([int(shape_of(word))] * len(parts))
            gaps.extend([gap] + [0] * (len(parts) - 1))
        columns = {
            "pieces": [*pieces, END],
            "mask": [1] * (len(pieces) + 1),
            "shapes": [*shapes, 0],
            "breaks": [*gaps, 0],
            "first": first,
            "last": last,
        }
        return {name: np.array([values], dtype=np.int64) for name, values in columns.items()}


def _ends(spans: Integers) -> dict[str, Integers]:
    return {"first": spans[:, 0].copy(), "last": spans[:, 1].copy()}


def _require_device(device: str) -> None:
    missing = set(PROVIDERS[device]) - set(onnxruntime.get_available_providers())
    if missing:
        message = (
            f"ONNX Runtime has no {', '.join(sorted(missing))} here. "
            "Install onnxruntime-gpu in place of onnxruntime, or set device to cpu."
        )
        raise ModelError(message, place=device)


def open_session(
    path: Path, *, threads: int = 1, device: str = "cpu", keep_memory: bool = True
) -> onnxruntime.InferenceSession:
    """Load a graph; ``keep_memory`` keeps what a run has taken for the next one.

    Raises:
        ModelError: it is damaged.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = keep_memory
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=list(PROVIDERS[device]))
    except _LOAD_ERRORS as problem:
        raise damaged(path) from problem
