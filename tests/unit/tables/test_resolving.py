"""Out of core, documents are resolved into what they are resolved into in memory."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from kgraph.model import ChainPlace, Entity, Extract
from kgraph.resolution import resolve
from kgraph.tables.engine import Crew, Means
from kgraph.tables.naming import read_entities
from kgraph.tables.resolving import resolve_tables
from tests.unit.tables.corpora import corpus, tables


def resolved(
    folder: Path, extracts: list[Extract], *, workers: int = 1
) -> tuple[tuple[Entity, ...], dict[ChainPlace, str]]:
    """Return what the tables of documents are resolved into: entities, and which chain is which."""
    means = Means(folder / "work", workers, 1_000_000_000)
    means.folder.mkdir()
    with Crew(workers) as crew:
        found = tables(folder / "tables", extracts)
        resolve_tables(found, means, crew=crew, shards=3, tell=lambda _: None)
    by_number = dict(read_entities(means))
    work = means.folder
    rows = duckdb.execute(
        f"SELECT document_id, number, entity FROM '{work}/chains.parquet' "
        f"JOIN '{work}/ranks/*.parquet' USING (doc)"
    ).fetchall()
    chains = {(name, number): by_number[entity].id for name, number, entity in rows}
    return tuple(sorted(by_number.values())), chains


@pytest.mark.parametrize(
    ("seed", "documents"),
    [
        *((seed, 10 * (seed + 1)) for seed in range(6)),
        pytest.param(6, 150, id="names that many documents have, each with other spellings"),
    ],
)
def test_entities_are_those_of_resolution_in_memory(
    tmp_path: Path, seed: int, documents: int
) -> None:
    extracts = corpus(seed, documents=documents)
    expected = resolve(extracts)
    entities, chains = resolved(tmp_path, extracts)
    assert entities == expected.entities
    assert chains == expected.entity_by_chain


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    extracts = corpus(11, documents=60)
    expected = resolve(extracts)
    entities, chains = resolved(tmp_path, extracts, workers=2)
    assert (entities, chains) == (expected.entities, expected.entity_by_chain)


def test_sums_of_salience_do_not_depend_on_the_order_of_documents(tmp_path: Path) -> None:
    extracts = corpus(5, documents=30)
    assert resolve(extracts).entities == resolve(extracts[::-1]).entities
