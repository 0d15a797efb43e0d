"""Who does what his task is: "the club's task is to fight waste" says that the club fights it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import owners_of
from kgraph.extraction.drafts import OPEN, Draft
from kgraph.extraction.places import PlaceFinder
from kgraph.language.noun_phrases import content_noun
from kgraph.model import Modality

_HOPED_FOR: Final = frozenset(
    "goal aim purpose mission objective ambition aspiration intention plan dream hope".split()
)
_DONE: Final = frozenset("task job role function duty principle work business practice".split())
_TO_BE_DONE: Final = f"{OPEN}be to "
_AGENTS: Final = frozenset({"person", "organization", "concept"})


def with_doers(drafts: Iterable[Draft], doc: Doc, *, finder: PlaceFinder) -> Iterator[Draft]:
    """Yield drafts with whose a purpose is as the subject of what the purpose is to do.

    What is hoped for is desired.
    """
    for draft in drafts:
        noun = content_noun(doc[draft.tokens.subject])
        told = _is_to_be_done(noun, doc[draft.tokens.anchor])
        owner = next(owners_of(noun), None) if told else None
        place = None if owner is None else finder.place_of(owner)
        if owner is None or place is None or place.mention.entity_type not in _AGENTS:
            yield draft
            continue
        if draft.object is not None and draft.object.reference == place.reference:
            continue
        hoped = noun.lemma_ in _HOPED_FOR and draft.is_open
        yield replace(
            draft,
            subject=place,
            predicate=draft.predicate.replace(_TO_BE_DONE, OPEN),
            modality=Modality.DESIRED if hoped else draft.modality,
            tokens=replace(draft.tokens, subject=owner.i),
        )


def _is_to_be_done(noun: Token, verb: Token) -> bool:
    """Say whether a verb tells what a purpose is to do, or is joined to one that does."""
    if noun.lemma_ not in _HOPED_FOR | _DONE or verb.pos_ != "VERB":
        return False
    while verb.dep_ == "conj":
        verb = verb.head
    marked = any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
    return marked and verb.tag_ == "VB" and any(child.dep_ == "cop" for child in verb.children)
