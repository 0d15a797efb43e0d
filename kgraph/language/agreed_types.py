"""The types of mentions, by what the network says of each and of those that go with it.

The mentions of one chain are one thing, and so of one type; those of one noun are most often of
one type within a text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Final

import numpy as np

from kgraph.language.decoding import Floats

_CHAIN: Final = 0.3
_NOUN: Final = 0.4
_PRONOUN: Final = 0.5
"""What a pronoun's own type counts for the others of its chain."""
_LEAST: Final = 1e-4


def agreed_types(types: Floats, *, chains: Sequence[int], nouns: Sequence[str | None]) -> list[int]:
    """Return the type of each mention.

    Args:
        types: ``[mentions, types]``, how likely each is.
        chains: The number of each mention's chain.
        nouns: The lemma of each mention's head, ``None`` for a pronoun.
    """
    if not len(types):
        return []
    own = np.log(np.maximum(types / np.maximum(types.sum(axis=1, keepdims=True), _LEAST), _LEAST))
    counts = np.array([_PRONOUN if noun is None else 1.0 for noun in nouns], dtype=np.float32)
    told = own + _CHAIN * _others(own, chains, counts=counts)
    told += _NOUN * _others(own, nouns, counts=np.ones(len(own), dtype=np.float32))
    return [int(each) for each in told.argmax(axis=1)]


def _others(own: Floats, keys: Sequence[Hashable | None], *, counts: Floats) -> Floats:
    """Return what the others of one key say, less for each the more they are."""
    found = np.zeros_like(own)
    for rows in _groups(keys):
        weights = counts[rows][:, None]
        said = own[rows] * weights
        others = np.maximum(weights.sum() - weights, 1.0)
        found[rows] = (said.sum(axis=0) - said) / np.sqrt(others)
    return found


def _groups(keys: Sequence[Hashable | None]) -> list[list[int]]:
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if key is not None:
            by_key[key].append(number)
    return [rows for rows in by_key.values() if len(rows) > 1]
