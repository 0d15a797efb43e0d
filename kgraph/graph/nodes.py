"""A Turtle file -> its statements, and what they say of one node as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from kgraph.graph.built_file import base_in, not_turtle, reading_built
from kgraph.graph.canonical import term_key
from kgraph.graph.terms import TermRenderer
from kgraph.graph.vocabulary import TYPE, Term


def read_graph(path: Path) -> Graph:
    """Return the statements of a Turtle file; ``base`` is the base IRI that it begins with.

    Raises:
        OutputError: the file is missing, unreadable, or not Turtle.
    """
    try:
        with reading_built(path):
            text = path.read_text("utf-8")
        # Oxigraph first: rdflib takes much that is no Turtle, and of some it makes a traceback.
        for _ in pyoxigraph.parse(text, format=RdfFormat.TURTLE):
            pass
        return Graph(base=base_in(text) or None).parse(data=text, format="turtle")
    except (AssertionError, BadSyntax, RecursionError, ValueError) as error:
        raise not_turtle(path, None) from error  # by rdflib, or it is not UTF-8
    except SyntaxError as error:
        raise not_turtle(path, error.lineno) from error


def names_described(path: Path) -> set[str]:
    """Return the short names of what a Turtle file describes.

    Raises:
        OutputError: the file is missing, unreadable, or not Turtle.
    """
    short = TermRenderer().short
    return {short(each) for each in read_graph(path).subjects() if isinstance(each, URIRef)}


def nodes_of_type(graph: Graph, node_class: URIRef) -> list[Described]:
    """Return every node with an IRI that is of the class, in IRI order."""
    return described(graph, graph.subjects(TYPE, node_class, unique=True))


def described(graph: Graph, nodes: Iterable[Node]) -> list[Described]:
    """Return those of the nodes that have an IRI, in IRI order."""
    return [Described(graph, iri) for iri in sorted(n for n in nodes if isinstance(n, URIRef))]


@dataclass(frozen=True, slots=True)
class Described:
    """A node and what a graph says of it. Of several values the first in order counts."""

    graph: Graph
    iri: URIRef

    def terms(self, predicate: URIRef) -> list[Term]:
        """Return the node's values of a property, in canonical order, without blank nodes."""
        values = self.graph.objects(self.iri, predicate, unique=True)
        return sorted((n for n in values if isinstance(n, URIRef | Literal)), key=term_key)

    def nodes(self, predicate: URIRef) -> list[Described]:
        """Return the nodes that a property leads to."""
        return described(self.graph, self.graph.objects(self.iri, predicate, unique=True))

    def node(self, predicate: URIRef) -> URIRef | None:
        """Return the node that a property leads to."""
        return next((n.iri for n in self.nodes(predicate)), None)

    def text(self, predicate: URIRef) -> str | None:
        """Return the text of a literal."""
        return next((str(t) for t in self.terms(predicate) if isinstance(t, Literal)), None)

    def integer(self, predicate: URIRef) -> int | None:
        """Return a whole number; ``None`` also where the value is none."""
        values = [t.toPython() for t in self.terms(predicate) if isinstance(t, Literal)]
        return next((value for value in values if isinstance(value, int)), None)

    def decimal(self, predicate: URIRef) -> Decimal | None:
        """Return an ``xsd:decimal``; ``None`` also where the value is none."""
        values = [t.toPython() for t in self.terms(predicate) if isinstance(t, Literal)]
        return next((value for value in values if isinstance(value, Decimal)), None)

    def milliseconds(self, predicate: URIRef) -> int | None:
        """Return a time in seconds as milliseconds; ``None`` also where the value is no number."""
        seconds = self.decimal(predicate)
        return None if seconds is None else int(seconds * 1000)
