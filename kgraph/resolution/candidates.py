"""Which things may be one although they are spelt differently: few pairs out of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import Final

from kgraph.resolution.clusters import Cluster
from kgraph.resolution.spellings import letters_of, sound_of, words_of

_LARGEST_BLOCK: Final = 60
"""A key that more things share tells too little."""
_NAME: Final = "name"

Pair = tuple[int, int]


def find_pairs(clusters: Sequence[Cluster]) -> list[Pair]:
    """Return the pairs of clusters to be weighed, as numbers, the smaller first; sorted.

    A pair has a key in common (a name, the sound of a name, the first letter of one part and the
    other part, the initials), one is a part of the other, or they stand side by side when names
    are sorted from the front or from the back. So the number of pairs grows with the number of
    things, not with its square.

    Source:
        Hernández and Stolfo 1995, "The merge/purge problem for large databases" (sorted
        neighbourhood); Christen 2012, "Data Matching", chapter 4 (blocking).
    """
    pairs: set[Pair] = set()
    for block in _blocks(clusters):
        pairs.update(combinations(sorted(block), 2))
    pairs.update(_parts(clusters))
    for order in (_from_front, _from_back):
        named = sorted((order(cluster.name), number) for number, cluster in enumerate(clusters))
        pairs.update(_pair(one, other) for (_, one), (_, other) in pairwise(named))
    return sorted(pairs)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _blocks(clusters: Sequence[Cluster]) -> Iterator[list[int]]:
    by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for key in set(_keys(cluster)):
            by_key[key].append(number)
    for key, block in by_key.items():
        if 1 < len(block) <= _LARGEST_BLOCK or (key[0] == _NAME and len(block) > 1):
            yield block[:_LARGEST_BLOCK]


def _keys(cluster: Cluster) -> Iterator[tuple[str, ...]]:
    yield from ((_NAME, alias) for alias in cluster.aliases)
    for name in cluster.frequent_names:
        words = words_of(name)
        yield "sound", sound_of(letters_of(name))
        if cluster.is_person and len(words) > 1:
            yield "ends", words[0][0], words[-1]
            yield "sounds", sound_of(words[0]), sound_of(words[-1])
        elif len(words) > 2:
            yield _NAME, "".join(word[0] for word in words)


def _parts(clusters: Sequence[Cluster]) -> Iterator[Pair]:
    """Yield each single name of a person with the full names that begin or end in it."""
    full: dict[str, set[int]] = defaultdict(set)
    single: dict[str, set[int]] = defaultdict(set)
    for number, cluster in enumerate(clusters):
        for words in map(words_of, cluster.frequent_names if cluster.is_person else ()):
            for word in {words[0], words[-1]} if words else ():
                (full if len(words) > 1 else single)[word].add(number)
    for word, names in single.items():
        several = sorted(full.get(word, ()))[:_LARGEST_BLOCK]
        pairs = product(sorted(names)[:_LARGEST_BLOCK], several)
        yield from (_pair(*pair) for pair in pairs if pair[0] != pair[1])


def _from_front(name: str) -> str:
    return letters_of(name)


def _from_back(name: str) -> str:
    return letters_of(name)[::-1]
