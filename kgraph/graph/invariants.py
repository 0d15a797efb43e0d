"""What holds of every graph, beyond what shapes can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.literals import text_literal
from kgraph.graph.properties import direct_triple
from kgraph.graph.stored import StoredEvidence, StoredGraph
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Document, Problem
from kgraph.model.quote import quote
from kgraph.ontology.types import Ontology

_OF_THE_ENTITY_ITSELF = {
    *(v.TYPE, v.PREF_LABEL, v.ALT_LABEL, v.MENTION_COUNT, v.SALIENCE, v.SAME_AS, v.JOIN),
}
_QUOTE_SHOWN = 60


def check_direct_links(stored: StoredGraph, ontology: Ontology, *, place: str) -> list[Problem]:
    """Return a problem for each link without a claim that states it, and the other way round.

    Args:
        stored: The graph.
        ontology: What it was built with.
        place: What the problems name as the place: the graph's file.
    """
    expected = set(_expected_links(stored, ontology))
    found = set(_links(stored))
    fault_by_link = {
        **dict.fromkeys(found - expected, "no claim states this link"),
        **dict.fromkeys(expected - found, "a claim states this link, which is missing"),
    }
    return sorted(
        Problem(place, f"{_sentence(stored, link)}: {fault}. Build again: kgraph build --force.")
        for link, fault in fault_by_link.items()
    )


def check_quotes(stored: StoredGraph, documents: Mapping[URIRef, Document]) -> list[Problem]:
    """Return a problem for each quote that does not stand at its place in its source.

    Args:
        stored: The graph.
        documents: Sources as read, by the IRI that the graph gives them. Quotes from other
            sources are not checked.
    """
    return sorted(
        problem
        for claim in stored.claims
        for evidence in claim.evidence
        if evidence.source in documents
        for problem in _quote_problems(evidence, documents[evidence.source])
    )


def _quote_problems(evidence: StoredEvidence, document: Document) -> Iterator[Problem]:
    start, end = evidence.span.start, evidence.span.end
    shown = evidence.quote[:_QUOTE_SHOWN] + ("…" if len(evidence.quote) > _QUOTE_SHOWN else "")
    if end > len(document.text):
        message = f'"{shown}" should end at {end}, but the source has {len(document.text)} letters'
        yield Problem(document.source, f"{message}. Build again: kgraph build --force.")
    elif str(text_literal(quote(document, evidence.span))) != evidence.quote:
        line = document.text.count("\n", 0, start) + 1
        message = f'"{shown}" does not stand at {start}:{end}. Build again: kgraph build --force.'
        yield Problem(f"{document.source}:{line}", message)


def _expected_links(stored: StoredGraph, ontology: Ontology) -> Iterator[Triple]:
    relation_by_iri = {relation.iri: relation for relation in ontology.relations.values()}
    type_by_class = {each.iri: each.name for each in ontology.entity_types.values()}
    for claim in (claim for claim in stored.claims if claim.is_direct):
        subject = stored.entities_by_iri.get(claim.subject)
        yield direct_triple(
            (claim.subject, claim.predicate, claim.target),
            relation_by_iri.get(str(claim.predicate)),
            subject_type=type_by_class.get(str(subject.entity_class), "") if subject else "",
        )


def _links(stored: StoredGraph) -> Iterator[Triple]:
    for iri in stored.entities_by_iri:
        for predicate, target in stored.graph.predicate_objects(iri):
            is_link = predicate not in _OF_THE_ENTITY_ITSELF
            if is_link and isinstance(predicate, URIRef) and isinstance(target, Term):
                yield iri, predicate, target


def _sentence(stored: StoredGraph, triple: Triple) -> str:
    return " ".join(f'"{stored.label(term)}"' for term in triple)
