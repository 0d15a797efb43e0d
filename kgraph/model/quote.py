"""The words of a source stretch, as a quote prints them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from kgraph.model.span import Span
from kgraph.model.text import Document, Turn

_SPACE = re.compile(r"\s+")


def quote(document: Document, span: Span) -> str:
    """Return the words of ``span`` verbatim, fillers included.

    Time codes, tags and other layout are removed, entities and escapes decoded, and white
    space is collapsed to single blanks.
    """
    parts = []
    position = span.start
    marks = document.substitutions
    first = bisect_right(marks, span.start, key=lambda mark: mark.span.end)
    last = bisect_left(marks, span.end, key=lambda mark: mark.span.start)
    for mark in marks[first:last]:
        parts.append(document.text[position : max(mark.span.start, position)])
        parts.append(mark.text)
        position = mark.span.end
    parts.append(document.text[position : span.end])
    return _SPACE.sub(" ", "".join(parts)).strip()


def find_quote(document: Document, words: str) -> Span | None:
    """Return the first stretch that reads as these words, the way ``quote`` prints it."""
    letters: list[str] = []
    places: list[int] = []
    position = 0
    for mark in (*document.substitutions, None):
        end = len(document.text) if mark is None else mark.span.start
        letters.extend(document.text[position:end])
        places.extend(range(position, max(end, position)))
        if mark is not None:
            letters.extend(mark.text)
            places.extend([mark.span.start] * len(mark.text))
            position = mark.span.end
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, "".join(letters)) if pattern else None
    return None if found is None else Span(places[found.start()], places[found.end() - 1] + 1)


def start_ms_at(document: Document, offset: int) -> int | None:
    """Return the time of the last mark at or before ``offset``, in milliseconds.

    ``None`` outside a recording: before the first mark, or in prose around it, which has
    neither a speaker nor a time.
    """
    turn = bisect_right(document.turns, offset, key=lambda turn: turn.span.start) - 1
    if turn < 0 or _is_prose(document.turns[turn]):
        return None
    place = bisect_right(document.time_marks, offset, key=lambda mark: mark.offset) - 1
    return document.time_marks[place].start_ms if place >= 0 else None


def _is_prose(turn: Turn) -> bool:
    return turn.speaker is None and turn.start_ms is None


def format_timestamp(start_ms: int) -> str:
    """Return ``HH:MM:SS`` of a time in milliseconds, rounded down to the second.

    >>> format_timestamp(201_900)
    '00:03:21'
    """
    seconds = start_ms // 1000
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
