"""What something is an example of: "Chile is an example of a republic"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import complements_of
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.ontology.types import Ontology

RULE: Final = "exemplar"

_CONFIDENCE: Final = 0.75
_NOUNS: Final = frozenset({"example", "examples", "instance", "instances", "embodiment"})
_OPEN: Final = "open:be example of"


def find_exemplars(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield instanceOf drafts, and an open link where the ontology gives the thing no kind."""
    relation = ontology.relations.get("instanceOf")
    for noun in doc:
        kind = next(complements_of(noun), None) if noun.lower_ in _NOUNS else None
        second = None if kind is None else finder.place_of(kind)
        for one in _ones(noun) if kind is not None else ():
            first = finder.place_of(one)
            if kind is None or first is None or second is None:
                continue
            if second.mention.named or first.reference == second.reference:
                continue
            typed = relation is not None and fits(relation, first, object_=second)
            tokens = LinkTokens(one.i, kind.i, noun.i)
            name = "instanceOf" if typed and first.mention.named else _OPEN
            yield Draft(name, first, second, None, tokens, RULE, _CONFIDENCE)


def _ones(noun: Token) -> Iterator[Token]:
    """Yield what is an example: the subject, what it stands beside, the name before a comma."""
    if any(child.dep_ == "cop" for child in noun.children):
        yield from (subject.token for subject in subjects_of(noun))
    elif noun.dep_ == "appos":
        yield noun.head
    elif noun.dep_ == "nsubj" and any(child.dep_ == "cop" for child in noun.head.children):
        yield from joined(noun.head)
    else:
        yield from _before_comma(noun)


def _before_comma(noun: Token) -> Iterator[Token]:
    """Yield Geneva in "in Geneva, the best example of a free city, all men could vote"."""
    start, doc = noun.left_edge.i, noun.doc
    while start < noun.i and doc[start].lower_ != "the":
        start += 1
    pointed = doc[start].lower_ == "the" and start >= 2 and doc[start - 1].text == ","
    if pointed and doc[start - 2].pos_ == "PROPN":
        yield doc[start - 2]
