"""What a graph says twice, in its own words and in those of a standard, must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.invariants import BUILD_AGAIN
from kgraph.graph.literals import text_literal
from kgraph.graph.nodes import Described, nodes_of_type
from kgraph.graph.selectors import words_beside
from kgraph.graph.stored import StoredClaim, StoredEvidence, StoredGraph
from kgraph.model import Document, Problem


def check_echoes(
    stored: StoredGraph, documents: Mapping[URIRef, Document], *, place: str
) -> list[Problem]:
    """Return a problem for each selector, time, membership or contradiction that is not so.

    Args:
        stored: The graph.
        documents: Sources as read, by the IRI that the graph gives them.
        place: What the problems name as the place where no source does: the graph's file.
    """
    claim_by_iri = {claim.iri: claim for claim in stored.claims}
    selectors = (
        _selector_problems(stored, evidence, document=document)
        for claim in stored.claims
        for evidence in claim.evidence
        if (document := documents.get(evidence.source)) is not None
    )
    faults = [
        *(
            fault
            for claim in stored.claims
            for fault in _claim_faults(stored, claim, claim_by_iri=claim_by_iri)
        ),
        *_membership_faults(stored, claim_by_iri),
    ]
    problems = {Problem(place, f"{fault}. {BUILD_AGAIN}") for fault in faults}
    return sorted(problems.union(*selectors))


def _selector_problems(
    stored: StoredGraph, evidence: StoredEvidence, *, document: Document
) -> set[Problem]:
    start, end = evidence.span.start, evidence.span.end
    words = (document.text[start:end], *words_beside(document.text, evidence.span))
    wanted = (start, end, *(str(text_literal(each)) for each in words))
    problems = set()
    for selector in Described(stored.graph, evidence.iri).nodes(v.HAS_SELECTOR):
        found = (
            selector.integer(v.SELECTED_START),
            selector.integer(v.SELECTED_END),
            selector.text(v.EXACT),
            selector.text(v.WORDS_BEFORE),
            selector.text(v.WORDS_BEHIND),
        )
        if found != wanted:
            fault = f"the selector of {start}:{end} does not select the words there"
            place = f"{document.source}:{document.line_at(start)}"
            problems.add(Problem(place, f"{fault}. {BUILD_AGAIN}"))
    return problems


def _claim_faults(
    stored: StoredGraph, claim: StoredClaim, *, claim_by_iri: Mapping[URIRef, StoredClaim]
) -> Iterator[str]:
    node = Described(stored.graph, claim.iri)
    for interval in node.nodes(v.HAS_TIME):
        ends = (_date(interval, v.HAS_BEGINNING), _date(interval, v.HAS_END))
        if any(
            date not in (None, told)
            for date, told in zip(ends, (claim.valid_from, claim.valid_to), strict=True)
        ):
            yield f"{_called(stored, claim)}: the interval of this claim has other dates"
    for other in node.nodes(v.CONTRADICTS):
        opposite = claim_by_iri.get(other.iri)
        if opposite is None or not _are_opposite(claim, opposite):
            yield f"{_called(stored, claim)}: what this claim contradicts does not deny it"
        elif claim.iri not in {each.iri for each in other.nodes(v.CONTRADICTS)}:
            yield f"{_called(stored, claim)}: what this claim contradicts does not contradict it"


def _membership_faults(
    stored: StoredGraph, claim_by_iri: Mapping[URIRef, StoredClaim]
) -> Iterator[str]:
    for node in nodes_of_type(stored.graph, v.MEMBERSHIP):
        sources = [claim_by_iri.get(each.iri) for each in node.nodes(v.DERIVED_FROM)]
        claims = [each for each in sources if each is not None and each.is_direct]
        if not claims:
            yield f"{stored.label(node.iri)}: no claim states this membership"
        for claim in claims:
            ends = {claim.target, claim.qualifier}
            told = {node.node(v.ROLE), node.node(v.IN_ORGANIZATION)} - {None}
            if node.node(v.MEMBER) != claim.subject or told - ends:
                yield f"{_called(stored, claim)}: the membership of this claim is of others"


def _date(interval: Described, end: URIRef) -> str | None:
    instants = interval.nodes(end)
    properties = (v.IN_YEAR, v.IN_MONTH, v.IN_DATE)
    dates = [each.text(one) for each in instants for one in properties]
    return next((date for date in dates if date is not None), None)


def _are_opposite(claim: StoredClaim, other: StoredClaim) -> bool:
    return claim.polarity != other.polarity and all(
        getattr(claim, name) == getattr(other, name)
        for name in ("subject", "predicate", "target", "qualifier")
    )


def _called(stored: StoredGraph, claim: StoredClaim) -> str:
    return " ".join(f'"{stored.label(t)}"' for t in (claim.subject, claim.predicate, claim.target))
