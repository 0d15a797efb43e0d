"""A built graph in memory: a network, data frames, a database."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kgraph
from kgraph.errors import MissingExtraError, OutputError
from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import build_statements
from tests.builders import small_ontology
from tests.harbour_corpus import ANA, UNION, harbour_corpus


@pytest.fixture
def output(tmp_path: Path) -> Path:
    statements = build_statements(harbour_corpus(), small_ontology())
    write_turtle(statements, tmp_path / "graph.ttl")
    return tmp_path


def test_the_folder_and_the_file_in_it_are_the_same_graph(output: Path) -> None:
    by_folder, by_file = kgraph.to_networkx(output), kgraph.to_networkx(str(output / "graph.ttl"))
    assert list(by_folder.nodes(data=True)) == list(by_file.nodes(data=True))
    assert by_folder.number_of_edges() == by_file.number_of_edges() > 0


def test_an_edge_of_the_network_is_a_claim_with_its_words(output: Path) -> None:
    network = kgraph.to_networkx(output)
    edges = network.get_edge_data(ANA.id, UNION.id).values()
    (founded,) = (each for each in edges if each["link"] == "founderOf")
    assert founded["sources"] == ("data/sources/article.txt", "data/sources/talk.txt")
    assert founded["quotes"][0] == "Ana Ruiz founded the union"
    assert network.nodes[ANA.id]["aliases"] == ("Ana",)


def test_the_data_frames_hold_typed_columns(output: Path) -> None:
    frames = kgraph.to_pandas(output)
    assert set(frames.entities["id"]) == {each.id for each in harbour_corpus().entities}
    assert frames.claims["confidence"].dtype == "float64"
    assert frames.claims["is_fact"].dtype == "bool"
    assert frames.evidence["start_ms"].dtype == "Int64"
    assert len(frames.documents) == 2


def test_the_database_can_be_asked_in_sql(output: Path) -> None:
    database = kgraph.to_duckdb(output)
    found = database.sql("""
        SELECT label, quote FROM claims
        JOIN evidence ON evidence.claim = claims.id JOIN entities ON entities.id = claims.subject
        WHERE predicate = 'founderOf' AND valid_from = '1954' AND start_ms = 0
    """).fetchall()
    assert found == [("Ana Ruiz", "I founded the Harbour Union in 1954")]
    assert database.sql("SELECT count(DISTINCT document) FROM evidence").fetchall() == [(2,)]


@pytest.mark.parametrize("load", [kgraph.to_networkx, kgraph.to_pandas, kgraph.to_duckdb])
def test_where_nothing_is_built_it_says_what_to_do(load: object, tmp_path: Path) -> None:
    assert callable(load)
    with pytest.raises(OutputError, match="Build it first: kgraph build"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("name", "package"),
    [
        pytest.param("to_pandas", "pandas", id="without pandas"),
        pytest.param("to_pandas", "pyarrow", id="without pyarrow"),
        pytest.param("to_duckdb", "duckdb", id="without duckdb"),
    ],
)
def test_without_the_extra_the_pip_command_is_named(
    output: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"kgraph.{name} needs.*kgraph\[tables\]"):
        getattr(kgraph, name)(output)


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kgraph.nothing  # noqa: B018
