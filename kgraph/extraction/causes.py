"""What something brings about, from nouns: "the effects of gout are pain and swelling"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import complements_of, owner_of
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.language.terms import singular
from kgraph.ontology.types import Ontology

RULE: Final = "cause"

_CONFIDENCE: Final = 0.92
_EFFECTS: Final = frozenset(
    """effect side-effect aftereffect consequence result outcome upshot symptom complication
    repercussion""".split()
)
_RAISING: Final = frozenset("appear seem prove likely think believe say happen know".split())
_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_NEAR: Final = 5


def find_causes(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield leadsTo drafts of what effects are said to be, and of what is due to what."""
    relation = ontology.relations.get("leadsTo")
    if relation is None:
        return
    for token in doc:
        for cause, effect in (*_effects(token), *_dues(token)):
            first, second = finder.place_of(cause), finder.place_of(effect)
            if first is not None and second is not None and fits(relation, first, object_=second):
                tokens = LinkTokens(cause.i, effect.i, token.i)
                yield Draft("leadsTo", first, second, None, tokens, RULE, _CONFIDENCE)


def _effects(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Yield gout with pain in "the worst effects of gout are pain and fever"."""
    said = noun.head
    if noun.dep_ != "nsubj" or noun.pos_ != "NOUN" or singular(noun.lower_) not in _EFFECTS:
        return
    if not any(child.dep_ == "cop" for child in said.children) or said.pos_ not in _NOMINAL:
        return
    cause = next(complements_of(noun), None) or owner_of(noun)
    if cause is not None:
        yield from ((cause, effect) for effect in joined(said))


def _dues(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the frost with the shortage in "the shortage seems to be due to the frost"."""
    above = token.head
    if token.lower_ != "due" or above.lemma_ not in _RAISING or token.i + 1 >= len(token.doc):
        return
    if token.nbor(1).lower_ != "to" or not any(child.dep_ == "cop" for child in token.children):
        return
    after = token.doc[token.i + 2 : token.i + 2 + _NEAR]
    cause = next((t for t in after if t.pos_ in _NOMINAL and t.head in {token, above}), None)
    if cause is not None:
        yield from ((cause, subject.token) for subject in subjects_of(above))
