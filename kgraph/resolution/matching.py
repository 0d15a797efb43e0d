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
    whole = _Matching(by_size(clusters), weigher).united(parts=False)
    return _Matching(whole, weigher).united(parts=True)


class _Matching:
    def __init__(self, clusters: Sequence[Cluster], weigher: NameWeigher) -> None:
        self._clusters = clusters
        self._weigher = weigher
        self._unions = Unions(len(clusters))

    def united(self, *, parts: bool) -> list[Cluster]:
        """Return the clusters put together by whole names, or by parts of names."""
        found = [
            each
            for each in map(self._weighed, find_pairs(self._clusters))
            if each is not None and parts == bool(self._sides_of_part(each))
        ]
        self._unite_all(self._clear(found) if parts else found)
        root = self._unions.root
        return by_size(each for n, each in enumerate(self._clusters) if root(n) == n)

    def _weighed(self, pair: Pair) -> _Match | None:
        one, other = pair
        names = self._weigher.weigh(self._clusters[one], self._clusters[other])
        return None if names is None else self._match(one, other, names=names)

    def _match(self, one: int, other: int, *, names: Weighing) -> _Match | None:
        """Return the match of two clusters as they are now, ``None`` where they are not one."""
        first = self._clusters[self._unions.root(one)]
        second = self._clusters[self._unions.root(other)]
        if first is second or contradict(first, second):
            return None
        apart = names.score < CERTAIN_NAME and SOUNDS_LIKE not in names.reasons
        if apart and share_document(first, second):
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
            for part in self._sides_of_part(each):
                rivals[part].append(each)
        return [
            best
            for best, *rest in rivals.values()
            if not rest or best.whole.score - rest[0].whole.score >= _CLEAR_LEAD
        ]

    def _sides_of_part(self, found: _Match) -> list[int]:
        """Return the side of a match that is a single name of a person, where one is."""
        sides = ((found.one, found.other), (found.other, found.one))
        return [part for part, full in sides if self._is_part(part, full)]

    def _is_part(self, part: int, full: int) -> bool:
        short, long = self._clusters[part], self._clusters[full]
        return short.is_person and len(words_of(short.name)) == 1 < len(words_of(long.name))
