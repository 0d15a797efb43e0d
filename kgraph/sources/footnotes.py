"""Marks of footnotes in prose: "He left in 1805.[6] Then"; no words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.model import Span, Substitution

_NOTE = r"\[(?:\d{1,3}|note \d{1,3}|(?:citation|clarification) needed)\]"
_MARKS = re.compile(rf"(?<=[^\s(\[])[ ]?(?:{_NOTE}[ ]?)*{_NOTE}(?=[\s.,;:!?)\"”’<—–-]|$)")
_CLOSING = frozenset('.,;:!?)"”’>')
_ENDING = frozenset(".!?")


def find_footnote_marks(text: str) -> Iterator[Substitution]:
    """Yield the marks of footnotes, each with the blank before it, as what is not read.

    "As shown in [3]" and "[3] shows" stay: there the number is what the sentence speaks of.

    >>> [mark.span.of("It rained.[1][2] Then it froze.") for mark in find_footnote_marks(
    ...     "It rained.[1][2] Then it froze.")]
    ['[1][2]']
    """
    for match in _MARKS.finditer(text):
        before = text[match.start() - 1]
        after = text[match.end() :].lstrip()[:1]
        attached = not match[0].startswith(" ")
        speaks = before in _ENDING and after.islower()
        if (attached or before in _CLOSING) and not speaks:
            yield Substitution(Span(*match.span()), "")
