"""Where in which source the nodes of a graph are told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from rdflib import Literal, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.turtle import group_by_subject
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Document

Place: TypeAlias = tuple[str, int]
"""A source and a line of it, 0 for the whole source."""

Told: TypeAlias = tuple[str, str | None]
"""A node, and the value of it that is meant, if one is."""

_About: TypeAlias = Mapping[URIRef, list[Term]]


def find_places(
    wanted: Collection[Told],
    statements: Callable[[], Iterable[Triple]],
    *,
    documents: Mapping[URIRef, Document],
) -> dict[Told, str]:
    """Return file and line where a source first tells of each node.

    These are evidence, its selector, claims, memberships, sources, and things, for which a claim
    that has to do with the value counts before others.

    Args:
        wanted: The nodes, by IRI.
        statements: Gives all statements, those about one subject together, as often as asked.
        documents: Sources as read, by the IRI that the graph gives them.
    """
    if not wanted:
        return {}
    nodes = {node for node, _ in wanted}
    evidence_by_told = _find_evidence(nodes, statements())
    carrying = nodes.union(*evidence_by_told.values())
    place_by_node = {str(iri): (document.source, 0) for iri, document in documents.items()}
    place_by_node |= _places(carrying, statements(), documents=documents)
    places: dict[Told, str] = {}
    for node, value in wanted:
        found = evidence_by_told.get((node, value)) or evidence_by_told.get((node, None)) or {node}
        known = [place_by_node[each] for each in found if each in place_by_node]
        if known:
            places[node, value] = _shown(min(known))
    return places


def _find_evidence(nodes: Collection[str], statements: Iterable[Triple]) -> dict[Told, set[str]]:
    """Return the evidence of claims that have to do with nodes, and with a node and a value."""
    found: dict[Told, set[str]] = defaultdict(set)
    memberships: dict[str, list[str]] = defaultdict(list)
    for iri, properties in group_by_subject(statements):
        subject, about = str(iri), dict(properties)
        carried = {str(each) for each in about.get(v.HAS_EVIDENCE, ())}
        ends = _ends(about) if carried else []
        for node in {subject, *ends, *memberships.get(subject, ())} if carried else ():
            for value in (None, *ends) if node in nodes else ():
                found[node, value] |= carried
        for each in about.get(v.DERIVED_FROM, ()) if subject in nodes else ():
            memberships[str(each)].append(subject)  # which come before their claims
        for each in about.get(v.HAS_SELECTOR, ()):
            if str(each) in nodes:
                found[str(each), None].add(subject)
    return found


def _ends(about: _About) -> list[str]:
    """Return what a claim is about: subject, object and qualifier."""
    ends = (v.SUBJECT, v.OBJECT, v.QUALIFIER)
    return [str(each) for property_iri in ends for each in about.get(property_iri, ())]


def _places(
    nodes: Collection[str], statements: Iterable[Triple], *, documents: Mapping[URIRef, Document]
) -> Iterator[tuple[str, Place]]:
    """Yield the places of those of the nodes that are evidence."""
    for iri, properties in group_by_subject(statements):
        if str(iri) not in nodes:
            continue
        about = dict(properties)
        document = documents.get(URIRef(next(iter(about.get(v.QUOTED_FROM, ())), "")))
        if document is not None:
            yield str(iri), (document.source, _line(document, about.get(v.START, ())))


def _line(document: Document, starts: Iterable[Term]) -> int:
    for start in starts:
        value = start.toPython() if isinstance(start, Literal) else None
        if isinstance(value, int) and 0 <= value <= len(document.text):
            return document.line_at(value)
    return 0


def _shown(place: Place) -> str:
    source, line = place
    return f"{source}:{line}" if line else source
