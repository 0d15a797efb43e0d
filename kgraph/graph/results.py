"""What a query found -> text: a table, CSV, JSON or Turtle."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kgraph.errors import QueryError
from kgraph.graph.canonical import property_key, term_key
from kgraph.graph.query import QueryResult, Row
from kgraph.graph.terms import TermRenderer
from kgraph.graph.turtle import render_turtle
from kgraph.graph.vocabulary import PREFIXES, Term, Triple

_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def render_table(result: QueryResult, *, max_width: int = 72) -> str:
    """Return a table for a terminal: names with prefixes, labels as they are.

    Args:
        result: What a query found.
        max_width: Columns that a cell may fill; longer ones are cut and end in ``…``.
    """
    if result.form == "ASK":
        return f"{_lexical(result.rows[0][0])}\n"
    renderer = TermRenderer(result.base_iri)
    cells = [[_cut(_short(renderer, term), max_width) for term in row] for row in result.rows]
    widths = [max(map(_width, column)) for column in zip(result.columns, *cells, strict=True)]
    lines = [result.columns, ["-" * width for width in widths], *cells]
    table = "".join(_render_line(line, widths) for line in lines)
    return table if cells else f"{table}(nothing found)\n"


def render_csv(result: QueryResult) -> str:
    """Return SPARQL 1.1 Query Results CSV: a header, IRIs in full, CRLF line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(result.columns)
    writer.writerows([_lexical(term) for term in row] for row in result.rows)
    return text.getvalue()


def render_json(result: QueryResult) -> str:
    """Return SPARQL 1.1 Query Results JSON; statements become rows of three columns."""
    found: dict[str, object]
    if result.form == "ASK":
        found = {"head": {}, "boolean": _lexical(result.rows[0][0]) == "true"}
    else:
        bindings = [
            {
                name: _binding(term)
                for name, term in zip(result.columns, row, strict=True)
                if term is not None
            }
            for row in result.rows
        ]
        found = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


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


def _triples(rows: Iterable[Row]) -> Iterator[Triple]:
    """Yield those of the rows that have no blank node."""
    for row in rows:
        match row:
            case (URIRef() as subject, URIRef() as predicate, (URIRef() | Literal()) as target):
                yield subject, predicate, target


def _key(triple: Triple) -> tuple[str, tuple[int, str], tuple[int, str, str, str]]:
    return (str(triple[0]), property_key(triple[1]), term_key(triple[2]))


def _render_with_blank_nodes(result: QueryResult) -> str:
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for row in result.rows:
        match row:
            case (Node() as subject, Node() as predicate, Node() as target):
                graph.add((subject, predicate, target))
    return graph.serialize(format="turtle")


def _short(renderer: TermRenderer, term: Node | None) -> str:
    if term is None:
        return ""
    return renderer.short(term) if isinstance(term, Term) else term.n3()


def _cut(text: str, width: int) -> str:
    """Return a text on one line, at most ``width`` columns wide."""
    line = _SPACE.sub(" ", text).strip()
    ends = list(accumulate(map(_letter_width, line)))
    if not ends or ends[-1] <= width:
        return line
    return line[: bisect_right(ends, width - 1)].rstrip() + "…"


def _width(text: str) -> int:
    """Return the number of columns that a terminal needs for a text."""
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _render_line(cells: Iterable[str], widths: list[int]) -> str:
    padded = (cell + " " * (w - _width(cell)) for cell, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip() + "\n"


def _lexical(term: Node | None) -> str:
    return "" if term is None else str(term)


def _binding(term: Node) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": str(term)}
    binding = {"type": "literal", "value": str(term)}
    if term.language:
        binding["xml:lang"] = term.language
    elif term.datatype is not None:
        binding["datatype"] = str(term.datatype)
    return binding
