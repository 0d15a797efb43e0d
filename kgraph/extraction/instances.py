"""What is said of a kind is said of those that are named with it: "illnesses such as gout".

What is said of a noun beside a name is said of the name: "the baker Ana Ruiz".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined, names_beside
from kgraph.extraction.drafts import Draft
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place

_SHARE = 0.9
_OF_KINDS = frozenset({"instanceOf", "broader", "holdsRole", "contrasts"})
_NAMING = frozenset({"including", "like"})


def with_instances(drafts: Iterable[Draft], doc: Doc, *, finder: PlaceFinder) -> Iterator[Draft]:
    """Yield every draft, and after it the same of each instance that its ends name."""
    for draft in (each for said in drafts for each in _by_name(said, doc, finder=finder)):
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


def _by_name(draft: Draft, doc: Doc, *, finder: PlaceFinder) -> Iterator[Draft]:
    """Yield a draft with its ends called by the names that stand beside them."""
    if draft.object is None or draft.predicate in _OF_KINDS:
        yield draft
        return
    for subject, who in _names(doc[draft.tokens.subject], draft.subject, finder=finder):
        for object_, whom in _names(doc[draft.tokens.object], draft.object, finder=finder):
            if who.reference != whom.reference:
                tokens = replace(draft.tokens, subject=subject.i, object=object_.i)
                yield replace(draft, subject=who, object=whom, tokens=tokens)


def _names(token: Token, end: Place, *, finder: PlaceFinder) -> list[tuple[Token, Place]]:
    if end.mention.named:
        return [(token, end)]
    beside = [(name, finder.place_of(name)) for name in names_beside(token)]
    found = [(name, place) for name, place in beside if place is not None and place.mention.named]
    return found or [(token, end)]


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
        if child.dep_ == "nmod" and any(_leads_on(case) for case in child.children):
            yield from joined(child)


def _leads_on(case: Token) -> bool:
    if case.dep_ not in {"case", "advmod"}:
        return False
    such = case.lower_ == "such" and any(child.lower_ == "as" for child in case.children)
    return such or case.lower_ in _NAMING
