"""Who is whose kin, from the noun that says so: "his mother", "Ana's brother Ben"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import owner_of
from kgraph.extraction.kin_pairs import is_parent, kinship_of, partner_of
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place
from kgraph.ontology.types import Ontology

RULE: Final = "kinship"

_CONFIDENCE: Final = 0.75


def find_kinship(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield childOf, spouseOf and relativeOf drafts of one person and one whose kin he is."""
    for noun in doc:
        predicate = kinship_of(noun)
        owner = (partner_of(noun) or owner_of(noun)) if predicate else None
        relation = ontology.relations.get(predicate)
        if owner is None or relation is None:
            continue
        kin, other = _kin(noun, finder), finder.place_of(owner)
        if kin is None or other is None:
            continue
        first, second = (other, kin) if is_parent(noun) else (kin, other)
        if fits(relation, first, object_=second):
            ends = (owner.i, noun.i) if is_parent(noun) else (noun.i, owner.i)
            tokens = LinkTokens(*ends, noun.i)
            yield Draft(predicate, first, second, None, tokens, RULE, _CONFIDENCE)


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
