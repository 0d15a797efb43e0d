"""Words between quotation marks in prose, and who is said to have said them."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.hearsay import is_saying
from kgraph.extraction.scopes import child_words

_OPEN, _CLOSE, _EITHER = frozenset("“‘"), frozenset("”’"), frozenset("\"'")
_REACH = 8
_KNOWN: Final = "kgraph quotations"

Stretch = tuple[int, int]
"""First token and the end, exclusive."""


def quotation_at(doc: Doc, index: int) -> Stretch | None:
    """Return the stretch of tokens between the quotation marks around a token.

    A quotation that goes on over sentences is one; an apostrophe opens none.
    """
    if _KNOWN not in doc.user_data:
        doc.user_data[_KNOWN] = _quotations(doc)
    stretches: list[Stretch] = doc.user_data[_KNOWN]
    number = bisect_right(stretches, (index, len(doc))) - 1
    inside = number >= 0 and index < stretches[number][1]
    return stretches[number] if inside else None


def _quotations(doc: Doc) -> list[Stretch]:
    found: list[Stretch] = []
    opened: int | None = None
    for token in doc:
        mark = token.text
        if opened is None:
            if mark in _OPEN or (mark in _EITHER and not token.whitespace_):
                opened = token.i
        elif mark in _CLOSE or (mark == doc[opened].text and mark in _EITHER):
            found.append((opened + 1, token.i))
            opened = None
    return found


def sayer_of_quotation(doc: Doc, index: int) -> Token | None:
    """Return who is said, right before or after it, to say the quotation around a token."""
    stretch = quotation_at(doc, index)
    if stretch is None:
        return None
    start, end = stretch
    after = doc[end + 1 : end + 1 + _REACH]
    before = reversed(doc[max(start - 1 - _REACH, 0) : max(start - 1, 0)])
    for token in (*after, *before):
        if is_saying(token):
            return next(child_words(token, "nsubj"), None)
    return None
