"""Two built graphs -> which things and claims came, went and changed.

A thing is the same where its id is, where an old id leads to a new one, or where only its type or
the label shown changed. A claim is the same where it says the same of the same things; one that
links the same things otherwise than before has changed. How often a thing is mentioned and how
much it stands out change with every source, and are not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from kgraph.graph.blocks import BlockFile, differing_blocks, open_pair, subject_of
from kgraph.graph.claim_pairs import pair_claims
from kgraph.graph.compared import ComparedClaim, ComparedEntity, ComparedGraph
from kgraph.graph.renames import find_renames

T = TypeVar("T", ComparedEntity, ComparedClaim)

_CLAIM_FIELDS = ("polarity", "modality", "valid_from", "valid_to", "decided_by")
_QUOTED_FROM = b"wasQuotedFrom"  # what a place in a source is known by
_ENTITY_FIELDS = ("label", "entity_type", "aliases", "same_as")


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """A thing or claim that changed; ``fields`` are the names of what did."""

    before: T
    after: T
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes(Generic[T]):
    """What came, went and changed, each by its id."""

    added: tuple[T, ...] = ()
    removed: tuple[T, ...] = ()
    changed: tuple[Change[T], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Difference:
    """What one graph has otherwise than another.

    ``contradicted`` are pairs of claims of which one denies the other, as no pair did before.
    """

    entities: Changes[ComparedEntity]
    claims: Changes[ComparedClaim]
    contradicted: tuple[tuple[ComparedClaim, ComparedClaim], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.entities or self.claims or self.contradicted)


def compare_graphs(old_path: Path, new_path: Path) -> Difference:
    """Return what changed from one ``graph.ttl`` to another.

    Raises:
        OutputError: a file is missing, unreadable, or not Turtle.
    """
    old_file, new_file = open_pair(old_path, new_path)
    old, new = _differing_graphs(old_file, new_file)
    (was, _), (now, others) = old.entities(), new.entities()
    renames = find_renames(was, now, led=old.replaced(), leads=new.replaced())
    (before, _), (after, beside) = old.claims(), new.claims()
    after_by_id = pair_claims(before, after, renames=renames)
    contradicted = _newly_contradicted(before, [*after, *beside], after_by_id=after_by_id)
    return Difference(
        entities=_compare_entities(was, now, others=others, renames=renames),
        claims=_compare_claims(before, after, after_by_id=after_by_id, renames=renames),
        contradicted=tuple(contradicted),
    )


def _differing_graphs(old: BlockFile, new: BlockFile) -> tuple[ComparedGraph, ComparedGraph]:
    """Return what only the one says and only the other, claims with a place that changed too."""
    gone, come = differing_blocks(old, new)
    places = [
        {subject_of(block) for block in blocks if _QUOTED_FROM in block} for blocks in (gone, come)
    ]
    if changed := places[0] & places[1]:
        gone = list({*gone, *old.blocks_naming(changed)})
        come = list({*come, *new.blocks_naming(changed)})
    return ComparedGraph.of(old, gone), ComparedGraph.of(new, come)


def _compare_entities(
    was: Mapping[str, ComparedEntity],
    now: Mapping[str, ComparedEntity],
    *,
    others: Mapping[str, ComparedEntity],
    renames: Mapping[str, str],
) -> Changes[ComparedEntity]:
    """Return the changes; ``others`` are things that are as they were."""
    known = {**others, **now}
    kept = {name: renames.get(name, name) for name in was if renames.get(name, name) in known}
    first_by_id = {name: name for name in others}  # of several that are one now, which it was
    for name in sorted(kept, key=lambda each: (kept[each] != each, each)):
        first_by_id.setdefault(kept[name], name)
    changes = []
    for name, to in kept.items():
        merged = first_by_id[to] != name
        fields = ("merged",) if merged else _differing(was[name], known[to], fields=_ENTITY_FIELDS)
        changes += [Change(was[name], known[to], fields)] if fields else []
    return Changes(
        added=tuple(sorted((now[name] for name in now.keys() - first_by_id.keys()), key=_id)),
        removed=tuple(sorted((was[name] for name in was.keys() - kept.keys()), key=_id)),
        changed=tuple(sorted(changes, key=lambda change: (change.after.id, change.before.id))),
    )


def _id(entity: ComparedEntity) -> str:
    return entity.id


def _compare_claims(
    was: Sequence[ComparedClaim],
    now: Sequence[ComparedClaim],
    *,
    after_by_id: Mapping[str, ComparedClaim],
    renames: Mapping[str, str],
) -> Changes[ComparedClaim]:
    found = {claim.id for claim in after_by_id.values()}
    changes: dict[str, Change[ComparedClaim]] = {}
    for before in was:
        after = after_by_id.get(before.id)
        fields = _ways_to_differ(before, after, renames=renames) if after is not None else ()
        if after is not None and fields:
            changes.setdefault(after.id, Change(before, after, fields))
    return Changes(
        added=tuple(claim for claim in now if claim.id not in found),
        removed=tuple(claim for claim in was if claim.id not in after_by_id),
        changed=tuple(changes[name] for name in sorted(changes)),
    )


def _ways_to_differ(
    before: ComparedClaim, after: ComparedClaim, *, renames: Mapping[str, str]
) -> tuple[str, ...]:
    fields = _differing(before, after, fields=_CLAIM_FIELDS)
    if round(before.confidence, 2) != round(after.confidence, 2):
        fields += ("confidence",)
    if _words(before) != _words(after):
        fields += ("quotes",)
    elif _said(before, renames) != _said(after, renames):
        fields += ("speakers",)
    return fields


def _words(claim: ComparedClaim) -> list[tuple[str, str]]:
    return sorted((each.source, each.quote) for each in claim.quotes)


def _said(claim: ComparedClaim, renames: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return the words with the ids that those who say them have now."""
    said = ((each, each.speaker_id or "") for each in claim.quotes)
    return sorted((each.source, each.quote, renames.get(who, who)) for each, who in said)


def _differing(before: T, after: T, *, fields: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in fields if getattr(before, name) != getattr(after, name))


def _newly_contradicted(
    was: Iterable[ComparedClaim],
    now: Iterable[ComparedClaim],
    *,
    after_by_id: Mapping[str, ComparedClaim],
) -> Iterator[tuple[ComparedClaim, ComparedClaim]]:
    """Yield what contradicts each other now and did not before, what is affirmed first."""

    def id_now(name: str) -> str:
        return after_by_id[name].id if name in after_by_id else name

    before = {(id_now(claim.id), id_now(other)) for claim in was for other in claim.contradicts}
    claim_by_id = {claim.id: claim for claim in now}
    for name in sorted(claim_by_id):
        for other in sorted(claim_by_id[name].contradicts):
            known = {(name, other), (other, name)} & before
            if name < other and other in claim_by_id and not known:
                one, two = claim_by_id[name], claim_by_id[other]
                yield (two, one) if one.polarity == "negative" else (one, two)
