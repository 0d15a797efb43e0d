from __future__ import annotations

import pytest
from rdflib import Graph

from kgraph.errors import QueryError
from kgraph.graph.reference import query_graph


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(
            "SELECT ?x WHERE {\n  ?x ?y }",
            "query:2:3: this is not SPARQL from here on: ?x ?y }. Correct it.",
            id="a triple is cut short",
        ),
        pytest.param(
            'SELECT * { ?s kg:quote ?q FILTER REGEX(?q, "[") }',
            "the query cannot be run: unterminated character set at position 0. Correct it.",
            id="a bad pattern",
        ),
        pytest.param(
            "SELECT (SUM(?q) AS ?sum) { ?s kg:quote ?q }", "cannot be run", id="a sum of words"
        ),
        pytest.param(
            "SELECT * { ?s !(kg:quote|^kg:rule) ?q }", "cannot be run", id="a path rdflib lacks"
        ),
    ],
)
def test_what_rdflib_cannot_run_is_an_error_in_words(
    graph: Graph, query: str, expected: str
) -> None:
    with pytest.raises(QueryError) as caught:
        query_graph(graph, query)
    assert expected in str(caught.value)
