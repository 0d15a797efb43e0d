"""Clusters in files -> entities with their ids, and which entity each chain is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Final
from zlib import crc32

import pyarrow as pa
import pyarrow.parquet as pq

from kgraph.model import Entity, Join
from kgraph.resolution.canonical import Named, choose_ids, entity_of, label_of, other_ids
from kgraph.resolution.profiles import PlacedDocument
from kgraph.tables.cluster_files import ClusterReader
from kgraph.tables.engine import Crew, Means, parquet, quoted_path, rows_of, whole_engine
from kgraph.tables.strings import Strings, write_strings

_AT_ONCE: Final = 20_000
_JOIN: Final = pa.struct(
    [("label", pa.string()), ("to", pa.string()), ("reason", pa.string()), ("doc", pa.string())]
)
_STYLED: Final = pa.schema(
    [
        ("n", pa.int64()),
        ("gid", pa.int64()),
        ("entity_type", pa.string()),
        ("label", pa.string()),
        ("folded", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("mentions", pa.int64()),
        ("salience", pa.float64()),
        ("joins", pa.list_(_JOIN)),
        ("plain", pa.string()),
        ("others", pa.list_(pa.string())),
    ]
)
_IDS: Final = pa.schema([("n", pa.int64()), ("id", pa.string()), ("shard", pa.int32())])

_ENTITIES: Final = """
COPY (
    WITH others AS (
        SELECT n, id, unnest(others) AS former FROM styled JOIN ids USING (n)
    ),
    single AS (
        SELECT former, min(n) AS n FROM others WHERE former <> id
        GROUP BY former HAVING count(*) = 1
    ),
    former AS (
        SELECT n, list(former ORDER BY former) AS former_ids FROM single
        WHERE former NOT IN (SELECT id FROM ids) GROUP BY n
    )
    SELECT row_number() OVER (ORDER BY folded, label, id) - 1 AS entity, gid, id, shard,
        entity_type, label, aliases, mentions, salience, joins, former_ids
    FROM styled JOIN ids USING (n) LEFT JOIN former USING (n)
) TO '{to}' (FORMAT parquet)
"""
_CHAINS: Final = """
COPY (
    SELECT doc, number, entity FROM {places} JOIN {roots} ON gid = member
    JOIN (SELECT entity, gid AS root FROM {entities}) USING (root)
) TO '{to}' (FORMAT parquet)
"""


@dataclass(frozen=True, slots=True)
class _Order:
    means: Means
    first: int


class _DocumentNames:
    """Gives the ids of documents by their places among all."""

    def __init__(self, folder: Path) -> None:
        self._names = Strings(folder / "documents.txt")

    def __call__(self, document: PlacedDocument) -> str:
        return self._names[int(document)]


def name_entities(means: Means, crew: Crew, *, shards: int) -> None:
    """Write the entities, numbered as they are written, and the entity of each chain."""
    folder = means.folder
    ranks = parquet(folder / "ranks" / "*.parquet")
    documents = _values(f"SELECT document_id FROM {ranks} ORDER BY doc", means)
    write_strings(folder / "documents.txt", documents)
    (folder / "styled").mkdir()
    reader = ClusterReader(folder, "all")
    orders = [_Order(means, first) for first in range(0, len(reader), _AT_ONCE)]
    crew.carry_out(style_clusters, orders)
    _write_ids(means, reader, shards=shards)
    reader.close()
    with whole_engine(means) as engine:
        for name, files in (("styled", folder / "styled" / "*"), ("ids", folder / "ids.parquet")):
            engine.execute(f"CREATE VIEW {name} AS SELECT * FROM {parquet(files)}")
        entities = folder / "entities.parquet"
        engine.execute(_ENTITIES.format(to=quoted_path(entities)))
        engine.execute(_CHAINS.format(
            places=parquet(folder / "places" / "*.parquet"), entities=parquet(entities),
            roots=parquet(folder / "roots.parquet"), to=quoted_path(folder / "chains.parquet"),
        ))  # fmt: skip
    ids = _values(f"SELECT id FROM {parquet(entities)} ORDER BY entity", means)
    write_strings(folder / "entities.txt", ids)


def _values(query: str, means: Means) -> Iterator[str]:
    return (row[0] for row in rows_of(query, means))


def style_clusters(order: _Order) -> None:
    """Write what some clusters are called and all that follows from it, save for their ids."""
    folder = order.means.folder
    reader, names = ClusterReader(folder, "all"), _DocumentNames(folder)
    rows = []
    for number, cluster in reader.range(order.first, order.first + _AT_ONCE):
        label, plain = label_of(cluster)
        named = Named(cluster, label, cluster.entity_type, "")
        entity = entity_of(named, former_ids=(), document_name=names)
        rows.append(
            {
                "n": number,
                "gid": reader.gid(number),
                "entity_type": entity.entity_type,
                "label": label,
                "folded": label.casefold(),
                "aliases": list(entity.aliases),
                "mentions": entity.mention_count,
                "salience": entity.salience,
                "joins": [
                    {"label": j.label, "to": j.to, "reason": j.reason, "doc": j.document_id}
                    for j in entity.joins
                ],
                "plain": plain,
                "others": sorted(other_ids(named)),
            }
        )
    reader.close()
    table = pa.Table.from_pylist(rows, schema=_STYLED)
    pq.write_table(table, folder / "styled" / f"{order.first:012d}.parquet")


def _write_ids(means: Means, reader: ClusterReader, *, shards: int) -> None:
    """Give each cluster its id, the largest first, and its shard."""
    plain = rows_of(
        f"SELECT n, plain FROM {parquet(means.folder / 'styled' / '*')} ORDER BY n", means
    )
    names = _DocumentNames(means.folder)
    chosen = choose_ids(plain, reader.cluster, document_name=names)
    with pq.ParquetWriter(means.folder / "ids.parquet", _IDS) as writer:
        rows: list[tuple[int, str, int]] = []
        for number, name in chosen:
            rows.append((number, name, shard_of(name, shards)))
            if len(rows) >= _AT_ONCE:
                writer.write_table(_table(rows))
                rows = []
        writer.write_table(_table(rows))


def _table(rows: list[tuple[int, str, int]]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else repeat([], 3)
    pairs = zip(columns, _IDS, strict=True)
    return pa.Table.from_arrays([pa.array(c, f.type) for c, f in pairs], schema=_IDS)


def shard_of(entity_id: str, shards: int) -> int:
    """Return the number of the shard that an entity and the claims about it are in."""
    return crc32(entity_id.encode()) % shards


def read_entities(means: Means, *, shard: int | None = None) -> Iterator[tuple[int, Entity]]:
    """Yield the entities of a shard, or all, with their numbers, in the order of these."""
    where = "" if shard is None else f"WHERE shard = {shard}"
    query = (
        "SELECT entity, id, entity_type, label, aliases, mentions, salience, joins, former_ids "
        f"FROM {parquet(means.folder / 'entities.parquet')} {where} ORDER BY entity"
    )
    for number, name, kind, label, aliases, mentions, salience, joins, former in rows_of(
        query, means
    ):
        yield (
            number,
            Entity(
                id=name,
                entity_type=kind,
                canonical_label=label,
                aliases=tuple(aliases),
                mention_count=mentions,
                salience=salience,
                joins=tuple(Join(j["label"], j["to"], j["reason"], j["doc"]) for j in joins),
                former_ids=tuple(former or ()),
            ),
        )
