"""How alike two words are in meaning: "tutor" and "mentor" more than "tutor" and "harbour".

The vectors are those of the published encoder for single words, cut to a few dimensions and eight
bits; ``python -m kgraph.training words`` writes the file again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

VECTORS: Final = "word_vectors.npz"
VECTOR_WIDTH: Final = 80
_UNRELATED: Final = 0.3

Floats = NDArray[np.float32]


class WordList:
    """Some words to compare others with, in the order given."""

    def __init__(self, words: Sequence[str]) -> None:
        numbers, vectors = _known()
        at = [numbers.get(word, -1) for word in words]
        self._number = {word: number for number, word in enumerate(words)}
        self._vectors = vectors[at] * (np.array(at) >= 0)[:, None]
        self._seen: dict[str, Floats] = {}

    def __len__(self) -> int:
        return len(self._number)

    def likeness(self, word: str) -> Floats:
        """Return how like a word is to each of the list: 0 unrelated, 1 the same."""
        if word not in self._seen:
            self._seen[word] = self._compare(word)
        return self._seen[word]

    def number(self, word: str) -> int:
        """Return the place of a word in the list."""
        return self._number[word]

    def _compare(self, word: str) -> Floats:
        numbers, vectors = _known()
        found = np.zeros(len(self), dtype=np.float32)
        if word in numbers:
            cosines = self._vectors @ vectors[numbers[word]]
            found = np.maximum(0.0, (cosines - _UNRELATED) / (1 - _UNRELATED))
        if word in self._number:
            found[self._number[word]] = 1.0
        return np.asarray(found, dtype=np.float32)


def vectors_of(words: Sequence[str]) -> Floats:
    """Return a vector of length 1 for each word, zeros for one that is not known."""
    numbers, vectors = _known()
    return np.asarray(vectors[[numbers.get(word, -1) for word in words]], dtype=np.float32)


def mean_vector(words: Sequence[str]) -> Floats:
    """Return the mean vector of some words, of length 1; zeros where none of them is known."""
    mean = vectors_of(words).sum(axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) or 1.0), dtype=np.float32)


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, int], Floats]:
    """Return the number of each word, and their vectors, each of length 1; the last is zero."""
    with resources.files("kgraph.extraction").joinpath(VECTORS).open("rb") as file:
        table = np.load(file)
        words, stored = str(table["words"]).split("\n"), table["vectors"]
    vectors = stored.astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    nothing = np.zeros((1, vectors.shape[1]), dtype=np.float32)
    return {word: n for n, word in enumerate(words)}, np.concatenate([vectors, nothing])
