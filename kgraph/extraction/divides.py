"""What is set against what by a noun for it: "the split between the old guard and the youth".

Also what is said not to be meant: "we need a long strategy, not just a season strategy".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.prepositions import case_of
from kgraph.language.noun_phrases import content_noun
from kgraph.model import Polarity
from kgraph.ontology.types import Ontology

RULE: Final = "divide"

_CONFIDENCE: Final = 0.8
_DIVIDES: Final = frozenset(
    """difference distinction divide division split rift gap gulf divorce tension contrast conflict
    clash opposition contradiction schism separation rivalry disconnect""".split()
)


def find_divides(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield contrasts drafts, in token order."""
    relation = ontology.relations.get("contrasts")
    if relation is None:
        return
    for token in doc:
        for one, other in (*_divided(token), *_not_meant(token)):
            first, second = finder.place_of(one), finder.place_of(other)
            if first is None or second is None or not fits(relation, first, object_=second):
                continue
            tokens = LinkTokens(one.i, other.i, token.i)
            yield Draft(
                "contrasts", first, second, None, tokens, RULE, _CONFIDENCE,
                polarity=Polarity.AFFIRMED if token == other.head or token == one else None,
            )  # fmt: skip


def _divided(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Yield both of "a split between A and B", "a split that came about between A and B"."""
    if noun.pos_ != "NOUN" or noun.lemma_ not in _DIVIDES:
        return
    clauses = (child for child in noun.children if child.dep_ == "acl:relcl")
    for head in (noun, *clauses):
        for child in head.children:
            both = joined(child) if case_of(child) == "between" and child.i > noun.i else []
            if len(both) == 2:
                yield both[0], both[1]
                return


def _not_meant(noun: Token) -> Iterator[tuple[Token, Token]]:
    """Yield "a long strategy" with "a season strategy" that it is said not to be."""
    for child in noun.children:
        words = [word.lower_ for word in noun.doc[noun.i + 1 : child.i]]
        same = child.lemma_ == noun.lemma_ and child.pos_ == noun.pos_ == "NOUN"
        if child.dep_ in {"appos", "conj"} and same and words[:2] == [",", "not"]:
            yield noun, content_noun(child)
