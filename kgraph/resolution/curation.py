"""People's decisions -> the corpus as they want it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from kgraph.model import ChainPlace, Claim, Corpus, Extract
from kgraph.ontology.types import Ontology
from kgraph.resolution.added_evidence import find_evidence
from kgraph.resolution.claim_decisions import ClaimDecisions, Named
from kgraph.resolution.entity_decisions import EntityDecisions
from kgraph.resolution.ledger import Accept, Add, Ledger, OfClaims, RejectClaim
from kgraph.resolution.resolve import claims_between
from kgraph.resolution.things import Thing, settled_entities


def curate(corpus: Corpus, ledger: Ledger, *, ontology: Ontology) -> Corpus:
    """Return a corpus in which people's decisions hold.

    Decisions are applied in the order of the ledger, each to what the earlier ones have made.
    One that cannot be applied, or only in part, is one of the problems of the corpus.

    Args:
        corpus: Entities and claims as they were resolved.
        ledger: The decisions; none contradicts another (see ``parse_ledger``).
        ontology: The types and links that decisions may name.
    """
    if not ledger.entries:
        return corpus
    decisions = EntityDecisions(corpus, ledger, ontology=ontology)
    about_claims = []
    for entry in ledger.entries:
        if isinstance(entry, RejectClaim | Accept | Add):
            about_claims.append(_named(entry, decisions))
        else:
            decisions.apply(entry)
    by_chain = {
        place: thing.entity.id for thing in decisions.things.live() for place in thing.places
    }
    extracts = tuple(decisions.extracts[each.document_id] for each in corpus.extracts)
    claims = ClaimDecisions(
        claims_between(_without_rejected(extracts, by_chain), by_chain),
        ontology=ontology,
        findings=decisions.findings,
    )
    curated = replace(corpus, extracts=extracts, entity_by_chain=dict(sorted(by_chain.items())))
    for named in about_claims:
        if named is not None and _is_there(named, decisions):
            evidence = find_evidence(named, curated)
            if evidence is None:
                _note_lost_words(named.entry, decisions)
            claims.apply(named, evidence)
    return replace(
        curated,
        entities=settled_entities(_wanted(decisions.things.live(), claims.claims)),
        claims=claims.claims,
        problems=tuple(sorted({*corpus.problems, *decisions.findings.problems})),
    )


def _named(entry: OfClaims, decisions: EntityDecisions) -> Named | None:
    """Return a decision with what it names at its place in the ledger, if all of it is there."""
    find = decisions.get_or_add if isinstance(entry, Add) else decisions.find
    subject = find(entry.claim.subject, entry.line)
    target = find(entry.claim.object, entry.line) if entry.claim.object else None
    qualifier = find(entry.claim.qualifier, entry.line) if entry.claim.qualifier else None
    lost = (entry.claim.object and not target) or (entry.claim.qualifier and not qualifier)
    return None if subject is None or lost else Named(entry, subject, target, qualifier)


def _is_there(named: Named, decisions: EntityDecisions) -> bool:
    """Say whether what a decision names has not been rejected by a later line."""
    lines = [thing.rejected_by for thing in named.things if thing.rejected_by is not None]
    if lines:
        why = f"line {lines[0]} rejects what {named.entry.claim.shown} is about"
        decisions.findings.skip(named.entry.line, why)
    return not lines


def _note_lost_words(entry: OfClaims, decisions: EntityDecisions) -> None:
    if isinstance(entry, Add) and entry.claim.quote is not None:
        where = f"{entry.source} does not say" if entry.source else "no source says"
        message = f"{where} “{entry.claim.quote}” any more. "
        note = "The claim stays without its words; give others, or none."
        decisions.findings.note(entry.line, message + note)


def _without_rejected(
    extracts: Iterable[Extract], by_chain: Collection[ChainPlace]
) -> tuple[Extract, ...]:
    """Return documents without the claims about chains that are nothing any more."""

    def known(extract: Extract) -> Iterator[Claim]:
        for claim in extract.claims:
            found = _claim_of_known(claim, extract.document_id, by_chain=by_chain)
            if found is not None:
                yield found

    return tuple(replace(extract, claims=tuple(known(extract))) for extract in extracts)


def _claim_of_known(
    claim: Claim, document_id: str, *, by_chain: Collection[ChainPlace]
) -> Claim | None:
    def is_known(reference: str | None) -> bool:
        return reference is None or (document_id, int(reference[1:])) in by_chain

    if not is_known(claim.subject) or not is_known(claim.object):
        return None
    if is_known(claim.qualifier) and all(is_known(each.speaker) for each in claim.evidence):
        return claim
    return replace(
        claim,
        qualifier=claim.qualifier if is_known(claim.qualifier) else None,
        evidence=tuple(
            each if is_known(each.speaker) else replace(each, speaker=None)
            for each in claim.evidence
        ),
    )


def _wanted(things: Iterable[Thing], claims: Iterable[Claim]) -> list[Thing]:
    """Return things without those that a person brought in for a claim that is not there."""
    spoken_of = {
        name for claim in claims for name in (claim.subject, claim.object, claim.qualifier)
    }
    return [thing for thing in things if not thing.added or thing.entity.id in spoken_of]
