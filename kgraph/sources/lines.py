"""A source cut into the lines that a reader sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgraph.model import Span, Substitution
from kgraph.sources.assembling import weave_stretch
from kgraph.sources.strand import Strand


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words: how it reads, where it stands, whether a blank line precedes."""

    strand: Strand
    span: Span
    gap: bool

    @property
    def text(self) -> str:
        """The words as read: layout gone, white space single."""
        return self.strand.text

    def span_from(self, offset: int) -> Span | None:
        """Return the source stretch of the words from an offset of ``text`` on, if any."""
        if offset >= len(self.text):
            return None
        return Span(self.strand.source_span(offset, len(self.text)).start, self.span.end)


def split_lines(
    text: str, marks: Sequence[Substitution] = (), *, breaks: frozenset[int] = frozenset()
) -> list[Line]:
    r"""Return the lines of a source that hold words.

    ``marks`` are sorted layout; a line that begins at one of the offsets ``breaks`` counts
    as if a blank line preceded it.

    >>> [(line.text, line.gap) for line in split_lines("a\n\n b\n")]
    [('a', True), ('b', True)]
    """
    spans = []
    position = 0
    for piece in text.splitlines(keepends=True):
        spans.append((position, position + len(piece)))
        position += len(piece)
    lines = lines_of(text, spans, marks=marks)
    return [replace(line, gap=line.gap or line.span.start in breaks) for line in lines]


def lines_of(
    text: str,
    spans: Sequence[tuple[int, int]],
    *,
    marks: Sequence[Substitution] = (),
    apart: bool = False,
) -> list[Line]:
    """Return the stretches that hold words as lines; ``apart`` sets a gap before each."""
    lines = []
    gap = True
    for start, end in spans:
        # Blank lines at once: a file may have millions of them.
        is_blank = start >= end or (not marks and text[start:end].isspace())
        strand = None if is_blank else weave_stretch(text, Span(start, end), marks=marks)
        if strand and strand.pieces:
            lines.append(Line(strand, Span(start, end), gap or apart))
        gap = not (strand and strand.pieces)
    return lines
