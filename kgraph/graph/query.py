"""SPARQL over a built graph, by Oxigraph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pyoxigraph

from kgraph.errors import OutputError, QueryError
from kgraph.graph.answer import Found, QueryResult, row_key
from kgraph.graph.built_file import read_base_iri
from kgraph.graph.guard import Token, check_query, error_at
from kgraph.graph.short_names import DEFAULT_BASE_IRI, PREFIXES
from kgraph.graph.store import ensure_store
from kgraph.graph.workers import run_worker

DEFAULT_TIMEOUT: Final = 60.0  # seconds

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_STRING: Final = f"{PREFIXES['xsd']}string"
_REASON = re.compile(r"The [A-Z][^,\[\]]*")


def run_query(graph_path: Path, query: str, *, timeout: float = DEFAULT_TIMEOUT) -> QueryResult:
    """Return what a SPARQL 1.1 query finds in a built graph.

    Nothing outside the graph is read: no SERVICE, no FROM, no updates. The graph is read from
    the store beside it, which is made when it is not there or belongs to another Turtle.

    Args:
        graph_path: A ``graph.ttl``.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE. The prefixes of the dataset are declared, and
            relative IRIs such as ``<person/ana-ruiz>`` are relative to its base.
        timeout: Seconds after which the query is ended.

    Raises:
        QueryError: the query is wrong, asks for what is not allowed, or takes too long.
        OutputError: the graph cannot be read.
    """
    text, tokens = check_query(query, prefixes=PREFIXES)
    base_iri = base_of(graph_path)
    answer = _answer(graph_path, text, base_iri=base_iri, timeout=timeout)
    if answer[:1] == b"E":
        raise engine_error(json.loads(answer[1:])["message"], text)
    if answer[:1] == b"T":
        return _statements(answer[1:], base_iri)
    return _solutions(json.loads(answer[1:]), tokens, base_iri=base_iri)


def base_of(graph_path: Path) -> str:
    """Return the base IRI that a Turtle file begins with, kgraph's own where it has none.

    Raises:
        OutputError: the file is missing or cannot be read.
    """
    return read_base_iri(graph_path) or DEFAULT_BASE_IRI


def _answer(graph_path: Path, query: str, *, base_iri: str, timeout: float) -> bytes:
    """Return a worker's answer; a damaged store is filled again once."""
    request = {"turtle": str(graph_path), "query": query, "base_iri": base_iri}
    for anew in (False, True):
        store = ensure_store(graph_path, anew=anew)
        folder = None if store is None else str(store)
        answer = run_worker({**request, "store": folder, "prefixes": PREFIXES}, timeout=timeout)
        if not answer.startswith(b"E") or json.loads(answer[1:])["kind"] != "store":
            return answer
    message = "the store beside it cannot be read. Remove the folder .store there."
    raise OutputError(message, place=str(graph_path))


def engine_error(message: str, query: str) -> QueryError:
    """Return what the engine says against a query, with its place in it where it has one."""
    found = _PLACE.match(message)
    if found is None:
        return QueryError(f"the query cannot be run: {message.rstrip('.')}. Correct it.")
    lines = query.split("\n")
    line, column = int(found[1]), int(found[2])
    offset = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    rest = query[offset:].split("\n")[0].strip()[:40]
    reason = _REASON.search(found[3])
    if reason is not None:
        return error_at(query, offset, message=f"{reason[0].strip()}. Correct it.")
    if not query[offset:].strip():
        return error_at(query, offset, message="the query is not complete. Correct it.")
    return error_at(query, offset, message=f"this is not SPARQL from here on: {rest}. Correct it.")


def _statements(ntriples: bytes, base_iri: str) -> QueryResult:
    rows = {
        (_term(triple.subject), _term(triple.predicate), _term(triple.object))
        for triple in pyoxigraph.parse(ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    }
    columns = ("subject", "predicate", "object")
    return QueryResult("CONSTRUCT", columns, tuple(sorted(rows, key=row_key)), base_iri)


def _term(term: object) -> Found:
    match term:
        case pyoxigraph.NamedNode():
            return Found("uri", term.value)
        case pyoxigraph.BlankNode():
            return Found("bnode", term.value)
        case pyoxigraph.Literal():
            return _literal(term.value, language=term.language, datatype=term.datatype.value)
    raise QueryError("the query makes a statement about a statement. Leave it out.")


def _solutions(found: dict[str, Any], tokens: list[Token], *, base_iri: str) -> QueryResult:
    if "boolean" in found:
        answer = Found(
            "literal", str(found["boolean"]).lower(), datatype=f"{PREFIXES['xsd']}boolean"
        )
        return QueryResult("ASK", ("answer",), ((answer,),), base_iri)
    columns = list(found["head"]["vars"])
    if _has_star(tokens):
        named = [token.text[1:] for token in tokens if token.kind == "variable"]
        columns.sort(key=named.index)
    rows = [
        tuple(_bound(binding.get(column)) for column in columns)
        for binding in found["results"]["bindings"]
    ]
    if not _is_ordered(tokens):
        rows.sort(key=row_key)
    return QueryResult("SELECT", tuple(columns), tuple(rows), base_iri)


def _bound(binding: dict[str, Any] | None) -> Found | None:
    match binding:
        case None:
            return None
        case {"type": "uri" | "bnode" as kind, "value": value}:
            return Found(kind, value)
        case {"type": "literal", "value": value}:
            return _literal(
                value, language=binding.get("xml:lang"), datatype=binding.get("datatype")
            )
    raise QueryError("the query finds a statement about a statement. Leave it out.")


def _literal(value: str, *, language: str | None, datatype: str | None) -> Found:
    if language:
        return Found("literal", value, language)
    return Found("literal", value, None, None if datatype == _STRING else datatype)


def _has_star(tokens: list[Token]) -> bool:
    words = list(_outside_braces(tokens))
    return any(
        before.text.upper() in {"SELECT", "DISTINCT", "REDUCED"} and token.text == "*"
        for before, token in pairwise(words)
    )


def _is_ordered(tokens: list[Token]) -> bool:
    return any(t.kind == "word" and t.text.upper() == "ORDER" for t in _outside_braces(tokens))


def _outside_braces(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if depth == 0:
            yield token
