"""Whose work it is, from the noun between: "her film The Weir", "his novels include The Weir"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import owner_of
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.language.terms import singular
from kgraph.ontology.types import Ontology

RULE: Final = "maker"

_CONFIDENCE: Final = 0.8
_MADE: Final = frozenset(
    """album article ballad ballet biography book cantata comedy composition concerto dissertation
    documentary drama essay film game hymn memoir mural musical novel novella opera oratorio
    painting pamphlet paper play poem portrait sculpture single sonata song sonnet story study
    symphony thesis tragedy treatise work debut masterpiece""".split()
)
_INCLUDING: Final = frozenset({"include", "comprise"})
_BESIDE: Final = frozenset({"appos", "flat"})
_INSIDE: Final = frozenset({"nmod", "appos", "obl"})
_DEEPEST: Final = 3


def find_makers(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield creatorOf drafts of named works that a noun says to be somebody's."""
    relation = ontology.relations.get("creatorOf")
    if relation is None:
        return
    for noun in doc:
        owner = owner_of(noun) if _is_work(noun) else None
        maker = None if owner is None else finder.place_of(owner)
        if owner is None or maker is None:
            continue
        for title in _titles(noun):
            work = finder.place_of(title)
            if work is not None and work.mention.named and fits(relation, maker, object_=work):
                tokens = LinkTokens(owner.i, title.i, noun.i)
                yield Draft("creatorOf", maker, work, None, tokens, RULE, _CONFIDENCE)


def _is_work(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and singular(noun.lower_) in _MADE


def _titles(noun: Token) -> Iterator[Token]:
    """Yield the titles of works that a noun is of, beside it or where it is told what there is."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ in _INCLUDING:
        for child in verb.children:
            yield from joined(child) if child.dep_ == "obj" else ()
    for token in noun.subtree:
        if token.i > noun.i and token.dep_ in _BESIDE and token.pos_ == "PROPN":
            yield from joined(token) if _reaches(token, noun) else ()


def _reaches(title: Token, noun: Token) -> bool:
    """Say whether a title stands beside a noun or its complement: "his poems on Lund, Grey Sea"."""
    above = title.head
    for _ in range(_DEEPEST):
        if above == noun:
            return True
        if above.dep_ not in _INSIDE or above.pos_ == "PROPN":
            return False
        above = above.head
    return False
