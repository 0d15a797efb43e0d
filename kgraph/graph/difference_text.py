"""What changed between two graphs, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from kgraph.graph.compared import ComparedClaim, ComparedEntity, ComparedQuote
from kgraph.graph.describe import words_of
from kgraph.graph.difference import Change, Changes, Difference
from kgraph.model.json_text import escape_marks
from kgraph.model.quote import format_timestamp

_WORDS = {
    "entity_type": "type",
    "same_as": "same as",
    "valid_from": "holds from",
    "valid_to": "holds until",
    "decided_by": "vouched for by",
}


def render_difference(difference: Difference) -> Iterator[str]:
    """Yield lines: what came (+), went (-), changed (~) and is newly contradicted (!)."""
    if not difference:
        yield "Nothing that is told has changed."
        return
    yield from _render_entities(difference.entities)
    yield from _render_claims(difference.claims)
    for one, other in difference.contradicted:
        yield f"! {_sentence(one)}"
        yield from _quotes(one.quotes)
        yield "  but"
        yield f"  {_sentence(other)}"
        yield from _quotes(other.quotes)


def difference_json(difference: Difference) -> str:
    """Return what changed as JSON: UTF-8, indented, ending in a line break."""
    content = {
        "entities": _changes(difference.entities),
        "claims": _changes(difference.claims),
        "contradicted": [[_record(each) for each in pair] for pair in difference.contradicted],
    }
    return escape_marks(json.dumps(content, indent=2, ensure_ascii=False)) + "\n"


def _render_entities(changes: Changes[ComparedEntity]) -> Iterator[str]:
    yield from (f"- {_named(entity)}" for entity in changes.removed)
    yield from (f"+ {_named(entity)}" for entity in changes.added)
    for change in changes.changed:
        if change.fields == ("merged",):
            yield f"~ {_named(change.before)} is {_named(change.after)} now"
        else:
            yield f"~ {_named(change.after)}: {'; '.join(map(str, _told(change)))}"


def _render_claims(changes: Changes[ComparedClaim]) -> Iterator[str]:
    for mark, claims in (("-", changes.removed), ("+", changes.added)):
        for claim in sorted(claims, key=_in_words):
            yield f"{mark} {_sentence(claim)}"
            yield from _quotes(claim.quotes)
    for change in sorted(changes.changed, key=lambda each: _in_words(each.after)):
        yield f"~ {_sentence(change.after)}: {'; '.join(_told(change))}"
        if "quotes" in change.fields:
            yield from _quotes(_only_in(change.before, change.after), mark="- ")
            yield from _quotes(_only_in(change.after, change.before), mark="+ ")
        else:
            yield from _quotes(change.after.quotes)


def _only_in(claim: ComparedClaim, other: ComparedClaim) -> list[ComparedQuote]:
    known = {(each.source, each.quote) for each in other.quotes}
    return [each for each in claim.quotes if (each.source, each.quote) not in known]


def _told(change: Change[Any]) -> Iterator[str]:
    for field in change.fields:
        before, after = (_shown(_value(each, field)) for each in (change.before, change.after))
        yield f"{_WORDS.get(field, field)} {before} → {after}"


def _value(of: Any, field: str) -> object:  # noqa: ANN401  a thing or a claim
    if field == "quotes":
        return len(of.quotes)
    return _speakers(of) if field == "speakers" else getattr(of, field)


def _speakers(claim: ComparedClaim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.speaker for each in claim.quotes if each.speaker))


def _shown(value: object) -> str:
    match value:
        case None | ():
            return "none"
        case tuple():
            return ", ".join(map(str, value))
        case float():
            return f"{value:.2f}"
    return str(value)


def _named(entity: ComparedEntity) -> str:
    return f"{entity.label} ({words_of(entity.entity_type)})"


def _sentence(claim: ComparedClaim) -> str:
    subject, predicate, target, qualifier = claim.labels
    limits = (
        ("in", qualifier),
        ("from", claim.valid_from),
        ("until", claim.valid_to),
        ("", "denied" if claim.polarity == "negative" else None),
        ("", claim.modality if claim.modality != "asserted" else None),
    )
    told = [f"{word} {value}".strip() for word, value in limits if value is not None]
    return ", ".join([f"{subject} {predicate} {target}", *told])


def _in_words(claim: ComparedClaim) -> tuple[str, str]:
    return (_sentence(claim).casefold(), claim.id)


def _quotes(quotes: Iterable[ComparedQuote], *, mark: str = "") -> Iterator[str]:
    for each in quotes:
        when = None if each.start_s is None else format_timestamp(int(each.start_s * 1000))
        origin = ", ".join(part for part in (each.speaker, when, each.source) if part)
        yield f"    {mark}“{each.quote}” ({origin})"


def _changes(changes: Changes[Any]) -> dict[str, Any]:
    return {
        "added": [_record(each) for each in changes.added],
        "removed": [_record(each) for each in changes.removed],
        "changed": [
            {
                "fields": list(change.fields),
                "before": _record(change.before),
                "after": _record(change.after),
            }
            for change in changes.changed
        ],
    }


def _record(each: ComparedEntity | ComparedClaim) -> dict[str, Any]:
    record = asdict(each)
    if "labels" in record:
        names = ("subject", "predicate", "target", "qualifier")
        record["labels"] = dict(zip(names, record["labels"], strict=True))
    return record
