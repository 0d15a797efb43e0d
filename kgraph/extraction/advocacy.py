"""The side that a noun says its owner takes: "his call for free buses"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import obliques_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import owner_of
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.language.terms import singular
from kgraph.ontology.types import Ontology

RULE: Final = "advocacy"

_CONFIDENCE: Final = 0.75
_FOR: Final = "supports"
_AGAINST: Final = "opposes"
_PLEAS: Final = frozenset(
    """advocacy appeal call campaign demand endorsement enthusiasm fight lobbying plea push
    struggle support""".split()
)
_STRIFE: Final = frozenset(
    """battle campaign crusade fight lawsuit march objection opposition petition polemic protest
    resistance struggle""".split()
)
_SIDES: Final = {
    "for": (_PLEAS, _FOR),
    "of": (frozenset({"endorsement", "advocacy"}), _FOR),
    "against": (_STRIFE, _AGAINST),
    "to": (frozenset({"opposition", "objection", "resistance"}), _AGAINST),
}
_AGENTS: Final = frozenset({"person", "organization"})


def find_advocacy(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield supports and opposes drafts of persons and bodies."""
    for noun in doc:
        for predicate, owner, object_ in _sides(noun):
            relation = ontology.relations.get(predicate)
            holder, other = finder.place_of(owner), finder.place_of(object_)
            if relation is None or holder is None or other is None:
                continue
            if holder.mention.entity_type in _AGENTS and fits(relation, holder, object_=other):
                tokens = LinkTokens(owner.i, object_.i, noun.i)
                yield Draft(predicate, holder, other, None, tokens, RULE, _CONFIDENCE)


def _sides(noun: Token) -> Iterator[tuple[str, Token, Token]]:
    """Yield the link that a noun states between its owner and what it is for or against."""
    owner = owner_of(noun) if noun.pos_ == "NOUN" else None
    if owner is None:
        return
    for case, object_ in obliques_of(noun):
        nouns, predicate = _SIDES.get(case, (frozenset[str](), ""))
        if singular(noun.lower_) in nouns:
            yield predicate, owner, object_
