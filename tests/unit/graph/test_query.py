"""What a query finds and what it may ask: alike by the quick engine and by the reference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph

from kgraph.errors import OutputError, QueryError
from kgraph.graph.answer import QueryResult
from kgraph.graph.query import run_query
from kgraph.graph.reference import query_graph

Ask = Callable[[str], QueryResult]


@pytest.fixture(params=["oxigraph", "rdflib"])
def ask(request: pytest.FixtureRequest, graph: Graph, project: Path) -> Ask:
    """Return a way to ask the harbour's graph."""
    if request.param == "rdflib":
        return lambda query: query_graph(graph, query)
    return lambda query: run_query(project / "output" / "graph.ttl", query)


def texts_of(result: QueryResult) -> list[tuple[str | None, ...]]:
    return [tuple(None if term is None else str(term) for term in row) for row in result.rows]


def test_the_prefixes_of_the_dataset_need_no_declaration(ask: Ask) -> None:
    found = ask("SELECT ?label { ?p a foaf:Person ; skos:prefLabel ?label }")
    assert found.columns == ("label",)
    assert texts_of(found) == [("Ana Ruiz",), ("Bo Lind",)]


def test_relative_iris_are_below_the_base_of_the_graph(ask: Ask) -> None:
    found = ask("ASK { <organization/harbour-union> schema:founder <person/ana-ruiz> }")
    assert texts_of(found) == [("true",)]


def test_a_star_gives_columns_as_the_query_first_names_them(ask: Ask) -> None:
    found = ask("SELECT * { ?who foaf:x ?z . ?a skos:prefLabel ?who }")
    assert found.columns == ("who", "z", "a")


def test_an_unbound_variable_is_no_term(ask: Ask) -> None:
    query = """SELECT ?label ?time { ?e kg:quote ?label . OPTIONAL { ?e kg:startTime ?time }
                                      FILTER(CONTAINS(?label, "mends")) }"""
    assert texts_of(ask(query)) == [("Bo Lind mends nets for it", None)]


def test_rows_are_sorted_unless_the_query_orders_them(ask: Ask) -> None:
    query = "SELECT ?label { ?p a foaf:Person ; skos:prefLabel ?label }"
    ordered = ask(f"{query} ORDER BY DESC(?label)")
    assert ask(query).rows == ordered.rows[::-1]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("DESCRIBE <person/bo-lind>", id="DESCRIBE"),
        pytest.param("CONSTRUCT { ?s kg:supports ?o } { ?s kg:mendNetsFor ?o }", id="CONSTRUCT"),
        pytest.param("CONSTRUCT WHERE { ?s kg:mendNetsFor ?o }", id="CONSTRUCT in short"),
    ],
)
def test_a_query_for_statements_gives_rows_of_three(ask: Ask, query: str) -> None:
    found = ask(query)
    assert found.columns == ("subject", "predicate", "object")
    assert len(found.rows) > 0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("SELECT * { ?s zz:a ?o }", "the prefix zz: is not declared", id="no prefix"),
        pytest.param("SELECT * { ?s :a ?o }", "the prefix : is not declared", id="empty prefix"),
        pytest.param("SELECT ?x WHERE {\n  ?x }", "query:2:", id="a triple is cut short"),
        pytest.param("", "query:1:1: the query is not complete", id="nothing at all"),
        pytest.param(
            "SELECT * " + "{" * 3000 + "}" * 3000, "the query cannot be run", id="nested too deep"
        ),
    ],
)
def test_a_wrong_query_is_an_error_with_its_place(ask: Ask, query: str, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(query)
    assert expected in str(caught.value)


REFUSED = {
    "SERVICE": "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SERVICE with a variable": "SELECT * { ?x ?y ?z SERVICE SILENT ?x { ?s ?p ?o } }",
    "SERVICE in a filter": "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <u:x> { ?s ?p ?o } } }",
    "SERVICE in a subquery": "SELECT * { { SELECT ?s { SERVICE <u:x> { ?s ?p ?o } } } }",
    "SERVICE in MINUS": "ASK { ?s ?p ?o MINUS { SERVICE <u:x> { ?s ?p ?o } } }",
    "FROM": "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
    "FROM a file": "ASK FROM <file:///etc/hostname> { ?s ?p ?o }",
    "FROM NAMED": "CONSTRUCT { ?s ?p ?o } FROM NAMED <http://example.org/> { ?s ?p ?o }",
    "GRAPH": "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "INSERT": "INSERT DATA { <u:a> <u:b> 1 }",
    "DELETE": "DELETE WHERE { ?s ?p ?o }",
    "LOAD": "LOAD <http://example.org/>",
    "CLEAR": "PREFIX x: <u:x> CLEAR ALL",
}


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED.keys())
def test_what_would_reach_out_or_change_something_is_refused(ask: Ask, query: str) -> None:
    with pytest.raises(QueryError, match=r"Leave it out|Use SELECT"):
        ask(query)


def test_a_word_in_a_string_or_a_comment_is_not_refused(ask: Ask) -> None:
    query = 'SELECT ?s { ?s kg:quote "SERVICE <http://x> FROM" } # LOAD <http://x>'
    assert ask(query).rows == ()


def test_a_missing_graph_tells_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="kgraph build"):
        run_query(tmp_path / "graph.ttl", "ASK {}")
