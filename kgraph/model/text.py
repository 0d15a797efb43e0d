"""One source as read: its text, who speaks where, and the way back from the reading view."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgraph.model.problem import Problem
from kgraph.model.reading import Reading
from kgraph.model.source_meta import SourceMeta
from kgraph.model.span import Span


@dataclass(frozen=True, slots=True)
class Substitution:
    """A stretch of the source that does not stand for itself.

    ``text`` is what a reader sees there: nothing for a time code, a tag or a cue's timing
    line, ``&`` for ``&amp;``, a letter for an escape in JSON.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True, order=True)
class TimeMark:
    """From source offset ``offset`` on, the recording is at ``start_ms`` milliseconds or later."""

    offset: int
    start_ms: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before another begins, or one block of prose without a speaker.

    ``span`` covers the words in the source (time codes inside included, the label excluded).
    ``speaker`` is the label as printed, ``None`` in prose. ``start_ms`` is milliseconds from
    the start of the recording, ``None`` where the source gives no time.
    """

    span: Span
    speaker: str | None = None
    label_span: Span | None = None
    start_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of the roster: label as printed most fully, other spellings, part played.

    ``part`` is ``host``, ``guest`` or ``None`` where the source does not say.
    """

    label: str
    aliases: tuple[str, ...] = ()
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source's text, turns and origin.

    ``text`` is the decoded source, unchanged; every offset printed anywhere is one into it.
    What lies outside all turns is page furniture. Turns, substitutions and time marks are
    sorted and do not overlap. ``meta`` is what a person says of the source; its title and date
    are the document's.
    """

    source: str
    sha256: str
    title: str
    text: str
    turns: tuple[Turn, ...]
    substitutions: tuple[Substitution, ...]
    time_marks: tuple[TimeMark, ...]
    roster: tuple[Participant, ...]
    reading: Reading
    reader: str
    date: str | None = None
    notices: tuple[Problem, ...] = ()
    meta: SourceMeta = field(default_factory=SourceMeta)

    def line_at(self, offset: int) -> int:
        """Return the line in which a place of ``text`` lies, the first being 1."""
        return self.text.count("\n", 0, offset) + 1
