"""Whether a graph has the shapes it must have (SHACL)."""

from __future__ import annotations

from pathlib import Path

import pyshacl
from pyshacl.errors import ReportableRuntimeError, ValidationFailure
from rdflib import RDFS, SH, Graph, URIRef
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.graph.nodes import read_graph
from kgraph.graph.stored import StoredGraph
from kgraph.model import Problem
from kgraph.ontology.find import ONTOLOGY_FILE


def check_shapes(
    stored: StoredGraph, shapes: Path, *, place: str, statement_limit: int | None = None
) -> list[Problem]:
    """Return what in a graph breaks the shapes, sorted; warnings of the shapes are notices.

    Args:
        stored: The graph.
        shapes: A Turtle file with SHACL shapes.
        place: What the problems name as the place: the graph's file.
        statement_limit: A graph with more statements is not checked, which is one notice.
            (10,000 claims are about 150,000 statements and take about 20 seconds.)

    Raises:
        OntologyError: the shapes are not usable.
        OutputError: the file of shapes cannot be read.
    """
    count = len(stored.graph)
    if statement_limit is not None and count > statement_limit:
        message = f"{count:,} statements are too many to check shapes here. Run: kgraph verify."
        return [Problem(place, message, "notice")]
    results = _validate(stored.graph, shapes)
    found = results.subjects(SH.resultSeverity, unique=True)
    return sorted({_problem(stored, results, result=result, place=place) for result in found})


def _validate(graph: Graph, shapes: Path) -> Graph:
    try:
        _, results, _ = pyshacl.validate(
            graph, shacl_graph=read_graph(shapes), ont_graph=_types_above(shapes)
        )
    except ReportableRuntimeError as error:
        results = error
    if isinstance(results, Graph):
        return results
    reason = results.message if isinstance(results, ValidationFailure) else results
    message = f"the shapes cannot be used ({reason}). Copy the file from a new project: kgraph init"
    raise OntologyError(f"{message} DIR.", place=str(shapes))


def _types_above(shapes: Path) -> Graph:
    """Return which class lies under which, so that a user's own type passes as the one above."""
    ontology = shapes.with_name(ONTOLOGY_FILE)
    found = Graph()
    if ontology.exists():
        for triple in read_graph(ontology).triples((None, RDFS.subClassOf, None)):
            found.add(triple)
    return found


def _problem(stored: StoredGraph, results: Graph, *, result: Node, place: str) -> Problem:
    focus, value = (results.value(result, term) for term in (SH.focusNode, SH.value))
    messages = sorted(str(each) for each in results.objects(result, SH.resultMessage))
    found = "" if value is None or value == focus else f" Found: {_label(stored, value)}."
    warning = results.value(result, SH.resultSeverity) != SH.Violation
    message = f"{_label(stored, focus)}: {' '.join(messages)}{found}"
    return Problem(place, message, "notice" if warning else "error")


def _label(stored: StoredGraph, node: Node | None) -> str:
    return stored.label(node) if isinstance(node, URIRef) else str(node)
