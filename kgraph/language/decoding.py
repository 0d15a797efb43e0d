"""Reads decisions off the network's scores: trees, names, mentions."""

import math
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

NAME_WIDTH = 16
"""Words in the longest name."""
MENTION_WIDTH = 40
"""Words in the longest mention."""

ScoredSpan = tuple[int, int, int, float]
"""First word, last word, type number, score from 0 to 1."""

_GELU: Final = math.sqrt(2 / math.pi)


def softmax(scores: Floats) -> Floats:
    """Return probabilities over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Return the probability that each score stands for by itself."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * scores), dtype=np.float32)


def gelu(values: Floats) -> Floats:
    """Return the usual approximation by the hyperbolic tangent (Hendrycks and Gimpel 2016)."""
    inner = _GELU * (values + 0.044715 * values * values * values)
    return np.asarray(0.5 * values * (1 + np.tanh(inner)), dtype=np.float32)


def find_names(scores: Floats, threshold: float = 0.5) -> list[ScoredSpan]:
    """Return the likeliest names that do not overlap, in the order of the text.

    Args:
        scores: ``[words, words, 1 + types]`` by first and last word; class 0 is "no name".
        threshold: the least probability of being a name of any type.
    """
    spans = _likely_spans(scores, NAME_WIDTH, threshold=threshold)
    taken: list[ScoredSpan] = []
    free = np.ones(len(scores), dtype=bool)
    for span in sorted(spans, key=lambda s: (-s[3], s[0], s[1])):
        if free[span[0] : span[1] + 1].all():
            free[span[0] : span[1] + 1] = False
            taken.append(span)
    return sorted(taken)


def find_mentions(scores: Floats, threshold: float = 0.5) -> list[ScoredSpan]:
    """Return the likely mentions, nested but not crossing, outer ones first at the same start."""
    spans = _likely_spans(scores, MENTION_WIDTH, threshold=threshold)
    kept: list[ScoredSpan] = []
    for span in sorted(spans, key=lambda s: (-s[3], s[0], s[1])):
        if not any(_cross(span, other) for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: (s[0], -s[1]))


def _cross(a: ScoredSpan, b: ScoredSpan) -> bool:
    return a[0] < b[0] <= a[1] < b[1] or b[0] < a[0] <= b[1] < a[1]


def _likely_spans(scores: Floats, width: int, *, threshold: float) -> list[ScoredSpan]:
    firsts, lasts = _spans_within(len(scores), width)
    banded = scores[firsts, lasts]
    # Softmax only where some type comes near "none": one span in a hundred.
    near = np.flatnonzero(banded[:, 1:].max(axis=-1, initial=-np.inf) - banded[:, 0] > -4.0)
    if not len(near):
        return []
    probability = softmax(banded[near])
    some = 1.0 - probability[:, 0]
    kinds = probability[:, 1:].argmax(axis=-1)
    ends = zip(firsts[near], lasts[near], strict=True)
    return [
        (int(first), int(last), int(kind), float(score))
        for (first, last), kind, score in zip(ends, kinds, some, strict=True)
        if score >= threshold
    ]


@lru_cache(maxsize=256)
def _spans_within(count: int, width: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return first and last words of all spans of so many words at most, in the order of both."""
    gap = np.arange(count)[None, :] - np.arange(count)[:, None]
    firsts, lasts = np.nonzero((gap >= 0) & (gap < width))
    return firsts, lasts
