"""Pairs of clusters in files, weighed: which may be one, and how much speaks for it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from kgraph.resolution.clusters import Cluster
from kgraph.resolution.decisions import (
    NameWeigher,
    Weighing,
    hang_on_mentions,
    told_by_mentions,
)
from kgraph.resolution.matching import Match, score_match
from kgraph.tables.cluster_files import ClusterReader
from kgraph.tables.engine import Means, parquet, rows_of
from kgraph.tables.gathering import read_weigher

_AT_ONCE: Final = 50_000
_MOST_HELD: Final = 200_000
_FOUND: Final = pa.schema(
    [
        ("a", pa.int64()),
        ("b", pa.int64()),
        ("names", pa.float64()),
        ("reasons", pa.string()),
        ("score", pa.float64()),
    ]
)


@dataclass(frozen=True, slots=True)
class PairOrder:
    """Which pairs, or what they connect, to look at: a task of a step."""

    means: Means
    step: str
    task: int
    parts: bool = False


def weigh_pairs(order: PairOrder) -> None:
    """Write those of some pairs that may be one, with what was weighed."""
    source = order.means.folder / f"{order.step}-pairs" / f"task={order.task}"
    if not source.exists():
        return
    reader = ClusterReader(order.means.folder, order.step)
    weigher = _PairWeigher(reader, read_weigher(order.means.folder))
    found: list[Match] = []
    target = order.means.folder / f"{order.step}-found" / f"{order.task}.parquet"
    # What sounds or is spelt alike stands together, so that most clusters are at hand.
    query = f"SELECT a, b FROM {parquet(source / '*.parquet')} ORDER BY place, a, b"
    with pq.ParquetWriter(target, _FOUND) as writer:
        for one, other in rows_of(query, order.means):
            match = weigher.match(one, other)
            if match is not None:
                found.append(match)
            if len(found) >= _AT_ONCE:
                writer.write_table(_table(found))
                found = []
        writer.write_table(_table(found))
    reader.close()


class _PairWeigher:
    """Weighs pairs; many clusters share their names, and these are weighed once."""

    def __init__(self, reader: ClusterReader, weigher: NameWeigher) -> None:
        self._reader, self._weigher = reader, weigher
        self._names: dict[int, Cluster] = {}
        self._weighed: dict[tuple[int, int], Weighing | None] = {}
        self._mentioned: dict[tuple[int, int, Hashable], Weighing | None] = {}

    def match(self, one: int, other: int) -> Match | None:
        """Return the match of two clusters, ``None`` where they are not one."""
        names = self._weigh(one, other)
        if names is None:
            return None
        first, second = self._reader.at_hand(one), self._reader.at_hand(other)
        if hang_on_mentions(first, second):
            names = self._weigh_mentioned((one, other), (first, second)) or names
        score = score_match(first, second, names=names)
        return None if score is None else Match(one, other, names, score)

    def _weigh(self, one: int, other: int) -> Weighing | None:
        """Return what the names say, wherever and however often they stand."""
        key = self._reader.spelling(one), self._reader.spelling(other)
        if key not in self._weighed:
            _make_room(self._weighed)
            first, second = self._spelt(one, key[0]), self._spelt(other, key[1])
            self._weighed[key] = self._weigher.weigh(first, second)
        return self._weighed[key]

    def _weigh_mentioned(
        self, numbers: tuple[int, int], clusters: tuple[Cluster, Cluster]
    ) -> Weighing | None:
        """Return what the names say, with where and how often they stand."""
        one, other = (self._reader.spelling(each) for each in numbers)
        key = one, other, told_by_mentions(*clusters)
        if key not in self._mentioned:
            _make_room(self._mentioned)
            self._mentioned[key] = self._weigher.weigh(*clusters)
        return self._mentioned[key]

    def _spelt(self, number: int, spelling: int) -> Cluster:
        if spelling not in self._names:
            _make_room(self._names, most=_MOST_HELD // 10)
            self._names[spelling] = self._reader.names(number)
        return self._names[spelling]


def _make_room(held: dict[Any, Any], *, most: int = _MOST_HELD) -> None:
    """Forget all that is held where it is more than may be."""
    if len(held) > most:
        held.clear()


def _table(found: Sequence[Match]) -> pa.Table:
    columns = (
        [each.one for each in found],
        [each.other for each in found],
        [each.names.score for each in found],
        ["\n".join(each.names.reasons) for each in found],
        [each.score for each in found],
    )
    pairs = zip(columns, _FOUND, strict=True)
    return pa.Table.from_arrays([pa.array(c, f.type) for c, f in pairs], schema=_FOUND)
