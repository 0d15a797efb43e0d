"""The CSV pair, and the CSV files that Neo4j imports."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.export.dataset import Dataset
from kgraph.export.neo4j import write_neo4j
from kgraph.export.tables import write_csv
from tests.builders import corpus_of, organization
from tests.harbour_corpus import ANA, TREASURER, UNION
from tests.unit.export.conftest import Build


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_pair_holds_every_thing_and_every_claim(harbour: Dataset, tmp_path: Path) -> None:
    write_csv(harbour, tmp_path)
    nodes, edges = rows_of(tmp_path / "nodes.csv"), rows_of(tmp_path / "edges.csv")
    assert len(nodes) == len(harbour.stored.entities_by_iri)
    assert {each["id"] for each in edges} == {
        str(each.iri).removeprefix(harbour.base_iri) for each in harbour.stored.claims
    }
    assert {each["subject"] for each in edges} <= {each["id"] for each in nodes}


def test_a_role_is_told_with_where_and_until_when(harbour: Dataset, tmp_path: Path) -> None:
    write_csv(harbour, tmp_path)
    (role,) = (each for each in rows_of(tmp_path / "edges.csv") if each["link"] == "holdsRole")
    assert (role["subject"], role["object"], role["in"], role["to"]) == (
        ANA.id,
        TREASURER.id,
        UNION.id,
        "1961",
    )


def test_several_quotes_keep_their_sources_beside_them(harbour: Dataset, tmp_path: Path) -> None:
    write_csv(harbour, tmp_path)
    (founded,) = (each for each in rows_of(tmp_path / "edges.csv") if each["link"] == "founderOf")
    assert founded["speakers"].split(" | ") == ["", ANA.id]
    assert founded["quotes"].split(" | ")[0] == "Ana Ruiz founded the union"
    assert founded["sources"].split(" | ")[0] == "data/sources/article.txt"


def test_what_separates_values_stands_in_none_of_them(build: Build, tmp_path: Path) -> None:
    odd = replace(organization("Oak"), aliases=("O|k", 'the; "oak"'))
    dataset = build(corpus_of(entities=[odd]))
    write_csv(dataset, tmp_path)
    assert rows_of(tmp_path / "nodes.csv")[0]["aliases"] == 'O¦k | the; "oak"'
    write_neo4j(dataset, tmp_path)
    assert rows_of(tmp_path / "nodes.csv")[0]["aliases:string[]"] == 'O|k;the, "oak"'


@pytest.mark.parametrize(
    "label", ['=HYPERLINK("http://x")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\n=1", "＝1+1"]
)
def test_no_spreadsheet_takes_a_name_for_a_formula(
    build: Build, tmp_path: Path, label: str
) -> None:
    dataset = build(corpus_of(entities=[organization(label, f"{label}!")]))
    write_csv(dataset, tmp_path)
    (row,) = rows_of(tmp_path / "nodes.csv")
    assert (row["label"], row["aliases"]) == (f"'{label}", f"'{label}!")
    write_neo4j(dataset, tmp_path)
    assert label in rows_of(tmp_path / "nodes.csv")[0].values()


def test_the_headings_for_neo4j_say_what_each_column_is(harbour: Dataset, tmp_path: Path) -> None:
    write_neo4j(harbour, tmp_path)
    nodes, links = rows_of(tmp_path / "nodes.csv"), rows_of(tmp_path / "relationships.csv")
    assert {"id:ID", ":LABEL", "mentions:int", "aliases:string[]"} <= set(nodes[0])
    assert {":START_ID", ":END_ID", ":TYPE", "confidence:double"} <= set(links[0])


def test_every_end_of_a_relationship_is_a_node(harbour: Dataset, tmp_path: Path) -> None:
    write_neo4j(harbour, tmp_path)
    ids = [each["id:ID"] for each in rows_of(tmp_path / "nodes.csv")]
    links = rows_of(tmp_path / "relationships.csv")
    assert len(ids) == len(set(ids))
    assert {each[end] for each in links for end in (":START_ID", ":END_ID")} <= set(ids)


def test_a_value_is_a_node_of_its_own_kind(harbour: Dataset, tmp_path: Path) -> None:
    write_neo4j(harbour, tmp_path)
    labels = {each["name"]: each[":LABEL"] for each in rows_of(tmp_path / "nodes.csv")}
    assert labels["1954"] == "Value"
    assert labels["Ana Ruiz"] == "Entity;Person"
