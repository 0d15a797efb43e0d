"""One Turtle file of the ontology, with messages that point at a line of it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat
from rdflib import RDFS, Graph, Literal, Namespace, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from kgraph.errors import OntologyError

NAMESPACE = "https://w3id.org/kgraph/ontology#"
KG = Namespace(NAMESPACE)


@dataclass(frozen=True, slots=True)
class TurtleFile:
    """A file as read: ``text`` is what it says, ``graph`` what that means."""

    path: Path
    text: str
    graph: Graph

    def error(self, term: URIRef, message: str, *, near: str = "") -> OntologyError:
        """Return an error at the line with ``near``, else where ``term`` is described."""
        offset = self.text.find(near) if near else -1
        if offset < 0:
            forms = f"{re.escape(self.short(term))}|<{re.escape(str(term))}>"
            found = re.search(rf"^({forms})\s", self.text, re.MULTILINE)
            offset = found.start() if found else 0
        line = self.text.count("\n", 0, offset) + 1
        return OntologyError(f"{self.short(term)} {message}", place=f"{self.path}:{line}")

    def short(self, node: Node) -> str:
        """Return a node as the file writes it, with its prefix."""
        return node.n3(self.graph.namespace_manager)

    def text_of(self, term: URIRef, predicate: URIRef) -> str:
        """Return the English value, else one without a language, else the first; "" if none."""
        values = [each for each in self.graph.objects(term, predicate) if isinstance(each, Literal)]
        ranked = sorted((each.language != "en", each.language or "", str(each)) for each in values)
        return ranked[0][-1] if ranked else ""

    def label(self, term: URIRef) -> str:
        """Return the label.

        Raises:
            OntologyError: there is none.
        """
        label = self.text_of(term, RDFS.label)
        if not label:
            raise self.error(term, 'has no rdfs:label. Add one: rdfs:label "..."@en.')
        return label

    def is_below(self, term: Node, above: Node, *, by: URIRef) -> bool:
        """Say whether ``above`` is ``term`` or is reached from it, whether or not in a cycle."""
        return above in self.graph.transitive_objects(term, by)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        OntologyError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown fault"
        raise OntologyError(
            f"cannot be read ({reason}). Check its permissions.", place=str(path)
        ) from error


def parse_turtle(content: bytes, path: Path) -> TurtleFile:
    """Return a file's content as RDF; ``path`` is for messages.

    Raises:
        OntologyError: it is not UTF-8 or not Turtle; the message says in which line.
    """
    text = _decode(content, path)
    graph = Graph()
    logger = logging.getLogger("rdflib.term")
    logger.disabled = True  # else it prints a traceback of a literal that is not of its type
    try:
        # Oxigraph first: rdflib takes much that is no Turtle, and of some it makes a traceback.
        for _ in pyoxigraph.parse(text, format=RdfFormat.TURTLE, base_iri=NAMESPACE):
            pass
        graph.parse(data=text, format="turtle", publicID=NAMESPACE)
    except (AssertionError, BadSyntax, RecursionError, ValueError) as error:  # by rdflib
        raise _not_turtle("a number or what it nests is too large", path, line=1) from error
    except SyntaxError as error:
        raise _not_turtle(" ".join(error.msg.split()), path, line=error.lineno or 1) from error
    finally:
        logger.disabled = False
    return TurtleFile(path, text, graph)


def _not_turtle(reason: str, path: Path, *, line: int) -> OntologyError:
    message = f"not valid Turtle: {reason}. Mend this line or the end of the one before."
    return OntologyError(message, place=f"{path}:{line}")


def local_name(term: URIRef) -> str:
    """Return the last part of an IRI.

    >>> local_name(KG.memberOf)
    'memberOf'
    """
    return re.split(r"[#/]", str(term))[-1]


def _decode(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise OntologyError("not UTF-8. Save it as UTF-8.", place=f"{path}:{line}") from error
