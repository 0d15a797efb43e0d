"""What must hold of whatever is read or written; ``BrokenLawError`` where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from typing import TypeVar

from kgraph.cli.command_line import one_line
from kgraph.errors import KgraphError
from kgraph.model import Document, Span
from kgraph.model.quote import find_quote, quote, start_ms_at

T = TypeVar("T")

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_REMEDY = re.compile(r"\S[.)!?'\"”>]* +[A-Z]", re.DOTALL)
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


class BrokenLawError(Exception):
    """What came out is not what it must be."""


def require(holds: object, law: str) -> None:
    """Raise unless a law holds.

    Raises:
        BrokenLawError: it does not.
    """
    if not holds:
        raise BrokenLawError(law)


def read_or_refused(read: Callable[[], T], *, place: str = "") -> T | None:
    """Return what is read, ``None`` where an error says where and what is wrong, and what to do."""
    try:
        return read()
    except KgraphError as error:
        require(error.place.startswith(place), "an error names the file")
        require("\n" not in str(error), "an error is one line")
        require(_REMEDY.search(error.message), "an error says what is wrong and what to do")
        require(error.message.rstrip().endswith((".", "]].")), "an error is made of sentences")
        require_printable(one_line(str(error)))
    return None


def require_printable(text: str) -> None:
    """Raise where a text would do more to a terminal than stand on a line of it."""
    require(_CONTROL.search(text) is None, "no control character is printed")


def require_date(date: str | None) -> None:
    """Raise unless a date is missing or of ISO 8601."""
    require(date is None or _DATE.fullmatch(date), "a date is that of ISO 8601")


def require_lawful(document: Document, content: bytes) -> None:
    """Raise unless every stretch of a document lies in it and leads back to its source."""
    require(document.sha256 == sha256(content).hexdigest(), "the hash is that of the bytes")
    require(document.turns, "a document has turns")
    require_date(document.date)
    _require_pieces(document)
    _require_turns(document)
    _require_marks(document)


def _require_pieces(document: Document) -> None:
    reading, text = document.reading, document.text
    for piece in reading.pieces:
        require(0 <= piece.view_start < piece.view_end <= len(reading.text), "a piece is in view")
        require(piece.source.end <= len(text), "a piece is in the source")
        shown = reading.text[piece.view_start : piece.view_end]
        require(not piece.verbatim or shown == piece.source.of(text), "a piece reads as it stands")
        back = reading.source_span(Span(piece.view_start, piece.view_end))
        require(back == piece.source, "a piece leads back to its source")
    for before, after in pairwise(reading.pieces):
        require(before.view_end <= after.view_start, "pieces do not overlap in view")
        require(before.source.end <= after.source.start, "pieces do not overlap in the source")


def _require_turns(document: Document) -> None:
    reading, text = document.reading, document.text
    numbers = [section.turn for section in reading.sections]
    require(numbers == list(range(len(document.turns))), "each turn has a section")
    for before, after in pairwise(document.turns):
        require(before.span.end <= after.span.start, "turns do not overlap")
    for turn, section in zip(document.turns, reading.sections, strict=True):
        require(turn.span.end <= len(text), "a turn is in the text")
        require(turn.span.covers(reading.source_span(section.view)), "a section is in its turn")
        words = section.view.of(reading.text)
        require(words == words.strip() and words, "a section has no blanks around it")
        require(turn.speaker is None or turn.speaker.strip(), "a speaker has a name")
        require(turn.start_ms is None or turn.start_ms >= 0, "a time is no less than nought")
        start_ms_at(document, turn.span.start)
    _require_quote(document)


def _require_quote(document: Document) -> None:
    words = quote(document, document.turns[0].span)
    found = find_quote(document, words)
    require(found is not None, "a quote is found at its place")
    require(found is not None and quote(document, found) == words, "a quote reads as it was found")


def _require_marks(document: Document) -> None:
    for mark, following in pairwise(document.substitutions):
        require(mark.span.end <= following.span.start, "what is replaced does not overlap")
    require(
        all(mark.span.end <= len(document.text) for mark in document.substitutions),
        "what is replaced is in the text",
    )
    require(list(document.time_marks) == sorted(document.time_marks), "times are in order")
    for person in document.roster:
        require(person.label.strip() and person.label not in person.aliases, "a person has a name")
