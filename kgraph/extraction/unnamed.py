"""Which things of a document go by a bare noun although the text knows them by a name.

"The film was shown in Porto" of a text on one film does not say which film. So it is with each noun
that the text says of something named: "Elba is a barge", "the barge Elba", "the barge sank".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.language.labels import PRONOUNS
from kgraph.language.lexicon import WORK_NOUNS

_ANYBODY: Final = frozenset(
    """woman women man men girl girls boy boys lad lads guy guys lady ladies gentleman gentlemen
    person member members fellow band bands team teams group groups company companies firm firms
    organization organizations organisation organisations result results feature features title
    titles""".split()
)
"""Nouns that tell of nobody in particular by themselves."""
_BESIDE: Final = frozenset({"appos", "flat"})


def unnamed_chains(doc: Doc, finder: PlaceFinder) -> frozenset[int]:
    """Return the chains of which all that is left is "the film" or "it"."""
    nouns = WORK_NOUNS | frozenset(_nouns_of_names(doc))
    places: dict[int, list[Place]] = {}
    for place in finder.phrases():
        if place.mention.text.casefold() not in PRONOUNS:
            places.setdefault(place.mention.chain, []).append(place)
    return frozenset(
        chain
        for chain, found in places.items()
        if all(_is_one_of(place, nouns) for place in found)
        and any(_is_definite(place, doc) for place in found)
    )


def anybody_chains(finder: PlaceFinder) -> frozenset[int]:
    """Return the chains of whom all that the text says is "a woman" or "the company"."""
    words: dict[int, set[str]] = {}
    for place in finder.places():
        words.setdefault(place.mention.chain, set()).add(place.mention.text.casefold())
    return frozenset(
        chain for chain, found in words.items() if found - PRONOUNS and found <= _ANYBODY | PRONOUNS
    )


def _nouns_of_names(doc: Doc) -> Iterator[str]:
    """Yield the nouns that say what something named is."""
    for token in doc:
        if token.pos_ == "NOUN" and (_is_said_of_name(token) or _stands_beside_name(token)):
            yield token.lower_


def _is_said_of_name(noun: Token) -> bool:
    told = any(child.dep_ == "cop" for child in noun.children)
    subjects = [child for child in noun.lefts if child.dep_ == "nsubj"]
    return told and any(subject.pos_ == "PROPN" for subject in subjects)


def _stands_beside_name(noun: Token) -> bool:
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return True
    return any(child.dep_ in _BESIDE and child.pos_ == "PROPN" for child in noun.rights)


def _is_one_of(place: Place, nouns: frozenset[str]) -> bool:
    return not place.mention.named and place.mention.text.casefold() in nouns


def _is_definite(place: Place, doc: Doc) -> bool:
    words = doc.char_span(place.head.start, place.head.end, alignment_mode="expand")
    return words is not None and any(
        child.lower_ == "the" for child in words.root.lefts if child.dep_ == "det"
    )
