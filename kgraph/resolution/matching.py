"""Clusters under different names -> clusters of one thing each."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Match:
    """Two clusters that may be one, by number, and what the names and all say of it."""

    one: int
    other: int
    names: Weighing
    whole: Weighing

    @property
    def order(self) -> tuple[float, int, int]:
        """What matches are sorted by: the surest first."""
        return (-self.whole.score, self.one, self.other)


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

    Pairs that ``may_match`` denies can be left out. Clusters that no chain of pairs leads to from
    others can be put together without them.

    Args:
        clusters: Clusters, the largest first.
        pairs: Those that may be one, as numbers, the smaller first.
        weigher: Weighs names.
        parts: Look at single names of persons that may be part of longer ones, and at no others.
    """
    return _Matching(clusters, weigher).united(pairs, parts=parts)


def may_match(one: Cluster, other: Cluster, *, names: Weighing) -> bool:
    """Say whether two clusters may be one as they are now, given what their names say."""
    if _are_apart(one, other, names=names):
        return False
    return names.score + score_circumstances(one, other) > ENOUGH


def _are_apart(one: Cluster, other: Cluster, *, names: Weighing) -> bool:
    """Say whether two clusters cannot be one, whatever speaks for it."""
    if contradict(one, other):
        return True
    is_doubtful = names.score < CERTAIN_NAME and SOUNDS_LIKE not in names.reasons
    return is_doubtful and share_document(one, other)


def is_part(short: Cluster, long: Cluster) -> bool:
    """Say whether one is a single name of a person, and the other has several words."""
    return short.is_person and len(words_of(short.name)) == 1 < len(words_of(long.name))


class _Matching:
    def __init__(self, clusters: Sequence[Cluster], weigher: NameWeigher) -> None:
        self._clusters = clusters
        self._weigher = weigher
        self._unions = Unions(len(clusters))

    def united(self, pairs: Iterable[Pair], *, parts: bool) -> list[Cluster]:
        """Return the clusters put together by whole names, or by parts of names."""
        concerned = (pair for pair in pairs if self.concerns(pair, parts=parts))
        found = [each for each in map(self.weighed, concerned) if each is not None]
        self._unite_all(self._clear(found) if parts else found)
        root = self._unions.root
        return by_size(each for n, each in enumerate(self._clusters) if root(n) == n)

    def concerns(self, pair: Pair, *, parts: bool) -> bool:
        """Say whether it is time for a pair: parts of names come after whole ones."""
        return parts == bool(self._sides_of_part(*pair))

    def weighed(self, pair: Pair) -> _Match | None:
        """Return the match of two clusters, ``None`` where they are not one."""
        one, other = pair
        names = self._weigher.weigh(self._clusters[one], self._clusters[other])
        return None if names is None else self._match(one, other, names=names)

    def _match(self, one: int, other: int, *, names: Weighing) -> _Match | None:
        """Return the match of two clusters as they are now, ``None`` where they are not one."""
        first = self._clusters[self._unions.root(one)]
        second = self._clusters[self._unions.root(other)]
        if first is second or _are_apart(first, second, names=names):
            return None
        whole = names + weigh_circumstances(first, second)
        return _Match(one, other, names, whole) if whole.score > ENOUGH else None

    def _unite_all(self, found: Iterable[_Match]) -> None:
        waiting = [(each.order, each) for each in found]
        heapq.heapify(waiting)
        while waiting:
            _, best = heapq.heappop(waiting)
            now = self._match(best.one, best.other, names=best.names)
            if now is None:
                continue
            if now.whole.score < best.whole.score:
                heapq.heappush(waiting, (now.order, now))
            else:
                self._unite(best)

    def _unite(self, found: _Match) -> None:
        large, small = self._clusters[found.one], self._clusters[found.other]
        join = Join(small.name, large.name, "; ".join(found.whole.reasons))
        one, other = self._unions.root(found.one), self._unions.root(found.other)
        kept, gone = self._clusters[min(one, other)], self._clusters[max(one, other)]
        self._unions.join(one, other)
        kept.take(gone)
        if join.label != join.to:
            kept.joins.append(join)

    def _clear(self, found: Iterable[_Match]) -> list[_Match]:
        """Keep of the full names that a part may belong to the best, if it leads clearly."""
        rivals: dict[int, list[_Match]] = defaultdict(list)
        for each in sorted(found, key=lambda match: match.order):
            for part in self._sides_of_part(each.one, each.other):
                rivals[part].append(each)
        return [
            best
            for best, *rest in rivals.values()
            if not rest or best.whole.score - rest[0].whole.score >= _CLEAR_LEAD
        ]

    def _sides_of_part(self, one: int, other: int) -> list[int]:
        """Return the side of a pair that is a single name of a person, where one is."""
        sides = ((one, other), (other, one))
        return [n for n, full in sides if is_part(self._clusters[n], self._clusters[full])]
