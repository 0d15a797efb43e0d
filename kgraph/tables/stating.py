"""Claims of the tables, between entities, shared out among the shards that they are written to."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import duckdb

from kgraph.graph.properties import find_assertion
from kgraph.ontology.types import Ontology
from kgraph.tables.engine import Means, parquet, quoted_path, whole_engine

_ENDS: Final = """
CREATE VIEW ends AS
    SELECT document_id, doc, map(list(number), list(entity)) AS entity_of
    FROM {chains} AS chains JOIN {ranks} AS ranks USING (doc) GROUP BY document_id, doc
"""
_PLACES: Final = """
COPY (
    WITH placed AS (
        SELECT document_id, doc, predicate, value, polarity, modality, valid_from, valid_to,
            entity_of[subject] AS subject, entity_of[object] AS object,
            entity_of[qualifier] AS qualifier, entity_of, unnest(evidence) AS e
        FROM {claims} AS claims JOIN ends USING (document_id)
    )
    SELECT subject, predicate, object, value, qualifier, polarity, modality, valid_from, valid_to,
        doc, e.start AS start, e."end" AS "end", e.quote AS quote, entity_of[e.speaker] AS speaker,
        e.start_ms AS start_ms, e.confidence AS confidence, e.rule AS rule, e.words AS words,
        e.before AS before, e.behind AS behind, e.heard_at AS heard_at, shard
    FROM placed JOIN {entities} AS entities ON entities.entity = subject
    WHERE object IS NULL OR object <> subject
) TO '{to}' (FORMAT parquet, PARTITION_BY (shard), COMPRESSION zstd)
"""
_REVERSED: Final = """
COPY (
    SELECT DISTINCT object AS first, places.predicate, subject, one.entity_type AS subject_type,
        other.shard AS shard
    FROM {places} AS places
    JOIN {entities} AS one ON one.entity = subject
    JOIN {entities} AS other ON other.entity = object
    JOIN reversed ON reversed.predicate = places.predicate
        AND reversed.entity_type = one.entity_type
    WHERE polarity = 'positive' AND modality = 'asserted'
) TO '{to}' (FORMAT parquet, PARTITION_BY (shard))
"""


def place_claims(tables: Path, means: Means, *, ontology: Ontology) -> None:
    """Write the places of all claims by the shards of their subjects.

    Links whose triple has the object first are written too, by the shards of their objects.
    """
    folder = means.folder
    entities = parquet(folder / "entities.parquet")
    with whole_engine(means) as engine:
        ranks = parquet(folder / "ranks" / "*.parquet")
        engine.execute(_ENDS.format(chains=parquet(folder / "chains.parquet"), ranks=ranks))
        claims = parquet(tables / "claims" / "part-*.parquet")
        engine.execute(
            _PLACES.format(claims=claims, entities=entities, to=quoted_path(folder / "stated"))
        )
        _list_reversed(engine, ontology, entities=entities)
        if not any((folder / "stated").glob("*/*")):
            return
        stated = f"read_parquet('{quoted_path(folder / 'stated' / '*' / '*')}')"
        engine.execute(
            _REVERSED.format(places=stated, entities=entities, to=quoted_path(folder / "reversed"))
        )
        engine.execute(
            "COPY (SELECT DISTINCT valid_from, valid_to, predicate, value IS NULL AS linking "
            f"FROM {stated}) TO '{quoted_path(folder / 'manners.parquet')}' (FORMAT parquet)"
        )


def _list_reversed(engine: duckdb.DuckDBPyConnection, ontology: Ontology, *, entities: str) -> None:
    """List the predicates, with types of subjects, whose triple has the object first."""
    engine.execute("CREATE TABLE reversed (predicate VARCHAR, entity_type VARCHAR)")
    types = engine.execute(f"SELECT DISTINCT entity_type FROM {entities}").fetchall()
    found = [
        (predicate, kind)
        for predicate, relation in ontology.relations.items()
        for (kind,) in types
        if (assertion := find_assertion(relation, kind)) is not None and assertion.reverse
    ]
    if found:
        engine.executemany("INSERT INTO reversed VALUES (?, ?)", found)
