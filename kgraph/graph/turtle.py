"""Statements -> Turtle, readable and always the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from rdflib import URIRef

from kgraph.graph.short_names import PREFIXES, render_iri
from kgraph.graph.terms import TermRenderer
from kgraph.graph.vocabulary import Term, Triple

Properties: TypeAlias = list[tuple[URIRef, list[Term]]]

_INDENT = "    "


def render_turtle(statements: Iterable[Triple], *, base_iri: str = "") -> Iterator[str]:
    """Yield a Turtle file in parts, in the order of the statements.

    Args:
        statements: All about one subject together, all with one property together.
        base_iri: IRIs below it are written relative to it; ends in ``/``.

    Yields:
        The prefixes, then one block of lines a subject. The parts joined are the file.

    Raises:
        ValueError: an IRI holds a character that no IRI may hold.
    """
    yield render_header(base_iri)
    yield from render_subjects(TermRenderer(base_iri), group_by_subject(statements))


def render_subjects(
    renderer: TermRenderer, subjects: Iterable[tuple[URIRef, Properties]]
) -> Iterator[str]:
    """Yield what is said of each subject, after a blank line."""
    for subject, properties in subjects:
        yield f"\n{render_description(renderer, subject, properties=properties)}"


def group_by_subject(statements: Iterable[Triple]) -> Iterator[tuple[URIRef, Properties]]:
    """Yield each subject with its properties and their values, in the order of the statements."""
    current: URIRef | None = None
    properties: Properties = []
    for subject, predicate, target in statements:
        # Comparing two IRIs is slow, and mostly they are the same piece of memory.
        if subject is not current and subject != current:
            if current is not None:
                yield current, properties
            current, properties = subject, []
        if properties and str.__eq__(properties[-1][0], predicate):
            properties[-1][1].append(target)
        else:
            properties.append((predicate, [target]))
    if current is not None:
        yield current, properties


def render_header(base_iri: str) -> str:
    """Return the lines with the base and the prefixes that a Turtle or TriG file begins with."""
    base = [f"@base {render_iri(URIRef(base_iri))} .\n"] if base_iri else []
    lines = [f"@prefix {name}: <{namespace}> .\n" for name, namespace in sorted(PREFIXES.items())]
    return "".join(base + lines)


def render_description(renderer: TermRenderer, subject: URIRef, *, properties: Properties) -> str:
    """Return what is said of one subject, a line or more a property."""
    name, render = renderer.predicate, renderer.render
    block = f" ;\n{_INDENT}".join(
        [
            f"{name(predicate)} {render(targets[0])}"
            if len(targets) == 1
            else f"{name(predicate)} {_render_objects(renderer, targets)}"
            for predicate, targets in properties
        ]
    )
    return f"{renderer.iri(subject)} {block} .\n"


def _render_objects(renderer: TermRenderer, objects: list[Term]) -> str:
    """Return short lists on one line, long ones a line each."""
    rendered = [renderer.render(each) for each in objects]
    in_one_line = ", ".join(rendered)
    if len(in_one_line) <= 80:
        return in_one_line
    return f",\n{_INDENT * 2}".join(rendered)
