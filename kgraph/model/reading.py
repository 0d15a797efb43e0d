"""The reading view of a document, and the exact way back to its source.

A reading view is what a person would read aloud without stumbling: no time codes, tags or
fillers, sentences joined where a transcript cut them. Each stretch of it knows where in the
source it stands, so every offset found in the view becomes one into the source.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kgraph.model.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the view and the stretch of the source it reads.

    ``verbatim`` pieces have as many code points in the view as in the source, one for one.
    Others (an entity such as ``&amp;``, a joint put in between words) stand for the source
    stretch as a whole.
    """

    view_start: int
    view_end: int
    source: Span
    verbatim: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """The part of the view that one turn fills. ``turn`` counts the document's turns from 0."""

    view: Span
    turn: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The view's text, its pieces in order, and its sections in order.

    Pieces are sorted both in the view and in the source. A view offset between two pieces is
    a joint (a blank or a line break that was put in) and belongs to no source stretch.
    """

    text: str
    pieces: tuple[Piece, ...]
    sections: tuple[Section, ...]

    def source_span(self, view: Span) -> Span:
        """Return the shortest source stretch that holds all words of the view stretch.

        Raises:
            ValueError: the stretch lies in a joint and has no source.
        """
        first = self._first_piece_ending_after(view.start)
        last = bisect_right(self.pieces, view.end - 1, key=lambda piece: piece.view_start) - 1
        if first > last:
            raise ValueError(f"view stretch {view.start}:{view.end} has no source")
        start = _source_start(self.pieces[first], view.start)
        return Span(start, _source_end(self.pieces[last], view.end))

    def view_span(self, source: Span) -> Span | None:
        """Return the view stretch that reads any part of the source stretch, if any does."""
        first = bisect_right(self.pieces, source.start, key=lambda piece: piece.source.end)
        last = bisect_right(self.pieces, source.end - 1, key=lambda piece: piece.source.start) - 1
        if first > last:
            return None
        start = _view_start(self.pieces[first], source.start)
        return Span(start, _view_end(self.pieces[last], source.end))

    def section_at(self, view_offset: int) -> Section | None:
        """Return the section that holds the view offset, if any."""
        place = bisect_right(self.sections, view_offset, key=lambda section: section.view.start)
        if place == 0 or self.sections[place - 1].view.end <= view_offset:
            return None
        return self.sections[place - 1]

    def _first_piece_ending_after(self, view_offset: int) -> int:
        return bisect_right(self.pieces, view_offset, key=lambda piece: piece.view_end)


def _source_start(piece: Piece, view_start: int) -> int:
    inside = max(view_start - piece.view_start, 0)
    return piece.source.start + (inside if piece.verbatim else 0)


def _source_end(piece: Piece, view_end: int) -> int:
    missing = max(piece.view_end - view_end, 0)
    return piece.source.end - (missing if piece.verbatim else 0)


def _view_start(piece: Piece, source_start: int) -> int:
    inside = max(source_start - piece.source.start, 0)
    return piece.view_start + (inside if piece.verbatim else 0)


def _view_end(piece: Piece, source_end: int) -> int:
    missing = max(piece.source.end - source_end, 0)
    return piece.view_end - (missing if piece.verbatim else 0)
