"""How like the examples of a link a pair of things stands, by the states of the network.

A small encoder, fitted once on links that are not those to be found (``kgraph.training.likeness``),
turns what the network makes of the words at and between two things into one vector: pairs that
have one link point the same way ("matching the blanks", Baldini Soares and others, ACL 2019).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kgraph.extraction.word_vectors import mean_vector
from kgraph.language.decoding import gelu

Floats = NDArray[np.float32]
Vectors = tuple[tuple[float, ...], ...]

MOST_EXAMPLES: Final = 8
MOST_COUNTER_EXAMPLES: Final = 4
FEATURES: Final = 12
BEST: Final = 3
SHARPNESS: Final = 8.0
NONE: Final = -1.0
TINY: Final = 1e-6


@dataclass(frozen=True, slots=True)
class LinkEncoder:
    """Two layers for a pair, one for the words of a label and a definition."""

    mean: Floats
    spread: Floats
    first: tuple[Floats, Floats]
    second: tuple[Floats, Floats]
    words: Floats

    @classmethod
    def of(cls, stored: Mapping[str, Floats]) -> LinkEncoder:
        """Return the encoder that was stored under these names."""
        return cls(
            stored["state_mean"],
            stored["state_spread"],
            (stored["first"], stored["first_bias"]),
            (stored["second"], stored["second_bias"]),
            stored["words"],
        )

    def of_pairs(self, states: Floats) -> Floats:
        """Return a vector of length 1 for each row of ``PairSigns.states``."""
        rows = np.asarray((states - self.mean) / self.spread, dtype=np.float32)
        inner = gelu(np.asarray(rows @ self.first[0] + self.first[1], dtype=np.float32))
        return _units(inner @ self.second[0] + self.second[1])

    def of_words(self, vectors: Floats) -> Floats:
        """Return a vector of length 1 for each row of ``vector_of_words``."""
        return _units(vectors @ self.words)


class LinkExamples:
    """The examples of several links, encoded to be compared with pairs."""

    def __init__(
        self,
        encoder: LinkEncoder,
        *,
        examples: Sequence[Vectors],
        counter_examples: Sequence[Vectors],
        told: Floats,
    ) -> None:
        self._encoder = encoder
        self._examples = _Encoded(encoder, examples, most=MOST_EXAMPLES)
        self._counter_examples = _Encoded(encoder, counter_examples, most=MOST_COUNTER_EXAMPLES)
        self._told = encoder.of_words(told)

    def features(self, states: Floats) -> Floats:
        """Return a row of ``FEATURES`` for each link: likeness to examples, against, in words."""
        vector = self._encoder.of_pairs(states[None])[0]
        like = self._examples.likeness(vector)
        unlike = self._counter_examples.likeness(vector).max(axis=1)
        has = (unlike > NONE).astype(np.float32)
        unlike = unlike * has
        top = -np.sort(-like, axis=1)[:, :BEST]
        most, counted = top[:, 0], top > NONE
        few = (top * counted).sum(axis=1) / np.maximum(counted.sum(axis=1), 1)
        weights = np.exp(SHARPNESS * (like - most[:, None]))
        weighed = (weights * like).sum(axis=1) / weights.sum(axis=1)
        told = self._told @ vector
        other = of_others(most)
        columns = [most, few, weighed, unlike, has, most - unlike, told, most - other]
        columns += [few - of_others(few), told - of_others(told), other]
        columns += [(most >= other).astype(np.float32)]
        return np.asarray(np.stack(columns, axis=1), dtype=np.float32)


class _Encoded:
    """Encoded vectors of several lists, padded to one length."""

    def __init__(self, encoder: LinkEncoder, lists: Sequence[Vectors], *, most: int) -> None:
        width = encoder.second[0].shape[1]
        self._vectors = np.zeros((len(lists), most, width), dtype=np.float32)
        counts = np.array([min(most, len(each)) for each in lists], dtype=np.int64)
        self._filled = np.arange(most) < counts[:, None]
        for number, each in enumerate(lists):
            if each:
                rows = np.array(each[:most], dtype=np.float32)
                self._vectors[number, : len(rows)] = encoder.of_pairs(rows)

    def likeness(self, vector: Floats) -> Floats:
        """Return the cosines ``[lists, most]``, the least possible where there is no vector."""
        return np.where(self._filled, self._vectors @ vector, np.float32(NONE))


def vector_of_words(definition: Sequence[str], label: Sequence[str]) -> Floats:
    """Return what the words of a definition and of a label are like, one after the other."""
    return np.concatenate([mean_vector(definition), mean_vector(label)])


def of_others(values: Floats) -> Floats:
    """Return for each link the greatest value of all others."""
    if len(values) < 2:
        return np.zeros_like(values)
    order = np.sort(values)
    return np.asarray(np.where(values >= order[-1], order[-2], order[-1]))


def _units(rows: Floats) -> Floats:
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + TINY), np.float32)
