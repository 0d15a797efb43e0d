"""What is counted or measured of a thing: "the firm employs 300 people", "has a height of 40 m".

The links are open ones whose object is no thing but words: how many, how much, how long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import direct_object, is_passive, subjects_of
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.ends import date_units
from kgraph.extraction.open_phrases import filler_of, verb_phrase
from kgraph.extraction.open_words import NEVER, SPEECH
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.prepositions import case_of
from kgraph.language.nominals import has_case

RULE: Final = "open link"
_CONFIDENCE: Final = 0.6
_CASES: Final = frozenset("for to by at with".split())
_OBLIQUE: Final = frozenset({"obl", "obl:unmarked", "obj", "nmod:unmarked"})

_APART: Final = frozenset("ago later earlier after before".split())
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_CLOCK: Final = frozenset("am pm a.m. p.m. o'clock".split())
_ABOUT: Final = frozenset(
    "few about almost nearly around roughly some over more less fewer than at least most".split()
)
_SHARES: Final = frozenset("percent percentage cent %".split())
_LENGTHS_OF_TIME: Final = frozenset("minute hour day night week month year decade".split())
_PRICES: Final = frozenset(
    "percent percentage cent % dollar pound euro yen rupee peso franc crown $ £ €".split()
)
_EMPTY: Final = frozenset("get do take put let go come keep".split())
_LYING: Final = frozenset("stand lie sit".split())
_SIZES: Final = frozenset("tall high long wide deep".split())
_MOVING: Final = frozenset("go leave come start begin join enter stop".split())
_LONGEST: Final = 8


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is said of a subject, and the noun or number that says how much."""

    phrase: str
    amount: Token
    anchor: Token


def find_quantities(doc: Doc, finder: PlaceFinder) -> Iterator[Draft]:
    """Yield what a clause says of the number, size, price or length of a named thing or term."""
    dated = {index for start, end in date_units(doc) for index in range(start, end)}
    for token in doc:
        if token.pos_ not in {"VERB", "ADJ", "NUM"} or token.lemma_ in NEVER | SPEECH:
            continue
        for measure in _measures(token):
            named = finder.place_of(measure.amount)
            value = _value(measure.amount, dated)
            if value and not (named is not None and named.mention.named):
                yield from _drafts(measure, value, finder=finder)


def _measures(head: Token) -> Iterator[_Measure]:
    if head.pos_ != "VERB":
        said = any(child.dep_ == "cop" for child in head.children)
        units = [child for child in head.lefts if child.dep_ == "obl:unmarked"]
        if said and head.pos_ == "NUM" and not has_case(head):
            yield _Measure("be", head, head)
        elif said:
            yield from (_Measure(f"be {head.lower_}", unit, head) for unit in units)
        return
    phrase = f"be {head.lower_}" if is_passive(head) else verb_phrase(head)
    object_ = direct_object(head)
    for child in head.rights:
        case = case_of(child)
        if child.dep_ in _OBLIQUE and _counts(child, case, beside=object_):
            yield _Measure(f"{phrase} {case}".strip(), child, head)
    if object_ is not None and object_.i > head.i and object_.pos_ == "NOUN":
        sizes = (c for c in object_.rights if c.dep_ == "nmod" and case_of(c) == "of")
        measured = filler_of(object_)
        for size in sizes if measured else ():
            yield _Measure(f"{phrase} {measured} of", size, head)


def _counts(noun: Token, case: str, *, beside: Token | None) -> bool:
    """Say whether a noun at a verb may say how much: "lasted two weeks", "was sold for 2 euros"."""
    if not case:  # "you only have two" does not say of what
        return noun.pos_ != "NUM" and noun.head.lemma_ not in _EMPTY and not _says_half(noun)
    if case == "at" and noun.pos_ == "NUM" and noun.head.lemma_ in _MOVING:
        return False  # how old somebody was: "left at fifteen"
    if case not in _CASES or beside is not None or noun.lemma_ in _LENGTHS_OF_TIME:
        return False
    return case != "for" or noun.lemma_ in _PRICES or any(c.text in _PRICES for c in noun.lefts)


def _says_half(noun: Token) -> bool:
    """Say whether how long or how far is not all: "spent two years in exile", "lies 6 km off"."""
    after = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    if noun.head.lemma_ in _LYING:
        return after not in _SIZES
    return noun.head.lemma_ == "spend" and noun.lemma_ in _LENGTHS_OF_TIME | {"season"}


def _value(amount: Token, dated: set[int]) -> str:
    """Return how much it is in words; empty for a date, a time of day, or no number at all."""
    numbers = [amount] if amount.pos_ == "NUM" else _numbers(amount)
    telling = [each for each in numbers if each.lower_ not in {"one", "zero"}]
    if not telling or any(each.i in dated for each in numbers):
        return ""
    doc, start, end = amount.doc, min(numbers[0].i, amount.i), _end(numbers[-1], amount)
    while start and (doc[start - 1].pos_ == "NUM" or doc[start - 1].lower_ in _ABOUT):
        start -= 1
    if doc[start].lower_ == "at" and doc[start + 1].lower_ not in {"least", "most"}:
        start += 1  # "at 40 crowns", of which "at" is the preposition
    apart = {token.lower_ for token in doc[start : end + 2]} & (_APART | _CLOCK)
    bare_year = amount.pos_ == "NUM" and _YEAR.fullmatch(amount.text)
    return "" if apart or bare_year or end - start > _LONGEST else doc[start:end].text


def _end(number: Token, amount: Token) -> int:
    """Return where the words for an amount end: with "per hour", and what a share is of."""
    doc, end = amount.doc, max(number.i, amount.i) + 1
    after = doc[end].lower_ if end < len(doc) else ""
    if after in {"per", "/"} and end + 1 < len(doc):
        return end + 2
    if after == "of" and amount.lemma_ in _SHARES:
        whole = next((child for child in amount.rights if child.dep_ == "nmod"), None)
        return whole.i + 1 if whole is not None else end
    return end


def _numbers(noun: Token) -> list[Token]:
    found = [child for child in noun.children if child.dep_ == "nummod" and child.pos_ == "NUM"]
    return [each for each in found if not _YEAR.fullmatch(each.text)]


def _drafts(measure: _Measure, value: str, *, finder: PlaceFinder) -> Iterator[Draft]:
    for subject in subjects_of(measure.anchor):
        place = finder.place_of(subject.token)
        if place is None or finder.is_phrase(place):
            continue
        tokens = LinkTokens(subject.token.i, measure.amount.i, measure.anchor.i)
        yield Draft(f"open:{measure.phrase}", place, None, value, tokens, RULE, _CONFIDENCE)
