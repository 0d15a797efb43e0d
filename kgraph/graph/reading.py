"""A Turtle file -> its statements one by one, in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat
from rdflib import Literal, URIRef

from kgraph.errors import OutputError
from kgraph.graph.vocabulary import Term, Triple

_BASE = re.compile(r"@base <([^>]*)>")
_BASE_WITHIN = 1000  # letters from the beginning of the file
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def read_statements(path: Path) -> Iterator[Triple]:
    """Yield the statements of a built graph; however large it is, few are held at once.

    Statements with blank nodes, of which a built graph has none, are left out.

    Raises:
        OutputError: the file is missing, unreadable, or not Turtle.
    """
    try:
        for quad in pyoxigraph.parse(path=str(path), format=RdfFormat.TURTLE):
            subject, predicate, target = map(_term, (quad.subject, quad.predicate, quad.object))
            if isinstance(subject, URIRef) and isinstance(predicate, URIRef) and target is not None:
                yield subject, predicate, target
    except FileNotFoundError as error:
        raise OutputError("no such file. Build it first: kgraph build.", place=str(path)) from error
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        message = "this is not Turtle any more. Build it again: kgraph build --force."
        raise OutputError(message, place=f"{path}{line}") from error
    except OSError as error:
        message = f"it cannot be read ({error.strerror or error}). Check its permissions."
        raise OutputError(message, place=str(path)) from error


def read_base_iri(path: Path) -> str:
    """Return the base IRI that a Turtle file begins with, nothing where it has none.

    Raises:
        OutputError: the file is missing or unreadable.
    """
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            found = _BASE.match(file.read(_BASE_WITHIN))
    except FileNotFoundError as error:
        raise OutputError("no such file. Build it first: kgraph build.", place=str(path)) from error
    except OSError as error:
        message = f"it cannot be read ({error.strerror or error}). Check its permissions."
        raise OutputError(message, place=str(path)) from error
    return found[1] if found else ""


def _term(term: object) -> Term | None:
    match term:
        case pyoxigraph.NamedNode():
            return URIRef(term.value)
        case pyoxigraph.Literal() if term.language:
            return Literal(term.value, lang=term.language)
        case pyoxigraph.Literal() if term.datatype.value == _STRING:
            return Literal(term.value, normalize=False)
        case pyoxigraph.Literal():
            return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    return None
