"""Names made whole: what brackets, a nickname or a place before a person tell of where one ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from kgraph.language.abbreviations import abbreviates

_MARKS: Final = {"(": ")", '"': '"', "“": "”", "‘": "’"}
_INSIDE: Final = frozenset("of for the and & in on to , -".split())
_LONGEST: Final = 14
"""Tokens of a name that its short form in brackets may reach back over."""


def whole_names(doc: Doc, names: Sequence[Span]) -> Iterator[Span]:
    """Yield names that take in more than what was found.

    "Ana (Nan) Ruiz" with what she is called; "the Nets, Ropes and Sails Guild (NRSG)" as far back
    as its letters reach.
    """
    for span in names:
        whole = _with_nickname(doc, span) if span.label_ == "person" else _spelt_out(doc, span)
        if whole is not None:
            yield Span(doc, whole.start, whole.end, label=span.label_)


def are_two_names(span: Span, trained: Sequence[Span]) -> bool:
    """Say whether capitals in a row are a place and a person: "of Chile Ana Ruiz"."""
    inside = [each for each in trained if span.start <= each.start < each.end <= span.end]
    last = next((each for each in inside if each.label_ == "person"), None)
    if last is None or last.end != span.end or last.start == span.start:
        return False
    return any(each.label_ == "place" and each.end == last.start for each in trained)


def _with_nickname(doc: Doc, span: Span) -> Span | None:
    """Return a person's name with the nickname that marks set off inside it."""
    end = span.end
    if end + 3 >= len(doc) or _MARKS.get(doc[end].text) != doc[end + 2].text:
        return None
    nick, last = doc[end + 1], doc[end + 3]
    if not (_is_name(nick) and _is_name(last)) or nick.ent_type_ == "place":
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
