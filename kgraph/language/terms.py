"""Terms: lower-case words and word groups that a document keeps coming back to.

A rule-based stand-in: word groups between stop words, counted, the longer one preferred where
the shorter one hardly occurs alone.

Source: the C-value of Frantzi, Ananiadou and Mima (2000), "Automatic recognition of
multi-word terms", International Journal on Digital Libraries 3.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kgraph.language.lexicon import ABSTRACT_SUFFIXES, is_general

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
LONGEST = 3
MIN_COUNT = 3
_COPULAS = frozenset("is am are was were 's ’s 'm ’m be been became as".split())
_ROLE_OPENERS = frozenset("a an the our".split())
_ROLE_QUALIFIERS = frozenset("former current new founding ex first".split())
_ROLE_SUFFIXES = ("er", "or", "ist", "ian", "man", "woman", "person")
_NO_ROLES = frozenset("member number matter letter order other another corner power".split())
_ROLE_NOUNS = frozenset(
    "chair head lead coach captain pilot host president editor secretary assistant".split()
)
_LONG_DOCUMENT = 3000


def find_term_spans(doc: Doc) -> dict[str, list[Span]]:
    """Return the places of each recurring term, by its singular lower-case form."""
    places: dict[str, list[Span]] = {}
    for span in _candidates(doc):
        places.setdefault(_singular(span), []).append(span)
    least = MIN_COUNT if len(doc) > _LONG_DOCUMENT else MIN_COUNT - 1
    counts = Counter({term: len(spans) for term, spans in places.items() if len(spans) >= least})
    kept = (term for term in sorted(counts) if _stands_alone(term, counts) and _is_termlike(term))
    return {term: places[term] for term in kept}


def find_role_spans(doc: Doc) -> list[Span]:
    """Return roles that somebody is said to hold: "is a labor organizer", once is enough."""
    found = []
    for token in doc[:-1]:
        if token.lower_ in _ROLE_OPENERS and token.i and doc[token.i - 1].lower_ in _COPULAS:
            start = end = token.i + 1
            while doc[start].lower_ in _ROLE_QUALIFIERS and start + 1 < len(doc):
                start = end = start + 1
            while end < len(doc) and end - start < LONGEST + 2 and _may_be_in_role(doc[end]):
                end += 1
            while end > start and not is_role(doc[start:end].text):
                end -= 1
            if end > start:
                found.append(doc[start:end])
    return found


def is_role(text: str) -> bool:
    """Say whether a term ends in a word for somebody who does something.

    >>> is_role("labor organizer"), is_role("liberatory strategy")
    (True, False)
    """
    last = text.casefold().rsplit(" ", 1)[-1]
    return (
        last.endswith(_ROLE_SUFFIXES) and len(last) > 4 and last not in _NO_ROLES
    ) or last in _ROLE_NOUNS


def _may_be_in_role(token: Token) -> bool:
    return token.is_lower and (token.lower_ == "and" or (token.is_alpha and not token.is_stop))


def _candidates(doc: Doc) -> Iterator[Span]:
    for start in range(len(doc)):
        for end in range(start + 1, min(start + LONGEST, len(doc)) + 1):
            if not _may_carry(doc[end - 1]):
                break
            yield doc[start:end]


def _may_carry(token: Token) -> bool:
    word = token.text
    if _ORDINAL.fullmatch(word):
        return True
    plain = word.isalpha() and word.islower() and len(word) > 2
    return plain and not is_general(word) and not word.endswith("ly") and not token.is_stop


def _singular(span: Span) -> str:
    words = [token.text for token in span]
    last = words[-1]
    if last.endswith("ies") and len(last) > 4:
        words[-1] = last[:-3] + "y"
    elif last.endswith("s") and not last.endswith(("ss", "us", "is", "ics")):
        words[-1] = last[:-1]
    return " ".join(words)


def _stands_alone(term: str, counts: Counter[str]) -> bool:
    """Keep a term unless most of its places lie inside one longer term."""
    longer = max(
        (counts[other] for other in counts if f" {term} " in f" {other} " and other != term),
        default=0,
    )
    return counts[term] > 1.5 * longer


def _is_termlike(term: str) -> bool:
    words = term.split()
    if len(words) > 1:
        return not words[-1].endswith(("ing", "ed"))
    return term.endswith(ABSTRACT_SUFFIXES)
