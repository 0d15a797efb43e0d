"""SPARQL over a built graph."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rdflib import XSD, Graph, Literal
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.query import Result, ResultRow
from rdflib.term import Node

from kgraph.graph.nodes import read_graph
from kgraph.graph.sparql import (
    EngineErrorsTranslated,
    parse_query,
    query_form,
    variables_in_order,
)
from kgraph.graph.vocabulary import DEFAULT_BASE_IRI

Row = tuple[Node | None, ...]


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query found.

    ``form`` is ``SELECT``, ``ASK`` or, for statements, ``CONSTRUCT``. A row has a term for each
    column, ``None`` where a variable is unbound. ASK has one row with one boolean, CONSTRUCT
    and DESCRIBE a row for each statement. Rows are sorted unless the query orders them.
    ``base_iri`` is the graph's.
    """

    form: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    base_iri: str = DEFAULT_BASE_IRI


def run_query(graph_path: Path, query: str) -> QueryResult:
    """Return what a SPARQL 1.1 query finds in a built graph.

    Nothing outside the graph is read: no SERVICE, no FROM, no updates.

    Args:
        graph_path: A ``graph.ttl``.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE. The prefixes of the dataset are declared, and
            relative IRIs such as ``<person/ana-ruiz>`` are relative to its base.

    Raises:
        QueryError: the query is wrong or asks for what is not allowed.
        OutputError: the graph cannot be read.
    """
    graph = read_graph(graph_path)
    return query_graph(graph, query)


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
            columns, rows = ("answer",), [(Literal(bool(found.askAnswer), datatype=XSD.boolean),)]
        else:
            columns, rows = ("subject", "predicate", "object"), list(found.graph or ())
    ordered = rows if "orderby" in tree else sorted(rows, key=_row_key)
    return QueryResult(form, columns, tuple(ordered), base_iri)


def _columns(found: Result, tree: CompValue) -> tuple[str, ...]:
    """Return columns as the query lists them; for ``*`` as it first names them."""
    columns = [str(variable) for variable in found.vars or ()]
    if "projection" in tree:
        return tuple(columns)
    return tuple(sorted(columns, key=variables_in_order(tree).index))


def _row(row: ResultRow, columns: tuple[str, ...]) -> Row:
    by_column = row.asdict()
    return tuple(by_column.get(column) for column in columns)


def _row_key(row: Row) -> tuple[tuple[bool, str, str], ...]:
    return tuple(
        (term is not None, str(term), term.n3() if isinstance(term, Literal) else "")
        for term in row
    )
