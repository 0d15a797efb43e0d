"""What a reader hands over: who speaks where, before the reading view is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kgraph.errors import SourceError
from kgraph.model import Participant, Span, Substitution, TimeMark


@dataclass(frozen=True, slots=True)
class Raw:
    """A decoded source: its text, unchanged, and the name that messages call it by."""

    source: str
    text: str

    def place(self, offset: int) -> str:
        r"""Return ``file:line`` of an offset; lines count from 1.

        >>> Raw("talk.txt", "a\nb").place(2)
        'talk.txt:2'
        """
        return f"{self.source}:{self.text.count(chr(10), 0, offset) + 1}"

    def error(self, offset: int, message: str) -> SourceError:
        """Return the error that says what is wrong at an offset."""
        return SourceError(message, place=self.place(offset))


@dataclass(frozen=True, slots=True)
class DraftTurn:
    """A turn as a reader finds it.

    ``paragraphs`` are source stretches in order, label excluded; they may begin and end with
    white space and hold layout. ``spoken`` words are cleaned of fillers, written ones not.
    """

    paragraphs: tuple[Span, ...]
    speaker: str | None = None
    label_span: Span | None = None
    start_ms: int | None = None
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noteworthy at an offset of the source."""

    offset: int
    message: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a reader finds; turns in the order of the source.

    ``people`` are persons named outside the turns (an author, a cue's voice); ``aside`` is
    page text outside the turns that may say who hosts.
    """

    reader: str
    turns: tuple[DraftTurn, ...]
    substitutions: tuple[Substitution, ...] = ()
    time_marks: tuple[TimeMark, ...] = ()
    title: str = ""
    date: str | None = None
    people: tuple[Participant, ...] = ()
    aside: str = ""
    findings: tuple[Finding, ...] = ()


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, raw: Raw, /) -> Draft:
        """Return what the source holds.

        Raises:
            SourceError: the source breaks its format where nothing sensible can be read.
        """
        ...
