"""Every stock query finds by Oxigraph what it finds by rdflib's own engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from kgraph.export.turtle import write_turtle
from kgraph.graph.answer import QueryResult
from kgraph.graph.query import run_query
from kgraph.graph.reference import query_graph
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.stock_queries import StockQuery, stock_queries
from kgraph.ontology import load_ontology
from tests.generated_corpus import generated_corpus

ALL = list(stock_queries().values())
GIVEN = {
    "about": f"{DEFAULT_BASE_IRI}person/person-0",
    "other": f"{DEFAULT_BASE_IRI}person/person-1",
}
OTHERWISE = {
    "members": {"about": f"{DEFAULT_BASE_IRI}organization/organization-0"},
    "evidence": {"other": f"{DEFAULT_BASE_IRI}organization/organization-0"},
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Graph]:
    """Return a graph as Turtle and as rdflib has read it."""
    path = tmp_path_factory.mktemp("generated") / "graph.ttl"
    write_turtle(build_statements(generated_corpus(240), load_ontology()), path)
    return path, Graph(base=DEFAULT_BASE_IRI).parse(path, format="turtle")


def comparable(result: QueryResult) -> list[tuple[object, ...]]:
    """Return rows as values: 1.50 and 1.5 are one number."""
    return [
        tuple(
            Literal(term.value, datatype=URIRef(term.datatype)).toPython()
            if term is not None and term.datatype
            else str(term)
            for term in row
        )
        for row in result.rows
    ]


@pytest.mark.parametrize("query", ALL, ids=[query.name for query in ALL])
def test_both_engines_find_the_same(query: StockQuery, both: tuple[Path, Graph]) -> None:
    turtle, graph = both
    terms = GIVEN | OTHERWISE.get(query.name, {})
    text = query.bound(terms)
    quick, reference = run_query(turtle, text), query_graph(graph, text)
    assert quick.columns == reference.columns
    assert comparable(quick) == comparable(reference)
    assert quick.rows != ()
