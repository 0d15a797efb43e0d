"""What is said of a kind is said of those that are named with it: "illnesses such as gout"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined
from kgraph.extraction.drafts import Draft
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place

_SHARE = 0.9
_OF_KINDS = frozenset({"instanceOf", "broader", "holdsRole", "contrasts"})
_NAMING = frozenset({"including", "like"})


def with_instances(drafts: Iterable[Draft], doc: Doc, *, finder: PlaceFinder) -> Iterator[Draft]:
    """Yield every draft, and after it the same of each instance that its ends name."""
    for draft in drafts:
        yield draft
        if draft.object is None or draft.predicate in _OF_KINDS:
            continue
        confidence = round(_SHARE * draft.confidence, 3)
        for token, place in _named_with(draft.tokens.object, draft.object, doc=doc, finder=finder):
            if place.reference != draft.subject.reference:
                tokens = replace(draft.tokens, object=token.i)
                yield replace(draft, object=place, tokens=tokens, confidence=confidence)
        for token, place in _named_with(
            draft.tokens.subject, draft.subject, doc=doc, finder=finder
        ):
            if place.reference != draft.object.reference and place.mention.named:
                tokens = replace(draft.tokens, subject=token.i)
                yield replace(draft, subject=place, tokens=tokens, confidence=confidence)


def _named_with(
    index: int, end: Place, *, doc: Doc, finder: PlaceFinder
) -> Iterator[tuple[Token, Place]]:
    """Yield the instances that stand with a noun, each with its place."""
    if end.mention.named:
        return
    for token in _instances(doc[index]):
        place = finder.place_of(token)
        if place is not None:
            yield token, place


def _instances(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "nmod" and any(_names(case) for case in child.children):
            yield from joined(child)


def _names(case: Token) -> bool:
    if case.dep_ not in {"case", "advmod"}:
        return False
    such = case.lower_ == "such" and any(child.lower_ == "as" for child in case.children)
    return such or case.lower_ in _NAMING
