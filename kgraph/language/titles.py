"""Titles that open a sentence: "In Odd We Trust: A Novel is ..." is one name, whatever is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

LONGEST: Final = 14
"""Tokens of a title."""
_SMALL: Final = frozenset("ADP DET CCONJ PART SCONJ PRON".split())
_MARKS: Final = frozenset(":&-–!?'’")
_FOLLOWS: Final = frozenset("( is was are were has had".split())


def find_title_spans(doc: Doc, names: Sequence[Span]) -> Iterator[Span]:
    """Yield titles that the names found so far cut short.

    A title opens its sentence, is in capitals but for small words, ends right before a verb or a
    bracket, and either has a colon inside or contains a name of a work.
    """
    works = {token.i for name in names if name.label_ == "work" for token in name}
    whole = {(name.start, name.end) for name in names}
    for sentence in doc.sents:
        span = _opening(sentence)
        if span is None or (span.start, span.end) in whole:
            continue
        colon = any(token.text == ":" for token in span[1:-1])
        if colon or any(token.i in works for token in span):
            yield span


def _opening(sentence: Span) -> Span | None:
    start = sentence.start
    while start < sentence.end and sentence.doc[start].is_quote:
        start += 1
    end = start
    while end < sentence.end and end - start <= LONGEST and _may_stand_in_title(sentence.doc[end]):
        end += 1
    after = end
    while after < sentence.end and (sentence.doc[after].is_quote or sentence.doc[after].is_space):
        after += 1
    if end - start < 2 or after >= sentence.end or not _may_follow(sentence.doc[after]):
        return None
    start += sentence.doc[start].lower_ == "the"
    last = sentence.doc[end - 1]
    return sentence.doc[start:end] if _is_capital(last) or last.like_num else None


def _may_follow(token: Token) -> bool:
    return token.text in _FOLLOWS or (token.pos_ == "VERB" and token.tag_ == "VBZ")


def _may_stand_in_title(token: Token) -> bool:
    small = token.pos_ in _SMALL and token.text not in _FOLLOWS
    return _is_capital(token) or token.like_num or small or token.text in _MARKS


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()
