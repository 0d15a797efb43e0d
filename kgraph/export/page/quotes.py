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
    # Once the slowest part of a page, made for each of its quotes: no spans for the pieces.
    quote, start, end = evidence.quote, evidence.span.start, evidence.span.end
    marks = [(role, max(span.start, start), min(span.end, end)) for role, span in _marked(evidence)]
    ends = sorted({start, end, *(at for _, *of in marks for at in of if start < at < end)})
    parts: list[list[str]] = []
    last: str | None = None
    for place, (first, after) in enumerate(pairwise(ends)):
        role = next((each for each, left, right in marks if left <= first and after <= right), None)
        text = quote[first - start : after - start]
        if place and role == last:
            parts[-1][0] += text
        else:
            parts.append([text, role] if role else [text])
        last = role
    return parts


def _marked(evidence: Evidence) -> Iterator[tuple[str, Span]]:
    yield "subject", evidence.subject_span
    if evidence.object_span is not None:
        yield "object", evidence.object_span


def _role(evidence: Evidence, place: Span) -> str | None:
    return next((role for role, span in _marked(evidence) if span.overlaps(place)), None)


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
