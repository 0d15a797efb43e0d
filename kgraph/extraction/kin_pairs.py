"""Of several people in a phrase, who is whose kin: "Ben Holt and his wife, Ana (née Ruiz)"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kgraph.extraction.clauses import names_beside
from kgraph.extraction.grammar import owner_of
from kgraph.extraction.prepositions import case_of

_PARENTS: Final = frozenset("mother father mum mom dad stepmother stepfather".split())
_CHILDREN: Final = frozenset("son daughter child baby stepson stepdaughter".split())
_SPOUSES: Final = frozenset("wife husband spouse widow widower".split())
_OTHERS: Final = frozenset(
    """brother sister sibling twin uncle aunt cousin nephew niece grandmother grandfather grandson
    granddaughter grandparent half-brother half-sister stepbrother stepsister""".split()
)
KIN_LINKS: Final = frozenset({"childOf", "spouseOf", "relativeOf"})
"""Links of kin."""
_IN_LAW_WORDS: Final = 6
_FORMER_NAME: Final = frozenset("née nee né formerly".split())
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_IN_NAMES: Final = frozenset("appos flat compound nmod:desc".split())


def kinship_of(noun: Token) -> str:
    """Return the link that a noun of kin names, "" for other words."""
    word = noun.lower_
    if noun.pos_ != "NOUN" or is_in_law(noun):
        return ""
    if word in _PARENTS | _CHILDREN:
        return "childOf"
    if word in _SPOUSES:
        return "spouseOf"
    return "relativeOf" if word in _OTHERS else ""


def is_in_law(noun: Token) -> bool:
    """Say whether a noun is only the first part of "father-in-law", "son in law"."""
    words = [word.lower_ for word in noun.doc[noun.i + 1 : noun.i + _IN_LAW_WORDS]]
    return [word for word in words if word != "-"][:2] == ["in", "law"]


def is_parent(noun: Token) -> bool:
    """Say whether a noun of kin names the elder of a parent and a child."""
    return noun.lower_ in _PARENTS


def partner_of(noun: Token) -> Token | None:
    """Return whom "and" joins to his kin: Ben of "we met Ben and his wife"."""
    owner = owner_of(noun)
    top = noun.head if noun.head.i > noun.i and noun.head.pos_ == "PROPN" else noun
    if owner is None or owner.lower_ not in {"his", "her"} or not owner.i:
        return None
    if owner.nbor(-1).lower_ != "and":
        return None
    joined = top.dep_ in {"conj", "appos"} and top.head.pos_ in _NOMINAL
    first = top.head if joined else _name_ending(owner.i - 2, noun)
    if first.pos_ == "NOUN" and first.dep_ == "appos" and first.head.pos_ == "PROPN":
        return first.head
    named = next(iter(names_beside(first)), first)
    return named if named.pos_ in {"PROPN", "PRON"} and named.i < noun.i else None


def _name_ending(last: int, noun: Token) -> Token:
    """Return the head of the name that ends at a place, where the tree hangs kin on a verb."""
    word = noun.doc[max(last, noun.sent.start)]
    while word.dep_ in _IN_NAMES and word.head.pos_ == "PROPN":
        word = word.head
    return word


def is_of_other_kin(predicate: str, ends: tuple[Token, Token]) -> bool:
    """Say whether a link of kin joins two people of whom the words say another thing."""
    if predicate not in KIN_LINKS:
        return False
    if any(_is_former_name(end) for end in ends):
        return True
    above = ends[1].head
    if ends[1].dep_ == "nmod" and case_of(ends[1]) == "of" and kinship_of(above):
        return kinship_of(above) != predicate
    return predicate == "spouseOf" and any(
        _is_married_to_another(one, other) for one, other in (ends, ends[::-1])
    )


def _is_former_name(name: Token) -> bool:
    """Say whether a name is only what somebody was called before: "Ana (née Ruiz)"."""
    before = name.doc[max(name.left_edge.i - 1, name.sent.start) : name.i]
    return any(word.lower_ in _FORMER_NAME for word in before)


def _is_married_to_another(name: Token, other: Token) -> bool:
    beside = (name, name.head, *name.children)
    spouses = [noun for noun in beside if kinship_of(noun) == "spouseOf"]
    partner = next((found for noun in spouses if (found := partner_of(noun)) is not None), None)
    if partner is None:
        return False
    return other.i not in {each.i for each in (partner, partner.head, *partner.children)}
