"""What there is somewhere: "there are two museums in Lorn: the Orm Museum and the Salt Museum"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import called, obliques_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import NOT
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place
from kgraph.language.noun_phrases import content_noun
from kgraph.model import Polarity
from kgraph.ontology.types import Ontology

RULE: Final = "open link"
_CONFIDENCE: Final = 0.65
_CASES: Final = frozenset({"in", "at", "on", "near", "around", "inside"})
_WITHIN: Final = frozenset({"in", "at", "inside"})
_LYING: Final = {"organization": "basedIn", "place": "partOf"}
_NONE: Final = NOT | {"no"}


def find_existing(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield where things are that a sentence with "there is" brings up, if that has a name."""
    for verb in doc:
        if verb.lemma_ != "be" or not any(child.dep_ == "expl" for child in verb.children):
            continue
        for thing, case, where in _located(verb):
            first, second = finder.place_of(thing), finder.place_of(where)
            if first is None or second is None or not _may_be_there(first, second):
                continue
            predicate = _predicate(first, case, second=second, ontology=ontology)
            tokens = LinkTokens(thing.i, where.i, verb.i)
            yield Draft(
                predicate, first, second, None, tokens, RULE, _CONFIDENCE,
                polarity=Polarity.NEGATED if _is_none(verb, thing) else None,
            )  # fmt: skip


def _located(verb: Token) -> Iterator[tuple[Token, str, Token]]:
    """Yield what there is, the preposition, and where: at the verb or at the noun."""
    for noun in (child for child in verb.children if child.dep_ == "nsubj"):
        inner = content_noun(noun)
        heads = dict.fromkeys((verb, noun, inner))
        ways = [way for head in heads for way in obliques_of(head) if way[0] in _CASES]
        yield from ((each, case, where) for case, where in ways for each in called(inner))


def _may_be_there(first: Place, second: Place) -> bool:
    apart = not first.view.covers(second.view) and first.reference != second.reference
    return apart and second.mention.named and second.mention.entity_type != "person"


def _predicate(first: Place, case: str, *, second: Place, ontology: Ontology) -> str:
    """Return the link: where a named body or place lies, and "be in" for what has no name."""
    name = _LYING.get(first.mention.entity_type, "") if first.mention.named else ""
    relation = ontology.relations.get(name)
    if relation is not None and case in _WITHIN and fits(relation, first, object_=second):
        return name
    return f"open:be {case}"


def _is_none(verb: Token, thing: Token) -> bool:
    words = (*verb.children, *thing.lefts)
    return any(word.lower_ in _NONE for word in words)
