"""SPARQL over a graph by rdflib's own engine: what the quick one is held against.

It is slow and reads what rdflib reads; nothing but tests and benchmarks runs queries on it.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import XSD, Graph, Literal, URIRef
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.query import Result, ResultRow
from rdflib.term import Node

from kgraph.graph.answer import Found, QueryResult, Row, row_key
from kgraph.graph.reference_syntax import (
    EngineErrorsTranslated,
    parse_query,
    query_form,
    variables_in_order,
)
from kgraph.graph.short_names import DEFAULT_BASE_IRI


def query_graph(graph: Graph, query: str) -> QueryResult:
    """Return what a SPARQL 1.1 query finds in a graph that is read already.

    Raises:
        QueryError: the query is wrong or asks for what is not allowed.
    """
    base_iri = str(graph.base or DEFAULT_BASE_IRI)
    prepared, tree = parse_query(query, base_iri=base_iri)
    form = query_form(tree)
    with EngineErrorsTranslated():
        found = graph.query(prepared)
        if form == "SELECT":
            columns = _columns(found, tree)
            rows = [_row(row, columns) for row in found if isinstance(row, ResultRow)]
        elif form == "ASK":
            columns, rows = ("answer",), [_found([Literal(bool(found.askAnswer))])]
        else:
            columns, rows = (
                ("subject", "predicate", "object"),
                [_found(triple) for triple in found.graph or ()],
            )
    ordered = rows if "orderby" in tree else sorted(rows, key=row_key)
    return QueryResult(form, columns, tuple(ordered), base_iri)


def _columns(found: Result, tree: CompValue) -> tuple[str, ...]:
    """Return columns as the query lists them; for ``*`` as it first names them."""
    columns = [str(variable) for variable in found.vars or ()]
    if "projection" in tree:
        return tuple(columns)
    return tuple(sorted(columns, key=variables_in_order(tree).index))


def _row(row: ResultRow, columns: tuple[str, ...]) -> Row:
    by_column = row.asdict()
    return _found(by_column.get(column) for column in columns)


def _found(terms: Iterable[Node | None]) -> Row:
    return tuple(None if term is None else _plain(term) for term in terms)


def _plain(term: Node) -> Found:
    if isinstance(term, Literal):
        kind = None if term.datatype in (None, XSD.string) else str(term.datatype)
        return Found("literal", str(term), term.language, None if term.language else kind)
    return Found("uri" if isinstance(term, URIRef) else "bnode", str(term))
