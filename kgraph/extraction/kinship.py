"""Who is whose kin, from the noun that says so: "his mother", "Ana's brother Ben"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import owner_of
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place
from kgraph.ontology.types import Ontology

RULE: Final = "kinship"

_CONFIDENCE: Final = 0.75
_PARENTS: Final = frozenset("mother father mum mom dad stepmother stepfather".split())
_CHILDREN: Final = frozenset("son daughter child baby stepson stepdaughter".split())
_SPOUSES: Final = frozenset("wife husband spouse widow widower".split())
_OTHERS: Final = frozenset(
    """brother sister sibling twin uncle aunt cousin nephew niece grandmother grandfather grandson
    granddaughter grandparent half-brother half-sister stepbrother stepsister""".split()
)


def find_kinship(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield childOf, spouseOf and relativeOf drafts of one person and one whose kin he is."""
    for noun in doc:
        predicate = _predicate(noun)
        owner = owner_of(noun) if predicate else None
        relation = ontology.relations.get(predicate)
        if owner is None or relation is None:
            continue
        kin, other = _kin(noun, finder), finder.place_of(owner)
        if kin is None or other is None:
            continue
        first, second = (other, kin) if noun.lower_ in _PARENTS else (kin, other)
        if fits(relation, first, object_=second):
            ends = (owner.i, noun.i) if noun.lower_ in _PARENTS else (noun.i, owner.i)
            tokens = LinkTokens(*ends, noun.i)
            yield Draft(predicate, first, second, None, tokens, RULE, _CONFIDENCE)


def _predicate(noun: Token) -> str:
    word = noun.lower_
    if noun.pos_ != "NOUN":
        return ""
    if word in _PARENTS | _CHILDREN:
        return "childOf"
    if word in _SPOUSES:
        return "spouseOf"
    return "relativeOf" if word in _OTHERS else ""


def _kin(noun: Token, finder: PlaceFinder) -> Place | None:
    """Return the name that goes with a noun of kin, or the one person that it means."""
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return finder.place_of(noun.head)
    for child in noun.rights:
        if child.dep_ in {"appos", "flat"} and child.pos_ == "PROPN":
            return finder.place_of(child)
    if any(child.dep_ == "cop" for child in noun.children):
        return None
    place = finder.place_of(noun)
    return place if place is not None and place.head.start <= noun.idx else None
