"""Titles that open a sentence: "In Odd We Trust: A Novel is ..." is one name, whatever is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Span, Token

from kgraph.language.lexicon import WORK_NOUNS

LONGEST: Final = 14
"""Tokens of a title."""
_SMALL: Final = frozenset("ADP DET CCONJ PART SCONJ PRON".split())
_MARKS: Final = frozenset(":&-–!?'’/")
_STOPS: Final = frozenset({",", "or"})
"""What stands in a title only where it is said to be a work: "Oars, Nets and Salt is a novel"."""
_NOUN_PHRASE: Final = frozenset("DET ADJ NUM NOUN PROPN ADV".split())
_WITHIN: Final = frozenset({"-", ",", "and", "'s", "’s"})
_AFTER_COMMA: Final = frozenset(
    "also known originally formerly often literally sometimes is was".split()
)
"""What may follow the comma after a title."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_LEAST_AFTER: Final = 3
_WORKS: Final = WORK_NOUNS | frozenset(
    """adaptation animation anime anthology ballet biography cantata cartoon comic comedy
    compilation concerto cookbook documentary drama ep essay fable game hymn hymnal manga memoir
    musical mural narrative novella painting play poem remake retelling rockumentary romance
    sculpture sequel serial short single sitcom sonata soundtrack story tale textbook thriller track
    treatise trilogy video""".split()
)
"""Nouns for works that somebody makes."""
_FOLLOWS: Final = frozenset("( is was are were has had stars co-stars features".split())
_SHOWN: Final = re.compile(
    r"(?:co-)?(?:stars|features) |(?:follows|depicts|introduces) [A-Z]"
    r"|is set (?:in|after|during|on|against|before)",
)
"""How a text goes on that tells what a story is about, or who plays in it."""
_STARRED: Final = re.compile(
    r"(?:co-)?stars [A-Z]|tells the (?:story|tale)"
    r"|(?:is|was) (?:loosely |partly )?based on (?:the|an?) (?:\d{4} |\w+ )?"
    r"(?:novel|book|play|comic|manga|short story|memoir)\b"
)
"""The same where hardly anything but a story can be meant."""


def find_title_spans(doc: Doc, names: Sequence[Span]) -> Iterator[Span]:
    """Yield titles that the names found so far cut short, and names that are said to be titles.

    A title opens its sentence, is in capitals but for small words, ends right before a verb or a
    bracket, and either has a colon inside, contains a name of a work, or is said to be a work.
    """
    works = {token.i for name in names if name.label_ == "work" for token in name}
    whole = {(name.start, name.end) for name in names}
    for sentence in doc.sents:
        span = _opening(sentence)
        if span is None:
            span = _opening(sentence, stops=_STOPS)
            span = span if span is not None and _is_called_work(span) else None
        if span is None:
            continue
        if (span.start, span.end) in whole:
            if _is_called_work(span, plainly=True):
                yield span
            continue
        colon = any(token.text == ":" for token in span[1:-1])
        if colon or any(token.i in works for token in span) or _is_called_work(span):
            yield span


def _is_called_work(title: Span, *, plainly: bool = False) -> bool:
    """Say whether words like "is a short film" follow, after a bracket or none."""
    rest = title.doc[title.end : title.sent.end]
    bracket = re.match(r"[\s\"”’']*+(?:\([^()]*+\)\s*+)?+(?:, (?=is |was ))?+", rest.text)
    skipped = bracket.end() if bracket else 0
    words = [token for token in rest if token.idx >= rest.start_char + skipped]
    ways = (_STARRED,) if plainly else (_STARRED, _SHOWN)
    if any(way.match(rest.text[skipped:]) for way in ways):
        return True
    if len(words) < _LEAST_AFTER or words[0].lower_ not in {"is", "was"}:
        return False
    said = [*takewhile(lambda t: t.pos_ in _NOUN_PHRASE or t.text in _WITHIN, words[1:])]
    return words[1].lower_ in _ARTICLES and bool(said) and said[-1].lower_ in _WORKS


def _opening(sentence: Span, *, stops: frozenset[str] = frozenset()) -> Span | None:
    start = sentence.start
    while start < sentence.end and sentence.doc[start].is_quote:
        start += 1
    end = start
    while end < sentence.end and end - start <= LONGEST:
        if not (_may_stand_in_title(sentence.doc[end]) or sentence.doc[end].lower_ in stops):
            break
        end += 1
    after = end
    while after < sentence.end and (sentence.doc[after].is_quote or sentence.doc[after].is_space):
        after += 1
    if end - start < 2 or after >= sentence.end or not _may_follow(sentence.doc[after : after + 2]):
        return None
    if sentence.doc[start].tag_ == "VBN" and sentence.doc[start + 1].pos_ == "ADP":
        return None  # "Made by the Oar Guild (once of Lorn), it"
    start += sentence.doc[start].lower_ == "the"
    last = sentence.doc[end - 1]
    return sentence.doc[start:end] if _is_capital(last) or last.like_num else None


def _may_follow(words: Span) -> bool:
    if words[0].text == ",":
        return words[-1].lower_ in _AFTER_COMMA
    return words[0].text in _FOLLOWS or (words[0].pos_ == "VERB" and words[0].tag_ == "VBZ")


def _may_stand_in_title(token: Token) -> bool:
    small = token.pos_ in _SMALL and token.text not in _FOLLOWS
    return _is_capital(token) or token.like_num or small or token.text in _MARKS


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()
