"""A Turtle file -> its statements one by one, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat
from rdflib import Literal, URIRef

from kgraph.graph.built_file import not_turtle, reading_built
from kgraph.graph.vocabulary import Term, Triple

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def read_statements(path: Path) -> Iterator[Triple]:
    """Yield the statements of a built graph; however large it is, few are held at once.

    Statements with blank nodes, of which a built graph has none, are left out.

    Raises:
        OutputError: the file is missing, unreadable, or not Turtle.
    """
    try:
        with reading_built(path):
            yield from _statements(path)
    except SyntaxError as error:
        raise not_turtle(path, error.lineno) from error


def _statements(path: Path) -> Iterator[Triple]:
    for quad in pyoxigraph.parse(path=str(path), format=RdfFormat.TURTLE):
        subject, predicate, target = map(term_of, (quad.subject, quad.predicate, quad.object))
        if isinstance(subject, URIRef) and isinstance(predicate, URIRef) and target is not None:
            yield subject, predicate, target


def term_of(term: object) -> Term | None:
    """Return an IRI or literal of Oxigraph's as one of rdflib's, ``None`` for anything else."""
    match term:
        case pyoxigraph.NamedNode():
            return URIRef(term.value)
        case pyoxigraph.Literal():
            return literal_of(term.value, language=term.language, datatype=term.datatype.value)
    return None


def literal_of(value: str, *, language: str | None, datatype: str | None) -> Literal:
    """Return a literal as it was written: with its language, or its datatype if that is no text."""
    if language:
        return Literal(value, lang=language)
    kind = None if datatype in (None, _STRING) else URIRef(datatype or "")
    return Literal(value, datatype=kind, normalize=False)
