"""How common names are in all documents, and how little a common one says."""

from __future__ import annotations

from collections import Counter
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
    full = {(words[0], words[-1]) for words in map(words_of, names) if len(words) > 1}
    firsts = Counter(first for first, _ in full)
    lasts = Counter(last for _, last in full)
    parts = Counter(part for pair in full for part in set(pair))
    return Commonness(
        shared={part for part, count in parts.items() if count > 1},
        firsts={part: count for part, count in firsts.items() if count > 1},
        lasts={part: count for part, count in lasts.items() if count > 1},
        names=len(full),
    )
