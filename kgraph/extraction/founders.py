"""Who founded what he speaks for: of "the Trio is Ana and me, we started this thing" both did.

"We" means the body there, and no body founds itself: its speaker did, with whoever is said to
make it up besides him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.line_ups import RULE as LINE_UP
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.ontology.types import Ontology

RULE: Final = "founders"

_FOUNDER: Final = "founderOf"
_CONFIDENCE: Final = 0.75
_FOUNDING: Final = frozenset("found form start establish create launch".split())
_THINGS: Final = frozenset("thing place company project organization organisation group".split())
_POINTING: Final = frozenset({"this", "the"})


def find_founders(
    doc: Doc, finder: PlaceFinder, *, ontology: Ontology, known: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield founderOf drafts of those who say that they started "this thing", in token order.

    ``known`` are the links found so far, of which line-ups tell who makes up a body.
    """
    if _FOUNDER not in ontology.relations:
        return
    for verb in doc:
        we = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ == "we"), None)
        body = None if we is None else finder.place_of(we)
        if we is None or body is None or body.mention.entity_type != "organization":
            continue
        thing = _founded(verb)
        speaker = None if thing is None else _speaker(we, body, finder=finder)
        if thing is None or speaker is None:
            continue
        tokens = LinkTokens(we.i, thing.i, verb.i)
        for person in [speaker, *_mates(speaker, body, known=known)]:
            yield Draft(_FOUNDER, person, body, None, tokens, RULE, _CONFIDENCE)


def _founded(verb: Token) -> Token | None:
    """Return "this thing" that a verb says to have been started."""
    if verb.lemma_ not in _FOUNDING or verb.tag_ not in {"VBD", "VBN"}:
        return None
    things = (child for child in verb.children if child.dep_ == "obj" and child.lemma_ in _THINGS)
    pointed = (
        thing for thing in things if any(each.lower_ in _POINTING for each in thing.children)
    )
    return next(pointed, None)


def _speaker(we: Token, body: Place, *, finder: PlaceFinder) -> Place | None:
    """Return the speaker as a place where "we" stands."""
    sentence = finder.sentence_of(we)
    if sentence is None or sentence.speaker is None:
        return None
    chain = int(sentence.speaker.removeprefix("c"))
    return replace(body, mention=replace(body.mention, entity_type="person", chain=chain))


def _mates(speaker: Place, body: Place, *, known: Sequence[Draft]) -> list[Place]:
    """Return who makes up a body with the speaker, each where the speaker stands."""
    members = {
        draft.subject.mention.chain: draft.subject
        for draft in known
        if draft.rule == LINE_UP and draft.object and draft.object.reference == body.reference
    }
    own = members.pop(speaker.mention.chain, None)
    if own is None:
        return []
    return [
        replace(speaker, mention=replace(speaker.mention, chain=chain)) for chain in sorted(members)
    ]
