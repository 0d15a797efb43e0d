"""Where in which source the nodes of a graph are told of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from rdflib import Literal, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.turtle import group_by_subject
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Document


def find_places(
    nodes: Collection[str], statements: Iterable[Triple], *, documents: Mapping[URIRef, Document]
) -> dict[str, str]:
    """Return file and line of those nodes that a source tells of: evidence, claims, sources.

    Args:
        nodes: IRIs.
        statements: All statements of the graph, those about one subject together.
        documents: Sources as read, by the IRI that the graph gives them.
    """
    place_by_evidence: dict[Term, str] = {}
    evidence_by_claim: dict[str, list[Term]] = {}
    for subject, properties in group_by_subject(statements) if nodes else ():
        about = dict(properties)
        document = documents.get(URIRef(next(iter(about.get(v.QUOTED_FROM, ())), "")))
        if document is not None:
            place_by_evidence[subject] = _place(document, about.get(v.START, ()))
        elif str(subject) in nodes and v.HAS_EVIDENCE in about:
            evidence_by_claim[str(subject)] = about[v.HAS_EVIDENCE]
    places = {str(iri): document.source for iri, document in documents.items() if str(iri) in nodes}
    places |= {str(iri): place for iri, place in place_by_evidence.items() if str(iri) in nodes}
    for claim, evidence in evidence_by_claim.items():
        carried = [place_by_evidence[each] for each in evidence if each in place_by_evidence]
        if carried:
            places[claim] = min(carried)
    return places


def _place(document: Document, starts: Iterable[Term]) -> str:
    for start in starts:
        value = start.toPython() if isinstance(start, Literal) else None
        if isinstance(value, int) and 0 <= value <= len(document.text):
            line = document.text.count("\n", 0, value) + 1
            return f"{document.source}:{line}"
    return document.source
