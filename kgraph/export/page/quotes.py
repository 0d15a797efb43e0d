"""Quotes with the words marked that stand for subject and object."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby, pairwise

from kgraph.model import Document, Evidence, Span

_Letter = tuple[str, Span]


def quote_parts(evidence: Evidence, document: Document | None) -> list[list[str]]:
    """Return the quote in parts: ``[text]``, or ``[text, "subject"]`` and ``[text, "object"]``.

    The parts joined are ``evidence.quote``. Where the source does not read so at that place, or
    is not there, the quote is one part without marks.
    """
    if document and evidence.span.of(document.text) == evidence.quote:
        return _cut(evidence)
    letters = letters_of(document, evidence.span) if document else []
    if "".join(letter for letter, _ in letters) != evidence.quote:
        return [[evidence.quote]]
    parts = groupby(letters, key=lambda letter: _role(evidence, letter[1]))
    return [
        ["".join(letter for letter, _ in part), *([role] if role else [])] for role, part in parts
    ]


def _cut(evidence: Evidence) -> list[list[str]]:
    """Return the parts of a quote that reads as its source does, letter by letter."""
    span = evidence.span
    ends = {span.start, span.end}
    for marked in (evidence.subject_span, evidence.object_span):
        if marked is not None:
            ends |= {min(max(end, span.start), span.end) for end in (marked.start, marked.end)}
    pieces = [Span(start, end) for start, end in pairwise(sorted(ends))]
    parts: list[list[str]] = []
    for role, found in groupby(pieces, key=lambda piece: _role(evidence, piece)):
        text = "".join(
            evidence.quote[piece.start - span.start : piece.end - span.start] for piece in found
        )
        parts.append([text, *([role] if role else [])])
    return parts


def _role(evidence: Evidence, place: Span) -> str | None:
    if evidence.subject_span.overlaps(place):
        return "subject"
    if evidence.object_span and evidence.object_span.overlaps(place):
        return "object"
    return None


def letters_of(document: Document, span: Span) -> list[_Letter]:
    """Return the letters of ``kgraph.model.quote.quote``, each with its place in the source."""
    letters: list[_Letter] = []
    for letter, place in _as_read(document, span):
        if not letter.isspace():
            letters.append((letter, place))
        elif letters and letters[-1][0] != " ":
            letters.append((" ", place))
    if letters and letters[-1][0] == " ":
        letters.pop()
    return letters


def _as_read(document: Document, span: Span) -> Iterator[_Letter]:
    position = span.start
    marks = document.substitutions
    first = bisect_right(marks, span.start, key=lambda mark: mark.span.end)
    last = bisect_left(marks, span.end, key=lambda mark: mark.span.start)
    for mark in marks[first:last]:
        for offset in range(position, mark.span.start):
            yield document.text[offset], Span(offset, offset + 1)
        for letter in mark.text:
            yield letter, mark.span
        position = mark.span.end
    for offset in range(position, span.end):
        yield document.text[offset], Span(offset, offset + 1)
