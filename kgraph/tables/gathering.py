"""Profiles -> clusters of one spelling each: DuckDB brings names together, Python weighs them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from kgraph.resolution.clusters import Cluster
from kgraph.resolution.commonness import Commonness
from kgraph.resolution.decisions import NameWeigher
from kgraph.resolution.homonyms import gather
from kgraph.resolution.profiles import Profile, telling_weight
from kgraph.tables.cluster_files import ClusterWriter
from kgraph.tables.engine import Crew, Means, parquet, rows_of, whole_engine
from kgraph.tables.parts import part_names
from kgraph.tables.profiling import ProfileOrder, profile_from, profile_part

_PLACES: Final = pa.schema([("doc", pa.int64()), ("number", pa.int64()), ("gid", pa.int64())])
_PROFILES_AT_ONCE: Final = 250_000
_SHIFT: Final = 32  # bits of a cluster's number below those of its file


def rank_documents(tables: Path, means: Means) -> int:
    """Give each document its place among all ids in order, and return how many there are."""
    folder = means.folder / "ranks"
    folder.mkdir()
    documents = tables / "documents" / "part-*.parquet"
    with whole_engine(means) as engine:
        engine.execute(
            "CREATE TABLE ranks AS SELECT document_id, filename AS part, "
            "row_number() OVER (ORDER BY document_id) - 1 AS doc "
            f"FROM read_parquet('{_quoted(documents)}', filename = true)"
        )
        for part in part_names(tables):
            engine.execute(
                f"COPY (SELECT document_id, doc FROM ranks WHERE parse_filename(part) = '{part}') "
                f"TO '{_quoted(folder / part)}' (FORMAT parquet)"
            )
        (count,) = engine.execute("SELECT count(*) FROM ranks").fetchall()[0]
    return int(count)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def make_profiles(tables: Path, means: Means, *, crew: Crew) -> None:
    """Write the profiles of all documents."""
    orders = [ProfileOrder(tables, part, means.folder) for part in part_names(tables)]
    crew.carry_out(profile_part, orders)


def sort_profiles(means: Means, *, documents: int) -> int:
    """Put profiles of one spelling into one folder of several, with the names around them.

    Returns:
        How many such folders there may be.
    """
    folder = means.folder
    with whole_engine(means) as engine:
        engine.execute(
            "CREATE TABLE mentioned AS SELECT name, count(*) AS documents FROM "
            "(SELECT unnest(names[1:counted]) AS name FROM "
            f"{parquet(folder / 'around' / '*.parquet')}) GROUP BY name HAVING count(*) > 1"
        )
        counts = engine.execute("SELECT DISTINCT documents FROM mentioned").fetchall()
        weights = [(n, telling_weight(n, of=documents)) for (n,) in counts]
        told = [each for each in weights if each[1] is not None]
        engine.execute("CREATE TABLE weights (documents BIGINT, weight DOUBLE)")
        if told:
            engine.executemany("INSERT INTO weights VALUES (?, ?)", told)
        engine.execute(
            "CREATE TABLE names AS SELECT name, weight, row_number() OVER (ORDER BY name) - 1 "
            "AS id FROM mentioned JOIN weights USING (documents)"
        )
        engine.execute(
            "COPY (SELECT name, weight FROM names ORDER BY id) TO "
            f"'{_quoted(folder / 'names.parquet')}' (FORMAT parquet)"
        )
        (count,) = engine.execute(
            f"SELECT count(*) FROM {parquet(folder / 'profiles' / '*.parquet')}"
        ).fetchall()[0]
        groups = max(means.tasks if count > 1000 else 1, count // _PROFILES_AT_ONCE)
        engine.execute(_SORT.format(
            around=parquet(folder / "around" / "*.parquet"),
            profiles=parquet(folder / "profiles" / "*.parquet"),
            groups=groups, to=_quoted(folder / "spelt"),
        ))  # fmt: skip
        _write_commonness(engine, folder)
    return int(groups)


_SORT: Final = """
COPY (
    WITH known AS (
        SELECT doc, list(coalesce(id, -1) ORDER BY place) AS ids FROM (
            SELECT doc, unnest(names) AS name, generate_subscripts(names, 1) AS place FROM {around}
        ) LEFT JOIN names USING (name) GROUP BY doc
    )
    SELECT key, is_named, doc, position, content, ids, near, hash(key) % {groups} AS spelling
    FROM {profiles} AS p JOIN {around} AS a USING (doc) LEFT JOIN known USING (doc)
) TO '{to}' (FORMAT parquet, PARTITION_BY (spelling))
"""


def _write_commonness(engine: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write how common the names of persons are, as ``commonness_of`` counts it."""
    engine.execute(
        "CREATE TABLE persons AS SELECT DISTINCT first, last FROM "
        f"{parquet(folder / 'persons' / '*.parquet')}"
    )
    engine.execute(
        "COPY (SELECT part, count(DISTINCT (first, last)) AS names, "
        "count(*) FILTER (is_first) AS firsts, count(*) FILTER (NOT is_first) AS lasts FROM ("
        "SELECT first AS part, first, last, true AS is_first FROM persons UNION ALL "
        "SELECT last, first, last, false FROM persons) GROUP BY part HAVING count(*) > 1) "
        f"TO '{_quoted(folder / 'parts.parquet')}' (FORMAT parquet)"
    )
    engine.execute(
        "COPY (SELECT count(*) AS names FROM persons) "
        f"TO '{_quoted(folder / 'counts.parquet')}' (FORMAT parquet)"
    )


