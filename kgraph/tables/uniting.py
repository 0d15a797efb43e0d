"""Clusters in files -> those of one thing put together, few at a time.

DuckDB finds the pairs that ``find_pairs`` finds; processes weigh them; what a chain of pairs
connects is put together by ``unite_found``, as resolution in memory does, and then by ``sweep``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, TypeAlias

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from kgraph.resolution.candidates import LARGEST_BLOCK, NAME, OF_ONE_NAME
from kgraph.resolution.clusters import Cluster
from kgraph.resolution.decisions import Weighing, weigh_circumstances
from kgraph.resolution.homonyms import sweep
from kgraph.resolution.matching import Match, unite_found
from kgraph.tables.cluster_files import (
    ClusterReader,
    ClusterWriter,
    write_order,
)
from kgraph.tables.engine import Crew, Means, parquet, quoted_path, rows_of, whole_engine
from kgraph.tables.gathering import read_weigher
from kgraph.tables.pairs import PairOrder, weigh_pairs

Rows: TypeAlias = Sequence[tuple[Any, ...]]
Together: TypeAlias = Callable[[Rows, ClusterReader], list[Cluster]]

_JOINED: Final = pa.schema([("member", pa.int64()), ("root", pa.int64())])

_PAIRS: Final = """
COPY (
    WITH keys AS (
        SELECT unnest(blocks) AS key, n, row_number() OVER (PARTITION BY letters ORDER BY n) AS nth
        FROM live
    ),
    groups AS (
        SELECT key, count(*) <= {most} OR starts_with(key, '{name}') AS is_whole,
        count(*) FILTER (nth <= {of_one_name}) AS few
        FROM keys GROUP BY key HAVING count(*) > 1
    ),
    blocks AS (
        SELECT list(n ORDER BY n)[1:{most}] AS block
        FROM keys JOIN groups USING (key)
        WHERE is_whole OR (few <= {most} AND nth <= {of_one_name})
        GROUP BY key
    ),
    wholes AS (
        SELECT word, list(n ORDER BY n)[1:{most}] AS singles
        FROM (SELECT unnest(wholes) AS word, n FROM live) GROUP BY word
    ),
    ends AS (
        SELECT word, list(n ORDER BY n)[1:{most}] AS "full"
        FROM (SELECT unnest(ends) AS word, n FROM live) GROUP BY word
    ),
    pairs AS (
        SELECT a, b FROM (
            SELECT a, unnest(block) AS b FROM (SELECT unnest(block) AS a, block FROM blocks)
        ) WHERE a < b
        UNION
        SELECT least(a, b), greatest(a, b) FROM (
            SELECT a, unnest("full") AS b
            FROM (SELECT unnest(singles) AS a, "full" FROM wholes JOIN ends USING (word))
        ) WHERE a <> b
        UNION
        SELECT least(a, b), greatest(a, b) FROM (
            SELECT n AS a, lead(n) OVER (ORDER BY front, n) AS b FROM live
        ) WHERE b IS NOT NULL
        UNION
        SELECT least(a, b), greatest(a, b) FROM (
            SELECT n AS a, lead(n) OVER (ORDER BY back, n) AS b FROM live
        ) WHERE b IS NOT NULL
    )
    SELECT a, b, one.place AS place, one.place * {tasks} // (SELECT count(*) FROM live) AS task
    FROM pairs
    JOIN live AS one ON one.n = a JOIN live AS other ON other.n = b
    WHERE {parts} = (
        (one.is_person AND one.words = 1 AND other.words > 1)
        OR (other.is_person AND other.words = 1 AND one.words > 1)
    )
) TO '{to}' (FORMAT parquet, PARTITION_BY (task))
"""


def unite_all(means: Means, crew: Crew) -> None:
    """Put together what is one, and write which cluster each of the gathered ones is in now."""
    folder = means.folder
    with whole_engine(means) as engine:
        engine.execute(f"CREATE TABLE clusters AS SELECT * FROM {parquet(folder / 'index' / '*')}")
        engine.execute("CREATE TABLE roots AS SELECT gid AS member, gid AS root FROM clusters")
        for parts in (False, True):
            _unite(engine, means, crew=crew, parts=parts)
        _sweep(engine, means, crew=crew)
        _write_order(engine, means, step="all")
        engine.execute(f"COPY roots TO '{quoted_path(folder / 'roots.parquet')}' (FORMAT parquet)")


def _write_order(engine: duckdb.DuckDBPyConnection, means: Means, *, step: str) -> int:
    """Number the clusters in the order of size, those of words only in the last step."""
    named = "" if step == "all" else "WHERE is_named"
    engine.execute("DROP TABLE IF EXISTS live")
    engine.execute(
        "CREATE TABLE live AS SELECT *, row_number() OVER (ORDER BY size DESC, doc, number) - 1 "
        f"AS n, row_number() OVER (ORDER BY front) - 1 AS place FROM clusters {named}"
    )
    rows = engine.sql(
        'SELECT file, "offset", length, gid, spelt FROM live ORDER BY n'
    ).to_arrow_table()
    write_order(means.folder, step, rows=rows)
    return len(rows)


def _unite(engine: duckdb.DuckDBPyConnection, means: Means, *, crew: Crew, parts: bool) -> None:
    """Put together clusters under different names."""
    step = "parts" if parts else "whole"
    count = _write_order(engine, means, step=step)
    tasks = means.tasks
    pairs = _PAIRS.format(
        most=LARGEST_BLOCK, of_one_name=OF_ONE_NAME, name=NAME,
        tasks=tasks, parts=str(parts).lower(),
        to=quoted_path(means.folder / f"{step}-pairs"),
    )  # fmt: skip
    engine.execute(pairs)
    (means.folder / f"{step}-found").mkdir()
    orders = [PairOrder(means, step, task, parts) for task in range(tasks)]
    crew.carry_out(weigh_pairs, orders)
    _connect(engine, means, step=step, count=count)
    crew.carry_out(unite_linked, orders)
    _take_over(engine, means, step=step)


def _connect(engine: duckdb.DuckDBPyConnection, means: Means, *, step: str, count: int) -> None:
    """Share out the pairs so that what a chain of pairs connects is looked at together.

    Of all that there is, this alone is held in memory: some 40 bytes a pair, 12 a cluster.
    """
    from scipy.sparse import coo_array  # here: workers do without
    from scipy.sparse.csgraph import connected_components

    files = sorted((means.folder / f"{step}-found").iterdir())
    if not files:
        return
    found = pa.concat_tables([pq.read_table(each, columns=["a", "b"]) for each in files])
    ends = tuple(found.column(each).to_numpy().astype(np.int32) for each in ("a", "b"))
    joined = coo_array((np.ones(len(found), dtype=np.int8), ends), shape=(count, count))
    _, component = connected_components(joined, directed=False)
    engine.register("connected", pa.table({"a": np.arange(count), "component": component}))
    engine.execute(
        f"COPY (SELECT component, found.*, component % {means.tasks} AS task "
        f"FROM {parquet(*files)} AS found JOIN connected USING (a)) "
        f"TO '{quoted_path(means.folder / f'{step}-linked')}' "
        "(FORMAT parquet, PARTITION_BY (task))"
    )
    engine.unregister("connected")


def unite_linked(order: PairOrder) -> None:
    """Put together the clusters that pairs of this order connect."""
    source = order.means.folder / f"{order.step}-linked" / f"task={order.task}"
    if not source.exists():
        return
    columns = "component, a, b, names, reasons, score"
    query = f"SELECT {columns} FROM {parquet(source / '*.parquet')} ORDER BY component"

    def united(rows: Rows, reader: ClusterReader) -> list[Cluster]:
        numbers = sorted({number for row in rows for number in row[1:3]})
        place = {number: at for at, number in enumerate(numbers)}
        found = [
            Match(place[one], place[other], _weighing(names, reasons), score)
            for _, one, other, names, reasons, score in rows
        ]

        def told(one: int, other: int) -> tuple[str, ...]:
            first, second = (reader.at_hand(numbers[each]) for each in (one, other))
            return weigh_circumstances(first, second).reasons

        clusters = [reader.cluster(number) for number in numbers]
        return unite_found(clusters, found, parts=order.parts, told=told)

    _write_joined(order, query, together=united)


@lru_cache(maxsize=1000)
def _weighing(score: float, reasons: str) -> Weighing:
    return Weighing(score, tuple(reasons.split("\n")))


def _write_joined(order: PairOrder, query: str, *, together: Together) -> None:
    """Write what becomes of the clusters of each group of rows that share their first value."""
    reader = ClusterReader(order.means.folder, order.step)
    writer = _JoinedWriter(order.means.folder, f"{order.step}-{order.task}", reader=reader)
    for _, rows in groupby(rows_of(query, order.means), itemgetter(0)):
        writer.write(together(list(rows), reader))
    writer.close()
    reader.close()


class _JoinedWriter:
    """Writes clusters that took others, and which these were."""

    def __init__(self, folder: Path, name: str, *, reader: ClusterReader) -> None:
        (folder / "joined").mkdir(exist_ok=True)
        self._path = folder / "joined" / f"{name}.parquet"
        self._writer, self._reader = ClusterWriter(folder, name), reader
        self._joined: list[tuple[int, int]] = []

    def write(self, clusters: Sequence[Cluster]) -> None:
        """Write those of some clusters that took others: their places are numbers of clusters."""
        for cluster in clusters:
            if len(cluster.places) > 1:
                gids = [self._reader.gid(int(number)) for number, _ in cluster.places]
                self._joined += [(gid, gids[0]) for gid in gids]
                self._writer.write(cluster, gids[0])

    def close(self) -> None:
        """Finish the files."""
        self._writer.close()
        columns = zip(*self._joined, strict=True) if self._joined else ([], [])
        arrays = [pa.array(each, pa.int64()) for each in columns]
        pq.write_table(pa.Table.from_arrays(arrays, schema=_JOINED), self._path)


def _take_over(engine: duckdb.DuckDBPyConnection, means: Means, *, step: str) -> None:
    """Put what was joined in the place of what it was joined from."""
    joined = means.folder / "joined"
    if not any(joined.glob(f"{step}-*.parquet")):
        return
    engine.execute(
        f"CREATE OR REPLACE TABLE joined AS SELECT * FROM {parquet(joined / f'{step}-*.parquet')}"
    )
    engine.execute(
        "CREATE OR REPLACE TABLE clusters AS SELECT * FROM clusters "
        "WHERE gid NOT IN (SELECT member FROM joined) UNION ALL BY NAME "
        f"SELECT * FROM {parquet(means.folder / 'index' / f'{step}-*.parquet')}"
    )
    engine.execute(
        "CREATE OR REPLACE TABLE roots AS SELECT r.member, coalesce(j.root, r.root) AS root "
        "FROM roots AS r LEFT JOIN joined AS j ON j.member = r.root"
    )


def _sweep(engine: duckdb.DuckDBPyConnection, means: Means, *, crew: Crew) -> None:
    """Put together what still goes by one name."""
    _write_order(engine, means, step="sweep")
    tasks = means.tasks
    engine.execute(
        "COPY (SELECT n, letters, hash(letters) % {tasks} AS task FROM live WHERE letters IN "
        "(SELECT letters FROM live GROUP BY letters HAVING count(*) > 1)) TO '{to}' "
        "(FORMAT parquet, PARTITION_BY (task))".format(
            tasks=tasks, to=quoted_path(means.folder / "sweep-groups")
        )
    )
    orders = [PairOrder(means, "sweep", task) for task in range(tasks)]
    crew.carry_out(sweep_groups, orders)
    _take_over(engine, means, step="sweep")


def sweep_groups(order: PairOrder) -> None:
    """Put together the clusters of some names."""
    source = order.means.folder / "sweep-groups" / f"task={order.task}"
    if not source.exists():
        return
    weigher = read_weigher(order.means.folder)
    query = f"SELECT letters, n FROM {parquet(source / '*.parquet')} ORDER BY letters, n"

    def swept(rows: Rows, reader: ClusterReader) -> list[Cluster]:
        return sweep([reader.cluster(number) for _, number in rows], weigher=weigher)

    _write_joined(order, query, together=swept)
