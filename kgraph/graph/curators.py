"""What a person has decided about a claim, and who that person is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.identifiers import Minter
from kgraph.graph.literals import date_literal, text_literal
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Claim, Corpus, Decision


def find_decision(claims: Iterable[Claim]) -> Decision | None:
    """Return the decision about claims that make one statement, if a person made any."""
    found = [claim.decision for claim in claims if claim.decision is not None]
    return min(found, key=lambda each: (each.by, each.why, each.on or ""), default=None)


def decided(decision: Decision | None, minter: Minter) -> Iterator[tuple[URIRef, Term]]:
    """Yield what a decision says of its claim: who vouches for it, why, and since when."""
    if decision is None:
        return
    yield v.ATTRIBUTED_TO, minter.curator(decision.by)
    if decision.why:
        yield v.COMMENT, text_literal(decision.why)
    if decision.on is not None:
        yield v.DATE, date_literal(decision.on)


def curators(corpus: Corpus, minter: Minter) -> Iterator[Triple]:
    """Yield what describes the people who have decided about the graph, in IRI order."""
    name_by_iri: dict[URIRef, str] = {}
    decisions = [claim.decision for claim in corpus.claims]
    decisions += [join.decision for entity in corpus.entities for join in entity.joins]
    for decision in decisions:
        if decision is not None:
            iri, name = minter.curator(decision.by), decision.by
            name_by_iri[iri] = min(name, name_by_iri.get(iri, name))
    for iri, name in sorted(name_by_iri.items()):
        yield iri, v.TYPE, v.CURATOR
        yield iri, v.LABEL, text_literal(name)
