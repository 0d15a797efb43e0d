"""The Parquet folder: four tables with typed columns, whose rows name each other."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from kgraph.errors import MissingExtraError
from kgraph.export import columns
from kgraph.export.dataset import Dataset
from kgraph.export.parquet import write_parquet
from kgraph.export.registry import get_format
from kgraph.export.rows import link_rows, node_rows
from tests.harbour_corpus import ANA, ARTICLE, BO, TALK, TREASURER, UNION


@pytest.fixture
def tables(harbour: Dataset, tmp_path: Path) -> dict[str, list[dict[str, Any]]]:
    write_parquet(harbour, tmp_path)
    return {path.stem: pq.read_table(path).to_pylist() for path in tmp_path.glob("*.parquet")}


Tables = dict[str, list[dict[str, Any]]]


def test_there_are_four_tables(tables: Tables) -> None:
    assert set(tables) == {"entities", "claims", "evidence", "documents"}


def test_things_and_claims_are_those_of_the_csv_in_its_order(
    tables: Tables, harbour: Dataset
) -> None:
    nodes, links = node_rows(harbour.stored, harbour.ontology), link_rows(harbour.stored)
    assert [each["id"] for each in tables["entities"]] == [row.id for row in nodes]
    assert [each["id"] for each in tables["claims"]] == [row.id for row in links]


def test_the_tables_name_each_other(tables: Tables) -> None:
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    for claim in tables["claims"]:
        assert {claim["subject"], claim["object"] or claim["subject"]} <= ids["entities"]
        assert set(claim["contradicts"]) <= ids["claims"]
    assert {row["claim"] for row in tables["evidence"]} == ids["claims"]
    assert {row["document"] for row in tables["evidence"]} <= ids["documents"]


def test_other_names_of_a_thing_are_a_list(tables: Tables) -> None:
    aliases = {row["id"]: row["aliases"] for row in tables["entities"]}
    assert (aliases[ANA.id], aliases[BO.id]) == (["Ana"], [])


def test_a_role_is_told_with_where_and_until_when(tables: Tables) -> None:
    (role,) = (row for row in tables["claims"] if row["predicate"] == "holdsRole")
    assert (role["object"], role["qualifier"], role["valid_from"], role["valid_to"]) == (
        *(TREASURER.id, UNION.id),
        *(None, "1961"),
    )
    assert role["is_fact"] is True


def test_what_is_denied_is_no_fact(tables: Tables) -> None:
    denied = [row for row in tables["claims"] if row["polarity"] == "negative"]
    assert denied != []
    assert [row["id"] for row in denied if row["is_fact"]] == []


def test_a_place_has_its_words_its_speaker_and_its_time(tables: Tables) -> None:
    (said,) = (row for row in tables["evidence"] if row["quote"] == "I never joined the union")
    assert (said["speaker"], said["speaker_label"], said["start_ms"]) == (BO.id, "Bo Lind", 75_500)
    assert TALK.text[said["text_start"] : said["text_end"]] == said["quote"]


def test_prose_has_neither_speaker_nor_time(tables: Tables) -> None:
    written = [row for row in tables["evidence"] if row["path"] == ARTICLE.source]
    assert {(row["speaker"], row["start_ms"]) for row in written} == {(None, None)}


def test_a_source_has_the_date_that_it_states(tables: Tables) -> None:
    dates = {row["path"]: row["date"] for row in tables["documents"]}
    assert dates == {TALK.source: None, ARTICLE.source: "1999-05"}


def test_many_rows_are_written_in_several_batches(
    harbour: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "_BATCH", 2)
    write_parquet(harbour, tmp_path)
    entities = pq.read_table(tmp_path / "entities.parquet")
    assert entities.num_rows == len(harbour.stored.entities_by_iri) > 2


def test_without_the_extra_the_pip_command_is_named(
    harbour: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "kgraph.export.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'kgraph\[tables\]'"):
        get_format("parquet").write(harbour, tmp_path)
