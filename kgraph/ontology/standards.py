"""Whether an ontology is sound as an ontology: its terms, their words, their order, their logic."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, SKOS, URIRef
from rdflib.term import Node

from kgraph.model import Problem
from kgraph.ontology.find import ontology_path
from kgraph.ontology.turtle import KG, NAMESPACE, TurtleFile, parse_turtle, read_bytes

_TERMS_FILE = "standard_terms.toml"
_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_LANGUAGES_OF_RDF = tuple(map(str, (RDF, RDFS, OWL, "http://www.w3.org/2001/XMLSchema#")))
_FAULT = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")  # as owlrl has it


def check_standards(folder: Path) -> list[Problem]:
    """Return what is wrong with the ontology of a folder as an ontology, sorted.

    Every term of its own must have a label and a definition, what it takes as domain or range
    must be a class, no class or property may lie below itself, and every term of a standard must
    be one of that standard.

    Raises:
        OntologyError: the file is missing or not Turtle.
    """
    path = ontology_path(folder)
    file = parse_turtle(read_bytes(path), path)
    faults = [*_wording(file), *_ends(file), *_cycles(file), *_unknown_terms(file)]
    return sorted({_problem(file, term, fault=fault) for term, fault in faults})


def check_consistency(folder: Path) -> list[Problem]:
    """Return the contradictions that a reasoner finds in the ontology of a folder (OWL 2 RL).

    Takes a few seconds.

    Raises:
        OntologyError: the file is missing or not Turtle.
    """
    import owlrl  # type: ignore[import-untyped]  # here, since it takes a while to load

    path = ontology_path(folder)
    graph = parse_turtle(read_bytes(path), path).graph
    # A class or property of which nothing can be is a contradiction once something is.
    for term in sorted(_named(graph.subjects(RDF.type, OWL.Class))):
        if term.startswith(str(NAMESPACE)) or (term, KG.localName, None) in graph:
            graph.add((URIRef(f"urn:one-of:{term}"), RDF.type, term))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    found = sorted(" ".join(str(each).split()) for each in graph.objects(None, _FAULT))
    return [Problem(str(path), f"it contradicts itself: {each}") for each in found]


def _wording(file: TurtleFile) -> Iterator[tuple[URIRef, str]]:
    for kind in _KINDS:
        for term in _named(file.graph.subjects(RDF.type, kind)):
            if _is_of_a_standard(term):
                continue
            if not file.text_of(term, RDFS.label):
                yield term, "has no label. Add an rdfs:label."
            if not file.text_of(term, SKOS.definition):
                yield term, "has no definition. Add a skos:definition."


def _ends(file: TurtleFile) -> Iterator[tuple[URIRef, str]]:
    classes = set(file.graph.subjects(RDF.type, OWL.Class))
    for side in (RDFS.domain, RDFS.range):
        for term, end in file.graph.subject_objects(side):
            is_known = end in classes or str(end).startswith(_LANGUAGES_OF_RDF)
            if isinstance(term, URIRef) and not is_known:
                side_name = side.rpartition("#")[2]
                yield term, f"has the {side_name} {file.short(end)}, which is no class. Declare it."


def _cycles(file: TurtleFile) -> Iterator[tuple[URIRef, str]]:
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in _named(file.graph.subjects(relation)):
            above = file.graph.objects(term, relation)
            if any(term in file.graph.transitive_objects(each, relation) for each in above):
                name = relation.rpartition("#")[2]
                yield term, f"lies below itself. Remove one rdfs:{name}."


def _unknown_terms(file: TurtleFile) -> Iterator[tuple[URIRef, str]]:
    used = {node for triple in file.graph for node in triple}
    for term in _named(iter(used)):
        for prefix, (namespace, terms) in _standards().items():
            name = str(term).removeprefix(namespace)
            if name not in (str(term), "", *terms):
                yield term, f"is no term of its vocabulary ({prefix}). Correct its name."


def _is_of_a_standard(term: URIRef) -> bool:
    spaces = [namespace for namespace, _ in _standards().values()]
    return str(term).startswith((*spaces, *_LANGUAGES_OF_RDF))


@cache
def _standards() -> dict[str, tuple[str, frozenset[str]]]:
    """Return namespace and terms of each vocabulary by its prefix."""
    text = Path(__file__).with_name(_TERMS_FILE).read_text("utf-8")
    known = {
        prefix: (table["namespace"], frozenset(table["terms"].split()))
        for prefix, table in tomllib.loads(text).items()
    }
    return {**known, "schema": (str(SDO._NS), frozenset(SDO.__annotations__))}


def _named(nodes: Iterator[Node]) -> set[URIRef]:
    return {node for node in nodes if isinstance(node, URIRef)}


def _problem(file: TurtleFile, term: URIRef, *, fault: str) -> Problem:
    used = re.search(rf"^[^#\n]*{re.escape(file.short(term))}(?![\w-])", file.text, re.MULTILINE)
    error = file.error(term, fault, near=used[0] if used else "")
    return Problem(error.place, error.message)
