"""What is said of a kind is said of those that are named with it: "illnesses such as gout"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined
from kgraph.extraction.drafts import Draft
from kgraph.extraction.places import PlaceFinder

_SHARE = 0.9
_OF_KINDS = frozenset({"instanceOf", "broader", "holdsRole", "contrasts"})
_NAMING = frozenset({"including", "like"})


def with_instances(drafts: Iterable[Draft], doc: Doc, *, finder: PlaceFinder) -> Iterator[Draft]:
    """Yield every draft, and after it the same of each instance that its object names."""
    for draft in drafts:
        yield draft
        if draft.object is None or draft.predicate in _OF_KINDS or draft.object.mention.named:
            continue
        for token in _instances(doc[draft.tokens.object]):
            place = finder.place_of(token)
            if place is not None and place.reference != draft.subject.reference:
                yield replace(
                    draft,
                    object=place,
                    tokens=replace(draft.tokens, object=token.i),
                    confidence=round(_SHARE * draft.confidence, 3),
                )


def _instances(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "nmod" and any(_names(case) for case in child.children):
            yield from joined(child)


def _names(case: Token) -> bool:
    if case.dep_ not in {"case", "advmod"}:
        return False
    such = case.lower_ == "such" and any(child.lower_ == "as" for child in case.children)
    return such or case.lower_ in _NAMING
