"""Clusters under different names -> clusters of one thing each."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from kgraph.model import Join
from kgraph.resolution.candidates import Pair, find_pairs
from kgraph.resolution.clusters import Cluster, by_size
from kgraph.resolution.decisions import (
    CERTAIN_NAME,
    ENOUGH,
    SOUNDS_LIKE,
    NameWeigher,
    Weighing,
    contradict,
    score_circumstances,
    share_document,
    weigh_circumstances,
)
from kgraph.resolution.spellings import words_of
from kgraph.resolution.unions import Unions

_CLEAR_LEAD = 1.0


class Match(NamedTuple):
    """Two clusters that may be one, by number: what the names say, and the sum of all."""

    one: int
    other: int
    names: Weighing
    score: float

    @property
    def order(self) -> tuple[float, int, int]:
        """What matches are sorted by: the surest first."""
        return (-self.score, self.one, self.other)


Told: TypeAlias = Callable[[int, int], tuple[str, ...]]
"""Gives what speaks for two clusters apart from the names, by number, as they were at first."""


def match(clusters: Iterable[Cluster], *, weigher: NameWeigher) -> list[Cluster]:
    """Return clusters that are one thing put together, the largest first.

    Whole names come first, then single names that may be part of one. The surest pairs come
    first, and each is weighed again with what was put together before it.
    """
    whole = by_size(clusters)
    for parts in (False, True):
        whole = unite(whole, find_pairs(whole), weigher=weigher, parts=parts)
    return whole


def unite(
    clusters: Sequence[Cluster], pairs: Iterable[Pair], *, weigher: NameWeigher, parts: bool
) -> list[Cluster]:
    """Return clusters put together by whole names, or by parts of names, the largest first.

    Clusters that no chain of pairs leads to from others can be put together without them.

    Args:
        clusters: Clusters, the largest first.
        pairs: Those that may be one, as numbers, the smaller first.
        weigher: Weighs names.
        parts: Look at single names of persons that may be part of longer ones, and at no others.
    """
    found: list[Match] = []
    told: dict[Pair, tuple[str, ...]] = {}
    for pair in pairs:
        one, other = clusters[pair[0]], clusters[pair[1]]
        if parts != (is_part(one, other) or is_part(other, one)):
            continue  # parts of names come after whole ones
        names = weigher.weigh(one, other)
        score = None if names is None else score_match(one, other, names=names)
        if names is not None and score is not None:
            found.append(Match(*pair, names, score))
            told[pair] = weigh_circumstances(one, other).reasons
    return unite_found(clusters, found, parts=parts, told=lambda *pair: told[pair])


def unite_found(
    clusters: Sequence[Cluster], found: Iterable[Match], *, parts: bool, told: Told
) -> list[Cluster]:
    """Return clusters put together by matches that were weighed already, the largest first.

    Args:
        clusters: Clusters, the largest first.
        found: All pairs of them that ``score_match`` gives a score, by whole names or by parts.
        parts: Whether it is by parts.
        told: Gives the reasons for these; asked where a reason is noted.
    """
    return _Matching(clusters, told).united(_clear(clusters, found) if parts else found)


def score_match(one: Cluster, other: Cluster, *, names: Weighing) -> float | None:
    """Return what speaks for one thing as two clusters are now, ``None`` where they are not one."""
    if _are_apart(one, other, names=names):
        return None
    score = names.score + score_circumstances(one, other)
    return score if score > ENOUGH else None


def _are_apart(one: Cluster, other: Cluster, *, names: Weighing) -> bool:
    """Say whether two clusters cannot be one, whatever speaks for it."""
    if contradict(one, other):
        return True
    is_doubtful = names.score < CERTAIN_NAME and SOUNDS_LIKE not in names.reasons
    return is_doubtful and share_document(one, other)


def is_part(short: Cluster, long: Cluster) -> bool:
    """Say whether one is a single name of a person, and the other has several words."""
    return short.is_person and len(words_of(short.name)) == 1 < len(words_of(long.name))


def _clear(clusters: Sequence[Cluster], found: Iterable[Match]) -> list[Match]:
    """Keep of the full names that a part may belong to the best, if it leads clearly."""
    rivals: dict[int, list[Match]] = defaultdict(list)
    for each in sorted(found, key=lambda match: match.order):
        for part, full in ((each.one, each.other), (each.other, each.one)):
            if is_part(clusters[part], clusters[full]):
                rivals[part].append(each)
    return [
        best
        for best, *rest in rivals.values()
        if not rest or best.score - rest[0].score >= _CLEAR_LEAD
    ]


class _Matching:
    """Puts clusters together, the surest pair first.

    ``_changed`` says behind how many unions each cluster was as it took another for the last time:
    a pair is weighed again only where one of the two has changed since.
    """

    def __init__(self, clusters: Sequence[Cluster], told: Told) -> None:
        self._clusters = clusters
        self._told = told
        self._later: dict[Pair, tuple[str, ...]] = {}
        self._unions = Unions(len(clusters))
        self._changed = [0] * len(clusters)
        self._turn = 0

    def united(self, found: Iterable[Match]) -> list[Cluster]:
        """Return the clusters put together."""
        # The first three tell all apart, so that nothing behind them is compared.
        waiting = [(-each.score, each.one, each.other, 0, each.names) for each in found]
        heapq.heapify(waiting)
        root, changed = self._unions.root, self._changed
        while waiting:
            below, one, other, turn, names = heapq.heappop(waiting)
            first, second = root(one), root(other)
            if first == second:
                continue
            if max(changed[first], changed[second]) > turn:
                score = score_match(self._clusters[first], self._clusters[second], names=names)
                if score is None:
                    continue
                if score < -below:
                    self._note_later((one, other), (first, second))
                    heapq.heappush(waiting, (-score, one, other, self._turn, names))
                    continue
            self._unite((one, other), (first, second), names=names)
        return by_size(each for n, each in enumerate(self._clusters) if root(n) == n)

    def _note_later(self, pair: Pair, roots: Pair) -> None:
        weighed = weigh_circumstances(*(self._clusters[each] for each in roots))
        self._later[pair] = weighed.reasons

    def _unite(self, pair: Pair, roots: Pair, *, names: Weighing) -> None:
        large, small = (self._clusters[each] for each in pair)
        label, to = small.name, large.name
        kept = self._unions.join(*roots)
        self._clusters[kept].take(self._clusters[max(roots)])
        self._turn += 1
        self._changed[kept] = self._turn
        if label != to:
            told = self._later[pair] if pair in self._later else self._told(*pair)
            self._clusters[kept].joins.append(Join(label, to, "; ".join((*names.reasons, *told))))
