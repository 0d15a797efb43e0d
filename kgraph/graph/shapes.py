"""Whether a graph has the shapes it must have (SHACL)."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from rdflib import OWL, RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.graph import vocabulary as v
from kgraph.graph.constraints import Classes, Seen
from kgraph.graph.nodes import read_graph
from kgraph.graph.places import Told
from kgraph.graph.reading import read_statements
from kgraph.graph.shape_rules import UNUSABLE, Shapes, find_shapes
from kgraph.graph.stored import local_name
from kgraph.graph.turtle import Properties, group_by_subject
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Problem
from kgraph.ontology.find import ONTOLOGY_FILE, find_ontology_folder, shapes_path

_SHAPES: Final = URIRef("https://w3id.org/kgraph/shapes")

Check = Callable[[Path, Path], list["Finding"]]
"""Finds what breaks the shapes of one file, by the types of an ontology, the second file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A node that breaks a shape: what is wrong with it, and the value that is, if one is."""

    focus: str
    message: str
    value: Term | None
    is_warning: bool

    @property
    def told(self) -> Told:
        """The node, and the value that is wrong with it."""
        return self.focus, None if self.value is None else str(self.value)


def check_shapes(shapes: Path, check: Check) -> tuple[list[Finding], bool]:
    """Return what breaks the shapes of a project, and whether they are up to date.

    Those of an earlier kgraph may not allow what a build writes today: what breaks them is only
    a warning then, and the shapes that kgraph carries say what is wrong.

    Raises:
        OntologyError: the shapes are not usable.
        OutputError: the file of shapes cannot be read.
    """
    ontology = shapes.with_name(ONTOLOGY_FILE)
    found = check(shapes, ontology)
    if are_current(shapes):
        return found, True
    today = shapes_path(find_ontology_folder())
    wrong = [each for each in check(today, ontology) if not each.is_warning]
    known = {(each.focus, each.message) for each in wrong}
    others = [each for each in found if (each.focus, each.message) not in known]
    return [*wrong, *(replace(each, is_warning=True) for each in others)], False


def are_current(shapes: Path) -> bool:
    """Say whether shapes are no older than those that kgraph carries.

    Raises:
        OutputError: the file of shapes cannot be read.
    """
    return shapes_version(shapes) >= shapes_version(shapes_path(find_ontology_folder()))


def shapes_version(shapes: Path) -> int:
    """Return the version of a file of shapes, 0 where it has none.

    Raises:
        OutputError: the file cannot be read.
    """
    found = read_graph(shapes).value(_SHAPES, OWL.versionInfo)
    return int(found) if isinstance(found, Literal) and str(found).isdecimal() else 0


def check_in_passing(
    statements: Callable[[], Iterable[Triple]], shapes: Path, *, ontology: Path
) -> list[Finding] | None:
    """Return what breaks the shapes, from statements that go by twice and are not kept.

    Args:
        statements: Gives all statements, those about one subject together, as often as asked.
        shapes: A Turtle file with SHACL shapes.
        ontology: Says which class lies under which; it need not exist.

    Returns:
        What ``check_by_reference`` finds; ``None`` where a shape asks for more than can be seen in
        passing, as shapes that a user adds may.

    Raises:
        OutputError: the file of shapes cannot be read.
    """
    wanted = find_shapes(read_graph(shapes))
    if wanted is None:
        return None
    classes = Classes({}, above_of(ontology), {each: {} for each in wanted.backwards})
    note_classes(classes, group_by_subject(statements()))
    return [
        finding
        for subject, properties in group_by_subject(statements())
        for finding in findings_at(subject, properties, wanted=wanted, classes=classes)
    ]


def findings_at(
    subject: URIRef, properties: Properties, *, wanted: Shapes, classes: Classes
) -> Iterator[Finding]:
    """Yield what breaks shapes in what is said of one subject."""
    seen = Seen(classes, dict(properties))
    for shape in wanted.of(seen, subject):
        for fault in shape.faults(seen, subject):
            yield Finding(str(subject), fault.shape.message, fault.value, fault.shape.is_warning)


def note_classes(classes: Classes, subjects: Iterable[tuple[URIRef, Properties]]) -> None:
    """Add to the known classes those of these subjects, and what leads from them."""
    same: dict[tuple[Term, ...], tuple[Term, ...]] = {}
    for subject, properties in subjects:
        about = dict(properties)
        found = tuple(about.get(v.TYPE, ()))
        classes.by_node[subject] = same.setdefault(found, found)
        for each in classes.leading.keys() & about.keys():
            leading = classes.leading[each]
            for value in about[each]:
                leading[value] = (*leading.get(value, ()), subject)


def above_of(ontology: Path) -> dict[Term, frozenset[Term]]:
    """Return, for each class of an ontology file, the classes above it."""
    return _above(_types_above(ontology))


def check_by_reference(graph: Graph, shapes: Path, *, ontology: Path) -> list[Finding]:
    """Return what breaks the shapes, as the reference implementation of SHACL sees it.

    10,000 claims are about 150,000 statements and take about 20 seconds.

    Raises:
        OntologyError: the shapes are not usable.
        OutputError: the file of shapes cannot be read.
    """
    results = _validate(graph, shapes, ontology=ontology)
    found = results.subjects(SH.resultSeverity, unique=True)
    return [_finding(results, result) for result in found]


def problems_of(
    findings: Iterable[Finding],
    labels: Mapping[str, str],
    *,
    places: Mapping[Told, str],
    place: str,
) -> list[Problem]:
    """Return findings as problems, sorted, each once; warnings of the shapes are notices.

    Args:
        findings: What breaks the shapes.
        labels: What people call a node, where it is not called by the end of its IRI.
        places: Where in which source a node and the value that is wrong with it are told of.
        place: What the problems with other nodes name as the place: the graph's file.
    """

    def called(term: Term | str) -> str:
        if isinstance(term, Literal):
            return str(term)
        return labels.get(str(term)) or local_name(URIRef(term))

    problems = set()
    for each in findings:
        is_other = each.value is not None and str(each.value) != each.focus
        found = f" Found: {called(each.value)}." if each.value is not None and is_other else ""
        message = f"{called(each.focus)}: {each.message}{found}"
        severity = "notice" if each.is_warning else "error"
        problems.add(Problem(places.get(each.told, place), message, severity))
    return sorted(problems)


def _finding(results: Graph, result: Node) -> Finding:
    value = results.value(result, SH.value)
    return Finding(
        focus=str(results.value(result, SH.focusNode)),
        message=" ".join(sorted(str(each) for each in results.objects(result, SH.resultMessage))),
        value=value if isinstance(value, URIRef | Literal) else None,
        is_warning=results.value(result, SH.resultSeverity) != SH.Violation,
    )


def _above(graph: Graph) -> dict[Term, frozenset[Term]]:
    return {
        kind: frozenset(
            each
            for each in graph.transitive_objects(kind, RDFS.subClassOf)
            if isinstance(each, URIRef) and each != kind
        )
        for kind in graph.subjects(RDFS.subClassOf)
        if isinstance(kind, URIRef)
    }


def _validate(graph: Graph, shapes: Path, *, ontology: Path) -> Graph:
    import pyshacl  # here, since it takes longer to load than most graphs take to check
    from pyshacl.errors import ReportableRuntimeError, ShapeRecursionWarning, ValidationFailure

    wanted, types = read_graph(shapes), _types_above(ontology)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", ShapeRecursionWarning)
            _, results, _ = pyshacl.validate(graph, shacl_graph=wanted, ont_graph=types)
    except (ReportableRuntimeError, ShapeRecursionWarning, *UNUSABLE) as error:
        results = error
    if isinstance(results, Graph):
        return results
    told = str(results.message if isinstance(results, ValidationFailure) else results)
    reason = " ".join(told.split())
    message = f"the shapes cannot be used ({reason}). Copy the file from a new project: kgraph init"
    raise OntologyError(f"{message} DIR.", place=str(shapes))


def _types_above(ontology: Path) -> Graph:
    """Return which class lies under which, so that a user's own type passes as the one above."""
    found = Graph()
    if ontology.exists():
        for triple in read_statements(ontology):
            if triple[1] == RDFS.subClassOf:
                found.add(triple)
    return found
