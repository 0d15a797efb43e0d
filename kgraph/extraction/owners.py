"""Whose a thing is: "his regal presence" is called by its owner, "Norton's regal presence"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.grammar import owner_of
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place, Sentence
from kgraph.language import AnnotatedDocument
from kgraph.language.labels import PRONOUNS
from kgraph.model import CoreferenceChain, Mention, Span

_PLURAL: Final = frozenset({"their", "our"})

_Owned = tuple[int, str]
"""The chain of a thing, and what its owner is called."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention of a thing with its owner's pronoun, and what the owner is called."""

    mention: Mention
    whole: Mention
    owner: str


def with_owners(annotated: AnnotatedDocument, finder: PlaceFinder) -> AnnotatedDocument:
    """Return the document with things that a pronoun says to be somebody's under his name.

    A thing that has one owner in the whole document keeps its other names. What takes up such a
    thing ("the voice", "it") goes with the one spoken of last.
    """
    labels = {chain.number: chain.labels for chain in annotated.chains}
    places = list(finder.phrases())
    found = [
        each
        for place in places
        for each in _owned(place, annotated.doc, finder=finder, labels=labels)
    ]
    if not found:
        return annotated
    owned_at = {each.mention.span: each for each in found}
    owner_at = _owners(places, owned_at)
    numbers, chains = _chains(annotated.chains, places, owner_at=owner_at)
    wholes = {span: each.whole for span, each in owned_at.items()}
    mentions = (
        replace(
            wholes.get(each.span, each),
            chain=numbers.get((each.chain, owner_at.get(each.span, "")), each.chain),
        )
        for each in annotated.mentions
    )
    return replace(
        annotated,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        chains=chains,
    )


def _owned(
    place: Place, doc: Doc, *, finder: PlaceFinder, labels: Mapping[int, tuple[str, ...]]
) -> Iterable[_Found]:
    head = doc.char_span(place.head.start, place.head.end, alignment_mode="expand")
    pronoun = None if head is None else owner_of(head.root)
    if head is None or pronoun is None or pronoun.tag_ != "PRP$" or pronoun.i >= head.start:
        return
    if pronoun.idx >= place.view.start:  # it goes by its owner already
        return
    owner, sentence = finder.place_of(pronoun), finder.sentence_of(pronoun)
    if owner is None or sentence is None or not _is_clear(owner, sentence, labels=labels):
        return
    span = sentence.document.reading.source_span(Span(pronoun.idx, place.view.end))
    text = sentence.document.reading.text[pronoun.idx : place.view.end]
    whole = replace(place.mention, span=span, text=text)
    yield _Found(place.mention, whole, _called(pronoun, owner, labels=labels[owner.mention.chain]))


def _is_clear(owner: Place, sentence: Sentence, *, labels: Mapping[int, tuple[str, ...]]) -> bool:
    """Say whether an owner has a name, or stands in the same sentence under what it is called."""
    own = labels[owner.mention.chain]
    if owner.mention.entity_type == "person" or any(letter.isupper() for letter in own[0]):
        return True
    before = (
        place
        for place in (*sentence.places, *sentence.phrases)
        if place.reference == owner.reference and place.view < owner.view
    )
    return any(place.mention.text.casefold() in own for place in before)


def _called(pronoun: Token, owner: Place, *, labels: tuple[str, ...]) -> str:
    """Return what an owner is called: many by their plural."""
    plural = pronoun.lower_ in _PLURAL and owner.mention.entity_type == "concept"
    many = [label for label in labels if plural and label.endswith("s")]
    name = (many or labels)[0]
    many_or_body = name.endswith("s") and owner.mention.entity_type != "person"
    return f"{name}'" if many_or_body else f"{name}'s"


def _owners(places: Iterable[Place], owned_at: Mapping[Span, _Found]) -> dict[Span, str]:
    """Return the owner of each mention that says whose it is, or takes up one that does."""
    last: dict[int, str] = {}
    found = {}
    for place in sorted(places, key=lambda place: place.view):
        span, chain = place.mention.span, place.mention.chain
        if span in owned_at:
            last[chain] = owned_at[span].owner
        elif not _takes_up(place):
            continue
        if chain in last:
            found[span] = last[chain]
    return found


def _takes_up(place: Place) -> bool:
    return place.mention.text.casefold() in PRONOUNS


def _chains(
    chains: tuple[CoreferenceChain, ...], places: Iterable[Place], *, owner_at: Mapping[Span, str]
) -> tuple[dict[_Owned, int], tuple[CoreferenceChain, ...]]:
    """Return the chain of each thing with its owner, and all chains.

    Where all mentions of a chain have one owner it takes his name, else each owner gets his own.
    """
    owners: dict[int, dict[str, None]] = {}
    for place in places:
        owners.setdefault(place.mention.chain, {})[owner_at.get(place.mention.span, "")] = None
    numbers: dict[_Owned, int] = {}
    known = {chain.number: chain for chain in chains}
    free = 1 + max(known)
    for chain, names in owners.items():
        for owner in sorted(filter(None, names)):
            old = known[chain]
            own = (f"{owner} {old.labels[0]}",)
            if len(names) == 1:
                known[chain] = replace(old, labels=(*own, *old.labels))
                numbers[chain, owner] = chain
            else:
                known[free] = replace(old, number=free, labels=own)
                numbers[chain, owner] = free
                free += 1
    return numbers, tuple(known[number] for number in sorted(known))
