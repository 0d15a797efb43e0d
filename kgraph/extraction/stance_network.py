"""How a link is put, as a small trained network reads the words around its two things.

The language network's states of the words (``doc.tensor``), the words themselves and where each
stands from subject and object go through a few layers of self-attention (Vaswani and others 2017,
"Attention Is All You Need"), so that what denies one pair of a sentence and not another is told
apart. Fitted by ``python -m kgraph.training stances`` on passages that say of each link how it is
put.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import IO, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kgraph.extraction.word_vectors import vectors_of
from kgraph.language.decoding import gelu, sigmoid, softmax

WEIGHTS: Final = "stances.npz"
FARTHEST: Final = 20
"""Words beyond which a distance is all the same."""
UNKNOWN: Final = 0
"""Number of a word, and of a link, that was not seen in training."""
NORM: Final = 1e-5
LISTED: Final = ("vocabulary", "known_predicates")
"""What is stored as words, one a line; the first has number 1."""
STEP: Final = ":step"
"""What the name ends with under which the size of a step of another's whole numbers is stored."""

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Ends = tuple[int, int]
"""First and last word of a thing."""
Stance = tuple[float, ...]
"""How likely a link is denied, then how likely each modality; see ``labels.STANCES``."""


class Window(NamedTuple):
    """The words around a link: their states ``[words, numbers]``, themselves, and the link."""

    states: NDArray[np.int8]
    words: Sequence[str]
    subject: Ends
    object: Ends
    predicate: str


class Inputs(NamedTuple):
    """A window in numbers, each ``[words]``: words, roles (1 subject, 2 object), distances."""

    words: Integers
    roles: Integers
    from_subject: Integers
    from_object: Integers


def inputs_of(window: Window, vocabulary: Mapping[str, int]) -> Inputs:
    """Return a window in numbers; distances run from 0 to twice ``FARTHEST``."""
    number = np.arange(len(window.words))
    roles = np.zeros(len(number), dtype=np.int64)
    distances = []
    for role, (first, last) in enumerate((window.subject, window.object), 1):
        roles[first : last + 1] = role
        gap = np.where(number < first, number - first, np.maximum(0, number - last))
        distances.append(gap.clip(-FARTHEST, FARTHEST) + FARTHEST)
    words = [vocabulary.get(word, UNKNOWN) for word in window.words]
    return Inputs(np.array(words, dtype=np.int64), roles, *distances)


@dataclass(frozen=True, slots=True)
class StanceNetwork:
    """The network with its weights by name, its vocabulary, and the links it knows, by number."""

    weights: Mapping[str, Floats]
    vocabulary: Mapping[str, int]
    predicates: Mapping[str, int]

    def read(self, window: Window) -> Stance:
        """Return the probability that a link is denied, then that of each modality."""
        known = self.weights
        inputs = inputs_of(window, self.vocabulary)
        told = known["predicates"][self.predicates.get(window.predicate, UNKNOWN)]
        rows = (window.states.astype(np.float32) - known["mean"]) / known["spread"]
        hidden: Floats = self._linear(rows, "states")
        hidden += known["words"][inputs.words] @ known["word_map"]
        hidden += vectors_of(window.words) @ known["vectors"]
        hidden += known["roles"][inputs.roles] + told
        hidden += known["from_subject"][inputs.from_subject]
        hidden += known["from_object"][inputs.from_object]
        number = np.arange(len(hidden))
        gap = (number[None] - number[:, None]).clip(-FARTHEST, FARTHEST) + FARTHEST
        for layer in range(len(known["gaps"])):
            hidden = self._layer(hidden, gap, layer=layer)
        logits = self._decide(self._normed(hidden, "last"), inputs.roles, told=told)
        return (float(sigmoid(logits[:1])[0]), *map(float, softmax(logits[1:])))

    def _layer(self, hidden: Floats, gap: Integers, *, layer: int) -> Floats:
        known, words = self.weights, len(hidden)
        bias = known["gaps"][layer][:, gap]
        packed = self._linear(self._normed(hidden, f"{layer}.before"), f"{layer}.attention")
        query, key, value = packed.reshape(words, 3, len(bias), -1).transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1) * query.shape[-1] ** -0.5 + bias
        mixed = (softmax(scores) @ value).transpose(1, 0, 2).reshape(words, -1)
        hidden = hidden + self._linear(mixed, f"{layer}.mix")
        inner = gelu(self._linear(self._normed(hidden, f"{layer}.after"), f"{layer}.widen"))
        return hidden + self._linear(inner, f"{layer}.narrow")

    def _decide(self, hidden: Floats, roles: Integers, *, told: Floats) -> Floats:
        ends = [hidden[_at(roles, role)].mean(axis=0) for role in (1, 2)]
        query = self._linear(np.concatenate([*ends, told]), "query")
        scores = self._linear(hidden, "key") @ query * len(query) ** -0.5
        told_by = softmax(scores) @ hidden
        inner = gelu(self._linear(np.concatenate([*ends, told_by, told]), "hidden"))
        return self._linear(inner, "stance")

    def _linear(self, rows: Floats, name: str) -> Floats:
        return np.asarray(rows @ self.weights[name] + self.weights[f"{name}_bias"], np.float32)

    def _normed(self, rows: Floats, name: str) -> Floats:
        mean, variance = rows.mean(axis=-1, keepdims=True), rows.var(axis=-1, keepdims=True)
        even = (rows - mean) / np.sqrt(variance + NORM)
        scale, shift = self.weights[f"{name}_scale"], self.weights[f"{name}_shift"]
        return np.asarray(even * scale + shift, dtype=np.float32)


def _at(roles: Integers, role: int) -> NDArray[np.bool_]:
    """Return where a thing stands: where one word is both, at the other."""
    found = roles == role
    return found if found.any() else roles > 0


@lru_cache(maxsize=1)
def stance_network() -> StanceNetwork:
    """Return the network that comes with kgraph."""
    with resources.files("kgraph.extraction").joinpath(WEIGHTS).open("rb") as file:
        return read_network(file)


def read_network(file: IO[bytes]) -> StanceNetwork:
    """Return a stored network: what is in whole numbers has a step for each column."""
    table = np.load(file)
    listed = {name: str(table[name]).split("\n") for name in LISTED}
    weights = {}
    for name in table.files:
        if name not in LISTED and not name.endswith(STEP):
            step = table[f"{name}{STEP}"] if f"{name}{STEP}" in table.files else 1.0
            weights[name] = table[name].astype(np.float32) * np.float32(step)
    vocabulary, predicates = (
        {word: number for number, word in enumerate(listed[name], UNKNOWN + 1)} for name in LISTED
    )
    return StanceNetwork(weights, vocabulary, predicates)