def read_weigher(folder: Path) -> NameWeigher:
    """Return what weighs the names of this run."""
    parts = pq.read_table(folder / "parts.parquet")
    (counts,) = pq.read_table(folder / "counts.parquet").to_pylist()
    part, names, firsts, lasts = (
        parts.column(name).to_pylist() for name in ("part", "names", "firsts", "lasts")
    )
    common = Commonness(
        shared={each for each, count in zip(part, names, strict=True) if count > 1},
        firsts={each: count for each, count in zip(part, firsts, strict=True) if count > 1},
        lasts={each: count for each, count in zip(part, lasts, strict=True) if count > 1},
        **counts,
    )
    return NameWeigher(common)


@dataclass(frozen=True, slots=True)
class _Order:
    means: Means
    group: int


def gather_all(means: Means, crew: Crew, *, groups: int) -> None:
    """Write the clusters of all spellings."""
    (means.folder / "places").mkdir()
    orders = [_Order(means, group) for group in range(groups)]
    crew.carry_out(gather_group, orders)


class _Names:
    """The names that tell documents apart, by number."""

    def __init__(self, folder: Path) -> None:
        table = pq.read_table(folder / "names.parquet")
        self.name: list[str] = table.column("name").to_pylist()
        self.weight: list[float] = table.column("weight").to_pylist()


def gather_group(order: _Order) -> None:
    """Write the clusters of some spellings."""
    folder, group = order.means.folder, order.group
    source = folder / "spelt" / f"spelling={group}"
    if not source.exists():
        return
    weigher, names = read_weigher(folder), _Names(folder)
    writer = ClusterWriter(folder, f"gathered-{group}")
    query = (
        "SELECT key, is_named, doc, content, ids, near FROM "
        f"{parquet(source / '*.parquet')} ORDER BY key, is_named, doc, position"
    )
    places: list[tuple[int, int, int]] = []
    gid = group << _SHIFT
    with pq.ParquetWriter(folder / "places" / f"{group}.parquet", _PLACES) as to:
        for (_, is_named), rows in groupby(rows_of(query, order.means), itemgetter(0, 1)):
            same = [_profile(row, names, near=is_named) for row in rows]
            for cluster in gather(same, weigher=weigher) if is_named else [Cluster.of(same)]:
                places += [(doc, number, gid) for doc, number in cluster.places]  # type: ignore[misc]
                writer.write(cluster, gid)
                gid += 1
            if len(places) > 100_000:
                to.write_table(_table(places))
                places = []
        to.write_table(_table(places))
    writer.close()


def _table(places: list[tuple[int, int, int]]) -> pa.Table:
    columns = zip(*places, strict=True) if places else ([], [], [])
    return pa.Table.from_arrays([pa.array(each, pa.int64()) for each in columns], schema=_PLACES)


def _profile(row: tuple[Any, ...], names: _Names, *, near: bool) -> Profile:
    _, _, doc, content, ids, nearest = row
    profile, linked = profile_from(doc, content)
    known = ids or ()
    profile.linked = {names.name[known[place]] for place in linked if known[place] >= 0}
    if near:
        name, weight = names.name, names.weight
        profile.neighbours = {name[each]: weight[each] for each in known[:nearest] if each >= 0}
    return profile
