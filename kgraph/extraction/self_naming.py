"""What people call themselves, and what they say they like best."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.grammar import case_of
from kgraph.extraction.office_nouns import is_of_belief, names_office
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place
from kgraph.language.terms import noun_phrase
from kgraph.ontology.types import Ontology

RULE: Final = "self-naming"

_CONFIDENCE: Final = 0.75
_NAMING: Final = frozenset(
    "proclaim declare call name style consider describe see identify regard label think".split()
)
_BEFORE: Final = frozenset({"amod", "compound", "flat"})
_IN_TITLES: Final = frozenset("PROPN NOUN ADJ".split())
_CLAIMING: Final = frozenset("claim profess purport".split())
_SELVES: Final = frozenset("himself herself myself yourself themselves ourselves itself".split())
_FIRST: Final = frozenset({"i", "we"})
_BEST: Final = frozenset({"favorite", "favourite"})


def find_self_naming(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield identifiesAs drafts ("she calls herself a poet"), supports drafts ("my favourite")."""
    for token in doc:
        for predicate, subject, object_ in _said(token):
            relation = ontology.relations.get(predicate)
            holder = finder.place_of(subject)
            if relation is None or holder is None:
                continue
            places = (finder.place_of(object_), _made(object_, finder))
            told = (each for each in places if each and fits(relation, holder, object_=each))
            other = next(told, None)
            if other is not None:
                tokens = LinkTokens(subject.i, object_.i, token.i)
                yield Draft(predicate, holder, other, None, tokens, RULE, _CONFIDENCE)


def _said(token: Token) -> Iterator[tuple[str, Token, Token]]:
    subjects = [subject.token for subject in subjects_of(token)]
    copular = any(child.dep_ == "cop" for child in token.children)
    if token.lemma_.casefold() in _NAMING and subjects:
        for noun in _named_as(token):
            yield "identifiesAs", subjects[0], noun
    elif copular and subjects and _is_claimed(token):
        yield "identifiesAs", subjects[0], token
    elif copular and token.pos_ == "NOUN" and subjects:
        if is_of_belief(token) and subjects[0].lower_ in _FIRST:
            for noun in joined(token):
                yield "identifiesAs", subjects[0], noun
        owner = next((c for c in token.children if c.dep_ == "nmod:poss"), None)
        if owner is not None and any(c.lower_ in _BEST for c in token.children):
            yield "supports", owner, subjects[0]


def _named_as(verb: Token) -> list[Token]:
    """Return the nouns of "calls herself a poet", "sees himself as a poet", "identify as"."""
    selves = [child for child in verb.children if child.lower_ in _SELVES]
    if not selves and verb.lemma_.casefold() != "identify":
        return []
    for child in verb.children:
        after = not selves or child.i > selves[0].i
        as_ = any(case.lower_ == "as" for case in child.children)
        if not selves and not as_:
            continue
        if after and child.pos_ in {"NOUN", "PROPN"} and (as_ or child.dep_ in {"xcomp", "obj"}):
            titles = [each for each in child.rights if each.dep_ == "appos"]
            return [*joined(child), *(each for each in titles if names_office(each))]
    return []


def _is_claimed(noun: Token) -> bool:
    """Say whether somebody says that he is it: "claims to be a poet"."""
    return (
        noun.dep_ == "xcomp"
        and noun.head.lemma_ in _CLAIMING
        and any(child.lower_ == "to" for child in noun.lefts)
    )


def _made(noun: Token, finder: PlaceFinder) -> Place | None:
    """Return a noun as a place, and a title in capitals with what it is of: "King of Elba"."""
    if noun.pos_ == "NOUN":
        phrase = noun_phrase(noun)
        return finder.make_place(phrase.start, phrase.end)
    of = [child for child in noun.rights if child.dep_ == "nmod" and case_of(child) == "of"]
    if not noun.is_title or not (of or names_office(noun)):
        return None
    start = noun.i
    while start > noun.sent.start and noun.doc[start - 1].head == noun:
        if noun.doc[start - 1].dep_ not in _BEFORE:
            break
        start -= 1
    last = [token.i for child in of[:1] for token in child.subtree if token.pos_ in _IN_TITLES]
    return finder.make_place(start, max(last, default=noun.i) + 1, concept=True)
