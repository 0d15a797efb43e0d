"""Which things may be one although they are spelt differently: few pairs out of all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import Final

from kgraph.resolution.clusters import Cluster, swept_name
from kgraph.resolution.spellings import letters_of, sound_of, words_of

LARGEST_BLOCK: Final = 60
"""A key that more things share tells too little."""
NAME: Final = "name"
"""What a key begins with of which so many are compared even where more share it."""

OF_ONE_NAME: Final = 3
"""Where more share a key, so many of each name are compared: the largest."""

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
    for order in (from_front, from_back):
        named = sorted((order(cluster.name), number) for number, cluster in enumerate(clusters))
        pairs.update(_pair(one, other) for (_, one), (_, other) in pairwise(named))
    return sorted(pairs)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _blocks(clusters: Sequence[Cluster]) -> Iterator[list[int]]:
    by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
    known: Counter[str] = Counter()
    nth = []
    for number, cluster in enumerate(clusters):
        name = swept_name(cluster)
        known[name] += 1
        nth.append(known[name])
        for key in set(keys_of(cluster)):
            by_key[key].append(number)
    for key, block in by_key.items():
        if key[0] == NAME:
            yield block[:LARGEST_BLOCK]
        elif len(block) <= LARGEST_BLOCK:
            yield block
        else:
            few = [number for number in block if nth[number] <= OF_ONE_NAME]
            yield few if len(few) <= LARGEST_BLOCK else []


def keys_of(cluster: Cluster) -> Iterator[tuple[str, ...]]:
    """Yield what things that may be one have in common, some of it more than once."""
    yield from ((NAME, alias) for alias in cluster.aliases)
    for name in cluster.frequent_names:
        words = words_of(name)
        yield "sound", sound_of(letters_of(name))
        if cluster.is_person and len(words) > 1:
            yield "ends", words[0][0], words[-1]
            yield "sounds", sound_of(words[0]), sound_of(words[-1])
        elif len(words) > 2:
            yield NAME, "".join(word[0] for word in words)


def _parts(clusters: Sequence[Cluster]) -> Iterator[Pair]:
    """Yield each single name of a person with the full names that begin or end in it."""
    full: dict[str, set[int]] = defaultdict(set)
    single: dict[str, set[int]] = defaultdict(set)
    for number, cluster in enumerate(clusters):
        for word, is_whole in parts_of(cluster):
            (single if is_whole else full)[word].add(number)
    for word, names in single.items():
        several = sorted(full.get(word, ()))[:LARGEST_BLOCK]
        pairs = product(sorted(names)[:LARGEST_BLOCK], several)
        yield from (_pair(*pair) for pair in pairs if pair[0] != pair[1])


def parts_of(cluster: Cluster) -> set[tuple[str, bool]]:
    """Return the first and last words of a person's names, and whether each is a whole name."""
    names = map(words_of, cluster.frequent_names if cluster.is_person else ())
    return {(word, len(words) == 1) for words in names if words for word in (words[0], words[-1])}


def from_front(name: str) -> str:
    """Return what stands side by side with names that begin alike."""
    return letters_of(name)


def from_back(name: str) -> str:
    """Return what stands side by side with names that end alike."""
    return letters_of(name)[::-1]
