"""Who writes a text in which nobody speaks, and to whom: a letter, an article with its author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kgraph.model import Document

_NAME: Final = r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
_SALUTATION: Final = re.compile(rf"(?:My )?(?:[Dd]ear|Dearest|Hello|Hi) {_NAME}(?:[,:!]|\s*$)")
_CLOSING: Final = re.compile(
    r"(?:yours|sincerely|love|best|kind|warm|with|respectfully|cordially|affectionately|faithfully"
    r"|ever|thanks|thank you|regards|cheers)\b[\w ,]{0,30}",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(rf"(?:[Ww]ritten by|[Bb]y) {_NAME}")
_SIGNATURE: Final = re.compile(rf"[-–—]* ?{_NAME}[.,]?")
_OPENING, _ENDING = 8, 6
"""Paragraphs in which a salutation or a byline stands, and a signature."""
_LONGEST_CLOSING: Final = 40


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Who writes and to whom, by the names that the text has; ``None`` where it does not say."""

    writer: str | None = None
    reader: str | None = None


def correspondence_of(document: Document) -> Correspondence:
    """Return who is "I" and who is "you" in a text without speakers."""
    if any(turn.speaker for turn in document.turns):
        return Correspondence()
    spans = (turn.span for turn in document.turns)
    lines = [
        line.strip()
        for span in spans
        for line in document.text[span.start : span.end].splitlines()
        if line.strip()
    ]
    greeted = next((m for line in lines[:_OPENING] if (m := _SALUTATION.match(line))), None)
    if greeted is not None:
        return Correspondence(_signature(lines), greeted["name"])
    written = (_BYLINE.fullmatch(line.rstrip(".")) for line in lines[:_OPENING])
    byline = next((match for match in written if match), None)
    if byline is not None and " " in byline["name"]:
        return Correspondence(byline["name"])
    authors = [person.label for person in document.roster]
    return Correspondence(authors[0] if len(authors) == 1 else None)


def _signature(lines: Sequence[str]) -> str | None:
    """Return the name below a letter: what follows a closing, or the last line of all."""
    ending = list(lines[-_ENDING:])
    for place, line in enumerate(ending[:-1]):
        if len(line) <= _LONGEST_CLOSING and _CLOSING.fullmatch(line.rstrip(" ,.!-–—")):
            signed = _SIGNATURE.fullmatch(ending[place + 1])
            return signed["name"] if signed else None
    signed = _SIGNATURE.fullmatch(ending[-1]) if ending else None
    return signed["name"] if signed else None
