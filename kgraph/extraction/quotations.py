"""Words that prose quotes, and who is said to have said them.

They stand between quotation marks, or are the paragraph after one that ends in "He wrote:".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
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
    """Return the stretch of tokens that is quoted and has a token in it.

    A quotation that goes on over sentences is one; an apostrophe opens none.
    """
    if _KNOWN not in doc.user_data:
        marked = _quotations(doc)
        doc.user_data[_KNOWN] = sorted([*marked, *_paragraphs(doc, marked)])
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


def _paragraphs(doc: Doc, marked: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the paragraphs that are quoted by themselves, without marks."""
    breaks = [token.i for token in doc if token.is_space and token.text.count("\n") > 1]
    for start, end in pairwise([*breaks, len(doc)]):
        told = doc[max(start - _REACH, 0) : start]
        if not told or told[-1].text != ":" or not any(map(is_saying, told)):
            continue
        if not any(first < end and start < last for first, last in marked):
            yield start + 1, end


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
