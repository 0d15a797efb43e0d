"""Clusters in files -> those of one thing put together, few at a time.

DuckDB finds the pairs that ``find_pairs`` finds; processes weigh them; what a chain of pairs
connects is put together by ``unite``, as resolution in memory does, and then by ``sweep``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from kgraph.resolution.homonyms import sweep
from kgraph.resolution.matching import may_match, unite
from kgraph.tables.cluster_files import (
    ClusterReader,
    ClusterWriter,
    write_order,
)
from kgraph.tables.engine import Crew, Means, parquet, quoted_path, rows_of, whole_engine
from kgraph.tables.gathering import read_weigher

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


@dataclass(frozen=True, slots=True)
class _Order:
    means: Means
    step: str
    task: int
    parts: bool = False


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
    rows = engine.sql('SELECT file, "offset", length, gid FROM live ORDER BY n').to_arrow_table()
    write_order(means.folder, step, rows=rows)
    return len(rows)


def _unite(engine: duckdb.DuckDBPyConnection, means: Means, *, crew: Crew, parts: bool) -> None:
    """Put together clusters under different names."""
    step = "parts" if parts else "whole"
    _write_order(engine, means, step=step)
    tasks = means.tasks
    pairs = _PAIRS.format(
        most=LARGEST_BLOCK, of_one_name=OF_ONE_NAME, name=NAME,
        tasks=tasks, parts=str(parts).lower(),
        to=quoted_path(means.folder / f"{step}-pairs"),
    )  # fmt: skip
    engine.execute(pairs)
    (means.folder / f"{step}-found").mkdir()
    (means.folder / f"{step}-linked").mkdir()
    orders = [_Order(means, step, task, parts) for task in range(tasks)]
    crew.carry_out(weigh_pairs, orders)
    _connect(means, step=step, tasks=tasks)
    crew.carry_out(unite_linked, orders)
    _take_over(engine, means, step=step)


def weigh_pairs(order: _Order) -> None:
    """Write those of some pairs that may be one."""
    source = order.means.folder / f"{order.step}-pairs" / f"task={order.task}"
    if not source.exists():
        return
    weigher = read_weigher(order.means.folder)
    reader = ClusterReader(order.means.folder, order.step)
    found: list[tuple[int, int]] = []
    # What sounds or is spelt alike stands together, so that most clusters are at hand.
    query = f"SELECT a, b FROM {parquet(source / '*.parquet')} ORDER BY place, a, b"
    for one, other in rows_of(query, order.means):
        if weigher.weigh(reader.names(one), reader.names(other)) is None:
            continue
        first, second = reader.at_hand(one), reader.at_hand(other)
        names = weigher.weigh(first, second)
        if names is not None and may_match(first, second, names=names):
            found.append((one, other))
    reader.close()
    columns = [pa.array(each, pa.int64()) for each in (zip(*found, strict=True) if found else ())]
    if columns:
        target = order.means.folder / f"{order.step}-found" / f"{order.task}.parquet"
        pq.write_table(pa.Table.from_arrays(columns, names=["a", "b"]), target)


def _connect(means: Means, *, step: str, tasks: int) -> None:
    """Share out the pairs so that what a chain of pairs connects is looked at together."""
    from scipy.sparse import coo_array  # here: workers do without
    from scipy.sparse.csgraph import connected_components

    files = sorted((means.folder / f"{step}-found").iterdir())
    if not files:
        return
    found = pa.concat_tables([pq.read_table(each) for each in files])
    one, other = (found.column(each).to_numpy() for each in ("a", "b"))
    nodes, places = np.unique(np.concatenate([one, other]), return_inverse=True)
    first, second = np.split(places, 2)
    shape = (len(nodes), len(nodes))
    joined = coo_array((np.ones(len(first), dtype=np.int8), (first, second)), shape=shape)
    _, component = connected_components(joined, directed=False)
    group = component[first]
    ordered = np.lexsort((other, one, group))
    table = pa.table({"component": group[ordered], "a": one[ordered], "b": other[ordered]})
    for task in range(tasks):
        chosen = table.filter(pa.array(group[ordered] % tasks == task))
        pq.write_table(chosen, means.folder / f"{step}-linked" / f"{task}.parquet")


def unite_linked(order: _Order) -> None:
    """Put together the clusters that pairs of this order connect."""
    source = order.means.folder / f"{order.step}-linked" / f"{order.task}.parquet"
    if not source.exists():
        return
    weigher = read_weigher(order.means.folder)
    query = f"SELECT component, a, b FROM {parquet(source)} ORDER BY component, a, b"

    def united(pairs: Rows, reader: ClusterReader) -> list[Cluster]:
        numbers = sorted({number for _, *pair in pairs for number in pair})
        place = {number: at for at, number in enumerate(numbers)}
        local = [(place[one], place[other]) for _, one, other in pairs]
        clusters = [reader.cluster(number) for number in numbers]
        return unite(clusters, local, weigher=weigher, parts=order.parts)

    _write_joined(order, query, together=united)


def _write_joined(order: _Order, query: str, *, together: Together) -> None:
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
    orders = [_Order(means, "sweep", task) for task in range(tasks)]
    crew.carry_out(sweep_groups, orders)
    _take_over(engine, means, step="sweep")


def sweep_groups(order: _Order) -> None:
    """Put together the clusters of some names."""
    source = order.means.folder / "sweep-groups" / f"task={order.task}"
    if not source.exists():
        return
    weigher = read_weigher(order.means.folder)
    query = f"SELECT letters, n FROM {parquet(source / '*.parquet')} ORDER BY letters, n"

    def swept(rows: Rows, reader: ClusterReader) -> list[Cluster]:
        return sweep([reader.cluster(number) for _, number in rows], weigher=weigher)

    _write_joined(order, query, together=swept)
