from __future__ import annotations

import pytest
from rdflib import Graph

from kgraph.errors import KgraphError
from kgraph.graph.find import find_entities, get_entity
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.stored import StoredGraph
from tests.builders import concept, corpus_of, organization, small_ontology


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Ana Ruiz", id="its label"),
        pytest.param("  ANA   ruiz ", id="its label, carelessly typed"),
        pytest.param("ana", id="an alias"),
        pytest.param("person/ana-ruiz", id="its id"),
        pytest.param(f"{DEFAULT_BASE_IRI}person/ana-ruiz", id="its IRI"),
    ],
)
def test_an_entity_is_found_by(stored: StoredGraph, name: str) -> None:
    assert [each.label for each in find_entities(stored, name)] == ["Ana Ruiz"]


def test_what_is_not_in_the_graph_is_not_found(stored: StoredGraph) -> None:
    assert find_entities(stored, "Zebulon") == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param(
            "Harbor Unoin",
            "nothing in the graph is called 'Harbor Unoin'. Did you mean Harbour Union?",
            id="a close label is suggested",
        ),
        pytest.param(
            "xyzzy",
            "nothing in the graph is called 'xyzzy'. List many: kgraph query --stock",
            id="nothing close is no suggestion",
        ),
        pytest.param("", "nothing in the graph is called ''.", id="no name at all"),
    ],
)
def test_an_unknown_name_is_an_error(stored: StoredGraph, name: str, message: str) -> None:
    with pytest.raises(KgraphError) as caught:
        get_entity(stored, name)
    assert str(caught.value).startswith(message)


def test_an_ambiguous_name_lists_the_ids_to_choose_from() -> None:
    graph = Graph(base=DEFAULT_BASE_IRI)
    union = corpus_of(entities=[organization("Union"), concept("union")])
    for triple in build_statements(union, small_ontology()):
        graph.add(triple)
    with pytest.raises(KgraphError, match=r"'union' names 2 things.*concept/union, organization/"):
        get_entity(StoredGraph(graph), "union")
    assert get_entity(StoredGraph(graph), "concept/union").label == "union"
