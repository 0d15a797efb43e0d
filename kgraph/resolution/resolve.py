"""Chains of all documents -> entities, and claims between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgraph.model import ChainPlace, Claim, Corpus, Evidence, Extract
from kgraph.resolution.canonical import entities_of, id_by_place, name_clusters
from kgraph.resolution.clusters import Cluster, by_size
from kgraph.resolution.commonness import commonness_of
from kgraph.resolution.decisions import NameWeigher
from kgraph.resolution.homonyms import gather, sweep
from kgraph.resolution.matching import match
from kgraph.resolution.profiles import Profile, profiles_of


def resolve(extracts: Sequence[Extract]) -> Corpus:
    """Return one entity for each thing and the claims between them, sorted.

    Chains under one spelling are told apart where what the documents say of them differs
    (``homonyms``); different spellings are put together where name and circumstances speak for
    it (``matching``). A name is never a word of the language: "the Guild" of one document is not
    the "guild" of another. The result depends on the documents alone, not on their order.
    """
    named = name_clusters(_clusters(profiles_of(extracts)))
    by_chain = dict(sorted(id_by_place(named).items()))
    return Corpus(
        extracts=tuple(sorted(extracts, key=lambda extract: extract.document_id)),
        entities=entities_of(named),
        claims=claims_between(extracts, by_chain),
        entity_by_chain=by_chain,
    )


def _clusters(profiles: Sequence[Profile]) -> list[Cluster]:
    spelt: dict[tuple[str, bool], list[Profile]] = defaultdict(list)
    for profile in profiles:
        spelt[profile.key].append(profile)
    persons = (each.label for each in profiles if each.is_person)
    weigher = NameWeigher(commonness_of(persons))
    gathered: list[Cluster] = []
    for (_, is_named), same in sorted(spelt.items()):
        gathered += gather(same, weigher=weigher) if is_named else [Cluster.of(same)]
    named = [each for each in gathered if each.is_named]
    words = [each for each in gathered if not each.is_named]
    return by_size([*sweep(match(named, weigher=weigher), weigher=weigher), *words])


def claims_between(
    extracts: Iterable[Extract], by_chain: Mapping[ChainPlace, str]
) -> tuple[Claim, ...]:
    """Return claims between entities: what several places state is one claim with all of them."""
    same: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for extract in extracts:
        for claim in extract.claims:
            resolved = _resolved(claim, extract.document_id, by_chain=by_chain)
            if resolved.subject != resolved.object:
                same[statement_key(resolved)].append(resolved)
    return tuple(joined(claims) for _, claims in sorted(same.items()))


def statement_key(claim: Claim) -> tuple[str, ...]:
    """Return what makes two claims the same statement: all but their evidence."""
    return (
        claim.subject,
        claim.predicate,
        claim.object or "",
        claim.value or "",
        claim.qualifier or "",
        claim.polarity,
        claim.modality,
        claim.valid_from or "",
        claim.valid_to or "",
    )


def joined(claims: Sequence[Claim]) -> Claim:
    """Return one claim with the evidence of all, which make the same statement."""
    if len(claims) == 1 and len(claims[0].evidence) == 1:
        return claims[0]
    places = {evidence for claim in claims for evidence in claim.evidence}
    return replace(claims[0], evidence=tuple(sorted(places, key=_place)))


def _place(evidence: Evidence) -> tuple[object, ...]:
    span = evidence.object_span or evidence.span
    return evidence.document_id, evidence.span, evidence.subject_span, span, evidence.rule


def _resolved(claim: Claim, document_id: str, *, by_chain: Mapping[ChainPlace, str]) -> Claim:
    def entity(reference: str | None) -> str | None:
        return None if reference is None else by_chain[document_id, int(reference[1:])]

    return replace(
        claim,
        subject=entity(claim.subject) or claim.subject,
        object=entity(claim.object),
        qualifier=entity(claim.qualifier),
        evidence=tuple(
            found if found.speaker is None else replace(found, speaker=entity(found.speaker))
            for found in claim.evidence
        ),
    )
