"""Who makes up a body: "the trio is Ana, Ben and me" makes members of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from kgraph.extraction.clauses import joined, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder, fits
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
        if not any(child.dep_ == "cop" for child in token.children):
            continue
        persons = joined(token)
        for body in subjects_of(token) if len(persons) > 1 else ():
            place = finder.place_of(body.token)
            if place is None or place.mention.entity_type != "organization":
                continue
            members = [finder.place_of(person) for person in persons]
            if not all(each and each.mention.entity_type == "person" for each in members):
                continue
            for person, member in zip(persons, members, strict=True):
                if member is not None and fits(relation, member, object_=place):
                    tokens = LinkTokens(person.i, body.token.i, token.i)
                    yield Draft(_MEMBER, member, place, None, tokens, RULE, _CONFIDENCE)
