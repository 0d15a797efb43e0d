"""Who makes up a body: "the trio is Ana, Ben and me" makes members of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place
from kgraph.ontology.types import Ontology

RULE: Final = "line-up"
_MEMBER: Final = "memberOf"
_CONFIDENCE: Final = 0.75


def find_line_ups(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield a membership for each of several persons that a body is said to be, in token order."""
    relation = ontology.relations.get(_MEMBER)
    if relation is None:
        return
    for token in doc:
        persons = _persons(token, finder)
        bodies = subjects_of(token) if len(persons) > 1 else []
        for body, (person, member) in product(bodies, persons):
            place = finder.place_of(body.token)
            tokens = LinkTokens(person.i, body.token.i, token.i)
            if place is not None and _is_body(place) and fits(relation, member, object_=place):
                yield Draft(_MEMBER, member, place, None, tokens, RULE, _CONFIDENCE)


def _is_body(place: Place) -> bool:
    return place.mention.entity_type == "organization"


def _persons(head: Token, finder: PlaceFinder) -> list[tuple[Token, Place]]:
    """Return the persons that something is said to be, none where one of them is no person."""
    if not any(child.dep_ == "cop" for child in head.children):
        return []
    places = [(token, finder.place_of(token)) for token in joined(head)]
    found = [
        (token, place) for token, place in places if place and place.mention.entity_type == "person"
    ]
    return found if len(found) == len(places) else []
