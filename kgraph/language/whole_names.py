"""Names made whole: what brackets, a year, a nickname or a list of countries tell of their ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from kgraph.language.abbreviations import abbreviates
from kgraph.language.lexicon import EVENT_NOUNS, WORK_NOUNS, countries
from kgraph.language.name_rules import is_demonym

_TEAM: Final = re.compile(r"(?:(?:wo)?men ?['’]s )?national (?:[\w-]+ ){0,3}?team\b")
_MARKS: Final = {"(": ")", '"': '"', "“": "”", "‘": "’"}
_INSIDE: Final = frozenset("of for the and & in on to , -".split())
_HELD: Final = EVENT_NOUNS | frozenset("cups final finals masters match open season series".split())
"""What is held again and again, so that the year tells which."""
_KINDS: Final = frozenset({"competition", "contest", "tournament"})
"""What a name in capitals needs no word for: "the 1970 Mr. Lorn contest"."""
_BEFORE_YEAR: Final = frozenset({"the", "a", "its", "their", "our"})
_ABOVE: Final = frozenset({"compound", "nmod", "amod", "nmod:desc"})
_OWNING: Final = frozenset({"'s", "’s"})
_JOINING: Final = frozenset({"for the", "of the"})
"""What stands between two names, whatever they are: "Hythe of the League"."""
_FROM: Final = frozenset({"of", "from"})
_CALLING: Final = WORK_NOUNS | frozenset("called titled entitled named song single".split())
_LONGEST: Final = 14
"""Tokens of a name that its short form in brackets may reach back over."""
_TWO: Final = 2
_ADJECTIVES: Final = frozenset({"JJ", "NNP"})
_YEAR: Final = 4
"""Digits of a year."""


def whole_names(doc: Doc, names: Sequence[Span]) -> Iterator[Span]:
    """Yield names that take in more than what was found.

    "Ana (Nan) Ruiz" with what she is called; "the Nets, Ropes and Sails Guild (NRSG)" as far back
    as its letters reach; "the 1970 Oar Cup", "the 2010 Avon rowing season"; "Trinidad and Tobago";
    "the Lorn women's national rowing team".
    """
    for span in names:
        is_person = span.label_ == "person"
        for whole, label in (
            (_with_nickname(doc, span) if is_person else _spelt_out(doc, span), span.label_),
            (_of_year(doc, span), "event"),
            (_joined_country(doc, span), "place"),
            (None if is_person else _national_team(doc, span), "organization"),
        ):
            if whole is not None:
                yield Span(doc, whole.start, whole.end, label=label)


def _of_year(doc: Doc, span: Span) -> Span | None:
    """Return an event with the year right before its name: "the 1970 Oar Cup"."""
    year = span.start - 1
    if year < 0 or not (doc[year].is_digit and len(doc[year]) == _YEAR):
        return None
    opens = doc[year].is_sent_start or doc[year - 1].lower_ in _BEFORE_YEAR
    if not opens or doc[year].sent != span.sent:
        return None
    root, end = span.root, span.end - (span[-1].text in _KINDS)
    if root.dep_ in _ABOVE and root.head.lower_ in _HELD and root.head.i >= end:
        end = root.head.i + 1
    held = span.label_ == "event" or doc[end - 1].lower_ in _HELD
    return doc[year:end] if held else None


def _national_team(doc: Doc, span: Span) -> Span | None:
    """Return the team that plays for a country: "Lorn women's national under-20 rowing team"."""
    rest = doc[span.end : min(span.end + _LONGEST, span.sent.end)]
    found = _TEAM.match(rest.text)
    team = doc.char_span(span.start_char, rest.start_char + found.end()) if found else None
    return team if team is not None and doc[span.end - 1].whitespace_ else None


def _joined_country(doc: Doc, span: Span) -> Span | None:
    """Return a country whose name joins two: "Trinidad and Tobago"."""
    if doc[span.end : span.end + 1].text.casefold() not in {"and", "&"}:
        return None
    after = doc[span.end + 1 : span.end + 2].text
    name = f"{span.text} & {after}".casefold().removeprefix("the ")
    return doc[span.start : span.end + 2] if name.replace("saint ", "st. ") in countries() else None


def are_two_names(span: Span, trained: Sequence[Span]) -> bool:
    """Say whether capitals in a row are two names by what was found of them.

    A place and a person: "of Chile Ana Ruiz"; where it comes from and a name: "the English Harbour
    Press"; what "for" joins: "played in the League for Hythe"; an owner and what is owned.
    """
    inside = [each for each in trained if span.start <= each.start < each.end <= span.end]
    if len(inside) != _TWO or (inside[0].start, inside[1].end) != (span.start, span.end):
        last = next((each for each in inside if each.label_ == "person"), None)
        if last is None or last.end != span.end or last.start == span.start:
            return False
        lead = span.doc[span.start : last.start]
        placed = any(each.label_ == "place" and each.end == last.start for each in trained)
        return placed or (len(lead) == 1 and is_demonym(lead.text))
    first, last = inside
    if first.end == last.start:
        is_person = last.label_ == "person" and first.label_ == "place"
        return is_person or (first.label_ == "concept" and first[0].tag_ in _ADJECTIVES)
    between = span.doc[first.end : last.start].text
    if between in _OWNING:
        return not _is_called(span)
    return between in _JOINING or (between == "for" and first.label_ != "work")


def without_body(
    span: Span, bodies: frozenset[str], *, key: Callable[[str], str]
) -> tuple[Span, ...]:
    """Return a person and a body apart that were found as one name: "Ana Ruiz of the Guild".

    ``bodies`` are those that the text names elsewhere, by what ``key`` makes of their names.
    """
    inside = range(span.start + _TWO, span.end - 1) if span.label_ == "person" else ()
    for number in inside:
        body = span.doc[number + 1 : span.end]
        if span.doc[number].lower_ in _FROM and key(body.text) in bodies:
            person = Span(span.doc, span.start, number, label=span.label_)
            return (person, Span(span.doc, body.start, body.end, label="organization"))
    return (span,)


def _is_called(span: Span) -> bool:
    """Say whether the word before a name tells that all of it is one: "a story called"."""
    before = span.doc[max(span.start - 1, span.sent.start) : span.start]
    return any(word.is_quote or word.lower_ in _CALLING for word in before)


def _with_nickname(doc: Doc, span: Span) -> Span | None:
    """Return a person's name with the nickname that marks set off inside it."""
    end = span.end
    if end + 3 >= len(doc) or _MARKS.get(doc[end].text) != doc[end + 2].text:
        return None
    nick, last = doc[end + 1], doc[end + 3]
    capital = nick.text[:1].isupper() and nick.is_alpha and not nick.is_stop
    if not (capital and _is_name(last)) or nick.ent_type_ == "place":
        return None
    follows = end + 4 < len(doc) and _is_name(doc[end + 4])
    return None if follows else doc[span.start : end + 4]  # "Ana (Porto) Ben Soto" are two


def _is_name(token: Token) -> bool:
    return token.is_title and token.is_alpha and not token.is_stop


def _spelt_out(doc: Doc, span: Span) -> Span | None:
    """Return the words that a short form in brackets after a name abbreviates, if more than it."""
    end = span.end
    if end + 2 >= len(doc) or (doc[end].text, doc[end + 2].text) != ("(", ")"):
        return None
    short = doc[end + 1].text
    if abbreviates(short, span.text):
        return None
    for start in range(span.start - 1, max(span.start - _LONGEST, span.sent.start) - 1, -1):
        token = doc[start]
        if not (token.text[:1].isupper() or token.lower_ in _INSIDE):
            return None
        words = doc[start:end].text.replace(",", "")
        if token.text[:1].isupper() and abbreviates(short, words):
            return doc[start:end]
    return None
