"""Where evidence stands, as the Web Annotation model and Media Fragments have it.

A selector is of two classes at once: it says the position, and the exact words with a few letters
before and behind them, by which they are found again where the position no longer holds. These
are the words of the source as they stand there, with line breaks and time codes, while
``kg:quote`` is for people.

Source:
    W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/#selectors
    W3C Media Fragments URI 1.0, https://www.w3.org/TR/media-frags/#naming-time
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final
from unicodedata import combining
from urllib.parse import urldefrag

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.identifiers import Minter
from kgraph.graph.literals import integer_literal, text_literal
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Document, Evidence, Span

BESIDE: Final = 32
"""Letters before and behind the words of evidence that its selector has, at most."""


def words_at(document: Document, evidence: Evidence) -> str:
    """Return the words of the source where evidence stands; none where it is not so long."""
    return document.text[evidence.span.start : evidence.span.end]


def words_beside(text: str, span: Span) -> tuple[str, str]:
    """Return what stands close before and close behind a stretch of a text.

    Both are ``BESIDE`` code points long, less where the text begins or ends, or where an accent
    would be parted from its letter.

    >>> words_beside("Ana Ruiz founded it.", Span(4, 8))
    ('Ana ', ' founded it.')
    """
    first, last = max(span.start - BESIDE, 0), min(span.end + BESIDE, len(text))
    while first < span.start and combining(text[first]):
        first += 1
    while span.end < last < len(text) and combining(text[last]):
        last -= 1
    return text[first : span.start], text[span.end : last]


def selected(
    place: URIRef, evidence: Evidence, *, document: Document | None, minter: Minter
) -> Iterator[tuple[URIRef, Term]]:
    """Yield what evidence says of where it stands, ``place`` being its IRI."""
    if document is None:
        return
    yield v.HAS_SOURCE, minter.source(evidence.document_id)
    if words_at(document, evidence):
        yield v.HAS_SELECTOR, minter.selector(place)
    fragment = media_fragment(document, evidence)
    if fragment is not None:
        yield v.RECORDING, URIRef(fragment)


def selector(
    place: URIRef, evidence: Evidence, *, document: Document | None, minter: Minter
) -> Iterator[Triple]:
    """Yield the selector of evidence: its position in the source, and the words there."""
    if document is None or not (words := words_at(document, evidence)):
        return
    iri = minter.selector(place)
    yield iri, v.TYPE, v.POSITION_SELECTOR
    yield iri, v.TYPE, v.QUOTE_SELECTOR
    yield iri, v.SELECTED_START, integer_literal(evidence.span.start)
    yield iri, v.SELECTED_END, integer_literal(evidence.span.end)
    yield iri, v.EXACT, text_literal(words)
    before, behind = words_beside(document.text, evidence.span)
    yield iri, v.WORDS_BEFORE, text_literal(before)
    yield iri, v.WORDS_BEHIND, text_literal(behind)


def media_fragment(document: Document, evidence: Evidence) -> str | None:
    """Return the address of what is heard where evidence stands.

    It begins at the time of the evidence and ends where the source gives the next time behind
    its last word. ``None`` where no recording is known, or no time.
    """
    recording, start_ms = document.meta.recording, evidence.start_ms
    if recording is None or start_ms is None:
        return None
    marks = document.time_marks
    after = bisect_left(marks, evidence.span.end, key=lambda mark: mark.offset)
    ends = (mark.start_ms for mark in marks[after:] if mark.start_ms > start_ms)
    end_ms = next(ends, None)
    until = "" if end_ms is None else f",{_seconds(end_ms)}"
    return f"{urldefrag(recording).url}#t={_seconds(start_ms)}{until}"


def _seconds(milliseconds: int) -> str:
    """Return normal play time in seconds.

    >>> _seconds(201_000), _seconds(1_500)
    ('201', '1.5')
    """
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")
