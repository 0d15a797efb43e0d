"""Decisions that cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kgraph.errors import SettingsError
from kgraph.model.identifiers import entity_id
from kgraph.resolution.ledger import (
    Accept,
    Add,
    ClaimRef,
    EntityRef,
    Entry,
    Ledger,
    Merge,
    RejectClaim,
    RejectEntity,
    Rename,
    Retype,
    Split,
    entities_of,
)


def require_consistent(ledger: Ledger) -> None:
    """Raise if two decisions cannot both hold.

    A later decision about what an earlier one has made contradicts nothing: what was renamed
    may be renamed again under its new name.

    Raises:
        SettingsError: two cannot; the message names both lines.
    """
    for first, second in _neighbours(ledger):
        fault = contradiction(first, second)
        if fault is not None:
            raise SettingsError(
                f"line {first.line} {fault}. Keep one of the two; in the ledger, "
                f"kgraph curate undo --line {second.line} takes this one out.",
                place=f"{ledger.place}:{second.line}",
            )


def contradiction(first: Entry, second: Entry) -> str | None:
    """Return what the first decision says that the second denies, ``None`` where both can hold.

    ``first`` stands before ``second`` in the file.
    """
    if not _keys(first) & _keys(second):
        return None
    found = _of_entities(first, second) or _of_entities(second, first)
    if found is None and isinstance(first, RejectEntity):
        found = _of_rejected(first, second)
    if found is None and isinstance(second, RejectEntity) and isinstance(first, Accept | Add):
        found = _of_rejected(second, first)
    return found or _of_claims(first, second) or _of_claims(second, first)


def _neighbours(ledger: Ledger) -> Iterator[tuple[Entry, Entry]]:
    """Yield pairs of decisions that name the same entity, the earlier one first."""
    entries_by_key: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        for key in _keys(entry):
            entries_by_key[key].append(entry)
    for entries in entries_by_key.values():
        yield from combinations(entries, 2)


def _keys(entry: Entry) -> set[str]:
    return {key for entity in entities_of(entry) for key in entity.keys}


def _of_entities(one: Entry, other: Entry) -> str | None:
    if isinstance(one, Merge) and isinstance(other, Split) and _undoes(other, one):
        return "joins what is split here, or splits what is joined here"
    if isinstance(one, Rename) and isinstance(other, Rename) and one.label != other.label:
        return f"gives {one.entity.shown} another name"
    if (
        isinstance(one, Retype)
        and isinstance(other, Retype)
        and one.entity_type != other.entity_type
    ):
        return f"gives {one.entity.shown} another type"
    if isinstance(one, Split) and isinstance(other, Split) and _diverge(one, other):
        return f"splits the same of {one.entity.shown} off into another thing"
    return None


def _undoes(split: Split, merge: Merge) -> bool:
    """Say whether a split takes apart what a merge joins."""
    joined = [entity for entity in merge.entities if not entity.keys & split.entity.keys]
    if len(joined) == len(merge.entities):
        return False
    kinds = {split.entity.entity_type, split.into.entity_type} - {None}
    leaving = {entity_id(str(kind), label) for kind in kinds for label in split.labels}
    return any(
        entity.keys & (split.into.keys | leaving) or entity.label in split.labels
        for entity in joined
    )


def _diverge(one: Split, other: Split) -> bool:
    if one.into.keys & other.into.keys:
        return False
    alike = not one.labels or not other.labels or set(one.labels) & set(other.labels)
    near = not one.sources or not other.sources or set(one.sources) & set(other.sources)
    by_one_measure = bool(one.labels) == bool(other.labels)
    return bool(alike and near and by_one_measure)


def _of_rejected(rejected: RejectEntity, other: Entry) -> str | None:
    """Say that what is rejected cannot be changed, or be part of a claim that holds."""
    if isinstance(other, RejectEntity | RejectClaim):
        return None
    if any(entity.keys & rejected.entity.keys for entity in entities_of(other)):
        return f"rejects {rejected.entity.shown} or needs it, and this one the other way round"
    return None


def _of_claims(one: Entry, other: Entry) -> str | None:
    if not isinstance(one, RejectClaim) or not isinstance(other, Accept | Add):
        return None
    if one.claim.quote is not None and one.claim.quote != other.claim.quote:
        return None
    if isinstance(other, Add) and _is_narrower(one.claim, other.claim):
        return None
    if same_claim(one.claim, other.claim):
        return f"rejects the claim {one.claim.shown} or holds it, and this one the other way round"
    return None


def same_claim(one: ClaimRef, other: ClaimRef) -> bool:
    """Say whether there is a claim that both mean; what one does not say may be anything."""
    if (one.predicate, one.value) != (other.predicate, other.value):
        return False
    pairs = ((one.subject, other.subject), (one.object, other.object))
    if not all(_meet(first, second) for first, second in pairs):
        return False
    if not _meet(one.qualifier, other.qualifier):
        return False
    limits = ("polarity", "modality", "valid_from", "valid_to")
    return all(
        None in (getattr(one, name), getattr(other, name))
        or getattr(one, name) == getattr(other, name)
        for name in limits
    )


def _is_narrower(one: ClaimRef, added: ClaimRef) -> bool:
    """Say whether the first asks for what an added claim does not have."""
    names = ("qualifier", "valid_from", "valid_to")
    return any(getattr(one, name) and not getattr(added, name) for name in names)


def _meet(one: EntityRef | None, other: EntityRef | None) -> bool:
    return one is None or other is None or bool(one.keys & other.keys)
