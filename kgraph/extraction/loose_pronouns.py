"""Pronouns of which the words leave open what they stand for.

What is meant has no name, and since the text last spoke of it another thing of its kind has come
up: in "a sluice holds the pond, and it leaks" either may leak.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import Draft
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.quotations import sayer_of_quotation
from kgraph.extraction.sentences import Place
from kgraph.language.labels import PRONOUNS
from kgraph.model import Span

_PRESENT: Final = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves""".split()
)
"""Of these the speaker and whom he speaks to are known."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj"})
_ONE: Final = frozenset({"it", "its", "itself"})
_THIRD: Final = frozenset("he him his himself she her hers herself".split())


def loose_pronouns(finder: PlaceFinder) -> frozenset[Span]:
    """Return where in the reading view such pronouns stand.

    What is spoken of as many is no rival of "it".
    """
    found: list[Span] = []
    last: dict[int, int] = {}
    named: set[int] = set()
    places = sorted(finder.places(), key=lambda place: (place.head.start, place.head.end))
    for index, place in enumerate(places):
        chain = place.mention.chain
        if _is_pronoun(place) and chain in last and chain not in named:
            since = places[last[chain] + 1 : index]
            if any(_is_rival(other, place, finder=finder) for other in since):
                found.append(place.view)
        if place.mention.named:
            named.add(chain)
        last[chain] = index
    return frozenset(found)


def is_of_own_words(draft: Draft, doc: Doc, *, finder: PlaceFinder) -> bool:
    """Say whether a "he" or "his" between quotation marks is taken for whoever says it."""
    for index in (draft.tokens.subject, draft.tokens.object):
        words = (doc[index], *(c for c in doc[index].lefts if c.dep_ == "nmod:poss"))
        for word in (each for each in words if each.lower_ in _THIRD):
            sayer = sayer_of_quotation(doc, word.i)
            places = finder.place_of(word), None if sayer is None else finder.place_of(sayer)
            if all(places) and len({place.reference for place in places if place}) == 1:
                return True
    return False


def is_of_a_clause(draft: Draft, doc: Doc) -> bool:
    """Say whether an end is the "it" of "rowing at night is hard, and it takes a crew"."""
    return any(_stands_for_clause(doc[i]) for i in (draft.tokens.subject, draft.tokens.object))


def _stands_for_clause(word: Token) -> bool:
    if word.lower_ != "it" or word.dep_ not in {"nsubj", "expl"} or word.head.dep_ != "conj":
        return False
    subjects = [child.dep_ for child in word.head.head.lefts if child.dep_ in _SUBJECTS]
    return subjects[-1:] == ["csubj"]


def _is_pronoun(place: Place) -> bool:
    words = place.mention.text.casefold()
    return words in PRONOUNS and words not in _PRESENT


def _is_rival(other: Place, pronoun: Place, *, finder: PlaceFinder) -> bool:
    """Say whether a pronoun could stand as well for another thing."""
    if pronoun.mention.text.casefold() in _ONE and finder.is_many(other):
        return False
    apart = other.mention.chain != pronoun.mention.chain
    persons = {place.mention.entity_type == "person" for place in (other, pronoun)}
    return apart and len(persons) == 1 and other.mention.text.casefold() not in PRONOUNS
