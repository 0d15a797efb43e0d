"""What holds of every graph, beyond what shapes can say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.literals import text_literal
from kgraph.graph.properties import direct_triple
from kgraph.graph.short_names import iri_below
from kgraph.graph.stored import StoredEvidence, StoredGraph, local_name
from kgraph.graph.turtle import Properties
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Claim, Corpus, Document, Evidence, Problem
from kgraph.model.quote import quote
from kgraph.ontology.types import Ontology

_OF_THE_ENTITY_ITSELF = {
    *(v.TYPE, v.PREF_LABEL, v.ALT_LABEL, v.MENTION_COUNT, v.SALIENCE, v.SAME_AS, v.JOIN),
}
_DESCRIBING = frozenset({v.TYPE, v.REPLACED_BY})
_QUOTE_SHOWN = 60
BUILD_AGAIN: Final = "Build again: kgraph build --force."


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


def check_corpus_quotes(corpus: Corpus) -> list[Problem]:
    """Return a problem for each quote of a corpus that does not stand at its place."""
    documents = {each.document_id: each.document for each in corpus.extracts}
    return sorted(check_claim_quotes(corpus.claims, documents))


def check_claim_quotes(claims: Iterable[Claim], documents: Mapping[str, Document]) -> list[Problem]:
    """Return a problem for each quote of claims that does not stand at its place.

    Args:
        claims: What is stated.
        documents: Sources as read, by their ids.
    """
    return [
        problem
        for claim in claims
        for evidence in claim.evidence
        if evidence.document_id in documents
        for problem in _quote_problems(evidence, documents[evidence.document_id])
    ]


def open_references(
    subjects: Iterable[tuple[URIRef, Properties]], base_iri: str
) -> Iterator[URIRef]:
    """Yield what is named and not described in what is said of these subjects.

    As in ``check_references``, what others describe and the graph itself are left out.
    """
    described: set[URIRef] = set()
    named: set[URIRef] = set()
    for subject, properties in subjects:
        for predicate, targets in properties:
            if predicate in _DESCRIBING:
                described.add(subject)
            named.update(each for each in targets if type(each) is URIRef)
    for each in named - described:
        if each.startswith(base_iri) and len(each) > len(base_iri):
            yield each


def check_references(statements: Iterable[Triple], *, base_iri: str, place: str) -> list[Problem]:
    """Return a problem for each node that is named and nowhere described.

    Args:
        statements: All statements of the graph.
        base_iri: What the IRI of everything that the build has made starts with; IRIs of others
            are described elsewhere. Bare, it is the graph itself.
        place: What the problems name as the place: the graph's file.
    """
    described: set[URIRef] = set()
    named: dict[Term, Triple] = {}
    for triple in statements:
        if triple[1] in _DESCRIBING:
            described.add(triple[0])
        target = triple[2]
        if type(target) is URIRef and target.startswith(base_iri) and len(target) > len(base_iri):
            named.setdefault(target, triple)
    return sorted(
        Problem(
            place,
            f"{iri_below(base_iri, target)} is the {local_name(predicate)} of "
            f"{iri_below(base_iri, subject) or subject}, but nothing describes it. {BUILD_AGAIN}",
        )
        for target, (subject, predicate, _) in named.items()
        if base_iri and target not in described
    )


def _quote_problems(evidence: StoredEvidence | Evidence, document: Document) -> Iterator[Problem]:
    start, end = evidence.span.start, evidence.span.end
    shown = evidence.quote[:_QUOTE_SHOWN] + ("…" if len(evidence.quote) > _QUOTE_SHOWN else "")
    if end > len(document.text):
        message = f'"{shown}" should end at {end}, but the source has {len(document.text)} letters'
        yield Problem(document.source, f"{message}. {BUILD_AGAIN}")
    elif _as_written(quote(document, evidence.span)) != _as_written(evidence.quote):
        message = f'"{shown}" does not stand at {start}:{end}. {BUILD_AGAIN}'
        yield Problem(f"{document.source}:{document.line_at(start)}", message)


def _as_written(text: str) -> str:
    return str(text_literal(text))


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
