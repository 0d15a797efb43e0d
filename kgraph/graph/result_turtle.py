"""The statements that a query found -> Turtle."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import BNode, Graph, Literal, URIRef

from kgraph.errors import QueryError
from kgraph.graph.answer import Found, QueryResult, Row
from kgraph.graph.canonical import property_key, term_key
from kgraph.graph.reading import literal_of
from kgraph.graph.short_names import PREFIXES
from kgraph.graph.turtle import render_turtle
from kgraph.graph.vocabulary import Triple


def render_result_turtle(result: QueryResult) -> str:
    """Return the statements that CONSTRUCT or DESCRIBE found as Turtle.

    Raises:
        QueryError: the query yields no statements.
    """
    if result.form != "CONSTRUCT":
        raise QueryError(
            f"{result.form} yields no statements to write as Turtle. Use CONSTRUCT or DESCRIBE, "
            "or another format."
        )
    triples = sorted(_triples(result.rows), key=_key)
    if len(triples) < len(result.rows):
        return _render_with_blank_nodes(result)
    try:
        return "".join(render_turtle(triples, base_iri=result.base_iri))
    except ValueError as error:
        raise QueryError(f"the query makes an IRI that is none: {error}. Correct it.") from error


def _triples(rows: tuple[Row, ...]) -> Iterator[Triple]:
    """Yield those of the rows that have no blank node."""
    for row in rows:
        match tuple(map(_term, row)):
            case (URIRef() as subject, URIRef() as predicate, (URIRef() | Literal()) as target):
                yield subject, predicate, target


def _key(triple: Triple) -> tuple[str, tuple[int, str], tuple[int, str, str, str]]:
    return (str(triple[0]), property_key(triple[1]), term_key(triple[2]))


def _render_with_blank_nodes(result: QueryResult) -> str:
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for row in result.rows:
        match tuple(map(_term, row)):
            case (URIRef() | BNode() as subject, URIRef() as predicate, target) if target:
                graph.add((subject, predicate, target))
    return graph.serialize(format="turtle")


def _term(found: Found | None) -> URIRef | BNode | Literal | None:
    if found is None:
        return None
    if found.kind == "literal":
        return literal_of(found.value, language=found.language, datatype=found.datatype)
    return URIRef(found.value) if found.kind == "uri" else BNode(found.value)
