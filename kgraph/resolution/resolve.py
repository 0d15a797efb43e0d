"""Chains of all documents -> entities, and claims between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.model import Claim, CoreferenceChain, Corpus, Entity, Evidence, Extract
from kgraph.model.identifiers import entity_id, slug

ChainPlace = tuple[str, int]
_Key = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class _Member:
    place: ChainPlace
    chain: CoreferenceChain


def resolve(extracts: Sequence[Extract]) -> Corpus:
    """Return one entity for each thing and the claims between them, sorted.

    Chains of different documents are one entity when their best labels are spelt alike and
    both are concepts or neither is: "the Guild" of one document is not the word "guild" of
    another. The type is the one that most mentions carry.
    """
    clusters = _clusters(extracts)
    entity_by_key = {key: _entity(members) for key, members in clusters.items()}
    by_key = {key: entity.id for key, entity in entity_by_key.items()}
    by_chain = {
        member.place: by_key[key] for key, members in clusters.items() for member in members
    }
    return Corpus(
        extracts=tuple(sorted(extracts, key=lambda extract: extract.document_id)),
        entities=tuple(sorted(entity_by_key.values())),
        claims=claims_between(extracts, by_chain),
        entity_by_chain=by_chain,
    )


def _clusters(extracts: Iterable[Extract]) -> dict[_Key, list[_Member]]:
    clusters: dict[_Key, list[_Member]] = defaultdict(list)
    for extract in extracts:
        for chain in extract.chains:
            place = (extract.document_id, chain.number)
            key = slug(chain.labels[0]), chain.entity_type == "concept"
            clusters[key].append(_Member(place, chain))
    return dict(sorted(clusters.items()))


def _entity(members: Sequence[_Member]) -> Entity:
    types: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for member in members:
        types[member.chain.entity_type] += max(int(member.chain.salience), 1)
        labels[member.chain.labels[0]] += 1
    label = max(labels, key=lambda name: (labels[name], name))
    entity_type = max(types, key=lambda name: (types[name], name))
    names = {name for member in members for name in member.chain.labels}
    salience = sum(member.chain.salience for member in members)
    return Entity(
        id=entity_id(entity_type, label),
        entity_type=entity_type,
        canonical_label=label,
        aliases=tuple(sorted(names - {label})),
        mention_count=int(salience),
        salience=salience,
    )


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
        evidence=tuple(replace(found, speaker=entity(found.speaker)) for found in claim.evidence),
    )
