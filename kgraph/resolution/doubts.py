"""What a person had best look at: joins on weak grounds, and claims that are least sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kgraph.model import Claim, Corpus, Decision, Entity, Evidence, Join
from kgraph.model.folding import fold
from kgraph.model.quote import format_timestamp
from kgraph.resolution.ledger import (
    Accept,
    ClaimRef,
    EntityRef,
    Entry,
    Ledger,
    Merge,
    RejectClaim,
    Split,
)

_WEAK: Final = re.compile(r"\b(sounds?|almost|initials?|alone|calls it)\b")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question with what to read before answering, and the decision that each answer is."""

    question: str
    lines: tuple[str, ...]
    accept: Entry
    reject: Entry


def find_doubts(corpus: Corpus, ledger: Ledger, *, made: Decision) -> Iterator[Doubt]:
    """Yield doubtful joins by the labels, then claims, the least sure first.

    What a person has decided already is in no doubt.

    Args:
        corpus: The corpus under the ledger.
        ledger: The decisions so far.
        made: Who answers; goes into the decisions.
    """
    merged = [entry for entry in ledger.entries if isinstance(entry, Merge)]
    for entity in corpus.entities:
        for join in entity.joins:
            doubt = _of_join(entity, join, made=made)
            if doubt is not None and not any(_says(merge, doubt) for merge in merged):
                yield doubt
    entity_by_id = {entity.id: entity for entity in corpus.entities}
    sources = {each.document_id: each.document.source for each in corpus.extracts}
    open_claims = [claim for claim in corpus.claims if claim.decision is None]
    for claim in sorted(open_claims, key=lambda claim: claim.confidence):
        yield _of_claim(claim, entity_by_id, sources=sources, made=made)


def ref_of(entity: Entity) -> EntityRef:
    """Return how a decision names an entity so that it finds it when its id or label changes."""
    return EntityRef(entity.id, entity.entity_type, entity.canonical_label)


def claim_ref_of(claim: Claim, entity_by_id: Mapping[str, Entity]) -> ClaimRef:
    """Return how a decision names a claim."""

    def ref(name: str) -> EntityRef:
        entity = entity_by_id.get(name)
        return EntityRef(name) if entity is None else ref_of(entity)

    return ClaimRef(
        subject=ref(claim.subject),
        predicate=claim.predicate,
        object=None if claim.object is None else ref(claim.object),
        value=claim.value,
        qualifier=None if claim.qualifier is None else ref(claim.qualifier),
        polarity=claim.polarity,
        modality=claim.modality,
        valid_from=claim.valid_from,
        valid_to=claim.valid_to,
    )


def _of_join(entity: Entity, join: Join, *, made: Decision) -> Doubt | None:
    label = join.label if fold(join.label) != fold(entity.canonical_label) else join.to
    other = EntityRef(None, entity.entity_type, label)
    is_weak = join.decision is None and _WEAK.search(join.reason) is not None
    if not is_weak or other.keys & ref_of(entity).keys:
        return None
    return Doubt(
        question=f"Is “{label}” the same as “{entity.canonical_label}” ({entity.entity_type})?",
        lines=(f"{join.label} → {join.to}: {join.reason}",),
        accept=Merge((ref_of(entity), other), made),
        reject=Split(ref_of(entity), other, made, labels=(label,)),
    )


def _says(merge: Merge, doubt: Doubt) -> bool:
    """Say whether a person has joined these two already."""
    asked = doubt.accept.entities if isinstance(doubt.accept, Merge) else ()
    return all(any(one.keys & other.keys for other in merge.entities) for one in asked)


def _of_claim(
    claim: Claim,
    entity_by_id: Mapping[str, Entity],
    *,
    sources: Mapping[str, str],
    made: Decision,
) -> Doubt:
    ref = claim_ref_of(claim, entity_by_id)
    limits = shown_limits(claim, in_=ref.qualifier.shown if ref.qualifier else None)
    return Doubt(
        question=f"Is it said that {ref.shown}{limits}?",
        lines=tuple(_quotes(claim.evidence, sources)),
        accept=Accept(ref, made),
        reject=RejectClaim(ref, made),
    )


def shown_limits(claim: Claim, *, in_: str | None) -> str:
    """Return what limits a claim in words: in what body, when, and how it is put.

    Args:
        claim: The claim.
        in_: What to call its qualifier.
    """
    notes = [
        f"in {in_}" if in_ else "",
        f"from {claim.valid_from}" if claim.valid_from else "",
        f"until {claim.valid_to}" if claim.valid_to else "",
        "denied" if claim.polarity.value == "negative" else "",
        claim.modality.value if claim.modality.value != "asserted" else "",
    ]
    return "".join(f", {note}" for note in notes if note)


def _quotes(evidence: Iterable[Evidence], sources: Mapping[str, str]) -> Iterator[str]:
    for each in evidence:
        time = "" if each.start_ms is None else f"{format_timestamp(each.start_ms)}, "
        where = sources.get(each.document_id, each.document_id)
        yield f"“{each.quote}” ({time}{where}; sure to {each.confidence:.0%})"
