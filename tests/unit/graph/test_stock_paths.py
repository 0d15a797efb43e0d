"""The stock query ``paths`` finds how two things are linked by way of others."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest
from rdflib import Graph, Literal, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.reference import query_graph
from kgraph.graph.stock_queries import get_stock_query

BASE = "https://example.org/"
MENTIONS = {"a": 1, "b": 1, "w": 9, "x": 3, "y": 2, "z": 5}


def graph_of(claims: str) -> Graph:
    """Return a graph of claims such as ``a knows x``, divided by commas."""
    graph, number = Graph(), count()
    for name, mentions in MENTIONS.items():
        graph.add((URIRef(BASE + name), v.PREF_LABEL, Literal(name)))
        graph.add((URIRef(BASE + name), v.MENTION_COUNT, Literal(mentions)))
    for claim in claims.split(", "):
        iri, (subject, link, target) = URIRef(f"{BASE}claim/{next(number)}"), claim.split()
        graph.add((iri, v.SUBJECT, URIRef(BASE + subject)))
        graph.add((iri, v.PREDICATE, v.KG[link]))
        known = URIRef(BASE + target) if target in MENTIONS else Literal(Decimal(target))
        graph.add((iri, v.OBJECT, known))
    return graph


def ways(claims: str, *, most: int = 200) -> list[str]:
    found = query_graph(
        graph_of(claims),
        get_stock_query("paths").bound(
            {"about": f"{BASE}a", "other": f"{BASE}b", "most": str(most)}
        ),
    )
    return [
        " ".join(term.short(BASE).removeprefix("kg:") for term in row if term is not None)
        for row in found.rows
    ]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param("a likes b, b helps a", ["helps", "likes"], id="at once, in both directions"),
        pytest.param("a likes x, b owns x", ["likes x owns"], id="one between"),
        pytest.param("x likes a, x owns y, y holds b", ["likes x owns y holds"], id="two between"),
        pytest.param("a likes x, y owns x, b holds y", ["likes x owns y holds"], id="backwards"),
        pytest.param("a in x, x in y, y in z, z in b", [], id="not three between"),
        pytest.param("a aged 5, b aged 5", [], id="no number between"),
        pytest.param("a in x, x in x, x in b", ["in x in"], id="nothing twice on a way"),
        pytest.param("a in b, b in x, x in b", ["in"], id="not by way of an end"),
        pytest.param(
            "a in x, x in b, x in y, a in w, w in y, y in b",
            ["in x in", "in w in y in", "in x in y in"],
            id="the short first, then what is mentioned most",
        ),
    ],
)  # fmt: skip
def test_ways_between_two_things(claims: str, expected: list[str]) -> None:
    assert ways(claims) == expected


def test_no_more_ways_than_asked_for() -> None:
    assert ways("a in x, x in y, a in w, w in y, y in b", most=1) == ["in w in y in"]
