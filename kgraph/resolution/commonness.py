"""How common names are in all documents, and how little a common one says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kgraph.resolution.spellings import words_of


@dataclass(frozen=True, slots=True)
class Commonness:
    """How common names and their parts are.

    ``names`` counts different full names of persons, by their first and last words; ``firsts``
    and ``lasts`` how many of them have a word in that place, where it is more than one.
    ``shared`` are the words that several of them have.
    """

    shared: Collection[str] = frozenset()
    firsts: Mapping[str, int] = field(default_factory=dict)
    lasts: Mapping[str, int] = field(default_factory=dict)
    names: int = 0

    def namesakes(self, words: tuple[str, ...]) -> float:
        """Return how many other people may be expected to bear a full name by chance."""
        first, last = self.firsts.get(words[0], 1), self.lasts.get(words[-1], 1)
        return (first - 1) * (last - 1) / max(self.names, 1)


def commonness_of(names: Iterable[str]) -> Commonness:
    """Return how common the names of persons are, full ones and others."""
    owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
    firsts: dict[str, set[str]] = defaultdict(set)
    lasts: dict[str, set[str]] = defaultdict(set)
    full = {(words[0], words[-1]) for words in map(words_of, names) if len(words) > 1}
    for first, last in full:
        firsts[first].add(last)
        lasts[last].add(first)
        for part in {first, last}:
            owners[part].add((first, last))
    return Commonness(
        shared={part for part, found in owners.items() if len(found) > 1},
        firsts={part: len(found) for part, found in firsts.items() if len(found) > 1},
        lasts={part: len(found) for part, found in lasts.items() if len(found) > 1},
        names=len(full),
    )
