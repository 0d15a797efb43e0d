"""Statements -> Turtle, readable and always the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rdflib import URIRef

from kgraph.graph.terms import TermRenderer, render_iri
from kgraph.graph.vocabulary import PREFIXES, Term, Triple

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
    renderer = TermRenderer(base_iri)
    yield _header(base_iri)
    for subject, about in groupby(statements, key=lambda triple: triple[0]):
        block = _render_properties(renderer, about)
        yield f"\n{renderer.iri(subject)} {block} .\n"


def _header(base_iri: str) -> str:
    base = [f"@base {render_iri(URIRef(base_iri))} .\n"] if base_iri else []
    lines = [f"@prefix {name}: <{namespace}> .\n" for name, namespace in sorted(PREFIXES.items())]
    return "".join(base + lines)


def _render_properties(renderer: TermRenderer, about: Iterable[Triple]) -> str:
    parts = []
    for predicate, triples in groupby(about, key=lambda triple: triple[1]):
        objects = _render_objects(renderer, [triple[2] for triple in triples])
        parts.append(f"{renderer.predicate(predicate)} {objects}")
    return f" ;\n{_INDENT}".join(parts)


def _render_objects(renderer: TermRenderer, objects: list[Term]) -> str:
    """Return short lists on one line, long ones a line each."""
    rendered = [renderer.render(each) for each in objects]
    in_one_line = ", ".join(rendered)
    if len(rendered) == 1 or len(in_one_line) <= 80:
        return in_one_line
    return f",\n{_INDENT * 2}".join(rendered)
