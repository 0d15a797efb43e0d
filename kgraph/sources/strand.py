"""Text that knows where in the source each of its letters stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.model import Piece, Reading, Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put ``text`` in place of ``start:end`` of a strand.

    It has no source, unless it ``stands_in`` for the stretch that it replaces.
    """

    start: int
    end: int
    text: str = ""
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class Strand:
    """A text and its pieces, as in ``Reading``: offsets count code points of ``text``."""

    text: str
    pieces: tuple[Piece, ...]

    def source_span(self, start: int, end: int) -> Span:
        """Return the source stretch of ``start:end``.

        Raises:
            ValueError: nothing in the stretch has a source.
        """
        return Reading(self.text, self.pieces, ()).source_span(Span(start, end))

    def edited(self, edits: Iterable[Edit]) -> Strand:
        """Return the strand with the edits made; they are sorted and do not overlap.

        >>> strand_of("a  b", 10).edited([Edit(1, 3, " ")]).text
        'a b'
        """
        weaver = Weaver()
        position = 0
        for edit in edits:
            weaver.add(self, position, end=edit.start)
            if edit.stands_in:
                weaver.add_stand_in(edit.text, self.source_span(edit.start, edit.end))
            else:
                weaver.add_joint(edit.text)
            position = edit.end
        if not position:
            return self
        weaver.add(self, position, end=len(self.text))
        return weaver.woven()

    def stripped(self) -> Strand:
        """Return the strand without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        outer = [Edit(0, start), Edit(max(end, start), len(self.text))]
        return self.edited(edit for edit in outer if edit.start < edit.end)


class Weaver:
    """Puts a strand together from left to right; sources must come in order."""

    def __init__(self) -> None:
        self.length = 0
        self._texts: list[str] = []
        self._pieces: list[Piece] = []

    def add_verbatim(self, text: str, source_start: int) -> None:
        """Append words that stand in the source from ``source_start`` on, one for one."""
        if not text:
            return
        source = Span(source_start, source_start + len(text))
        self._append_piece(Piece(self.length, self.length + len(text), source))
        self.add_joint(text)

    def add_stand_in(self, text: str, source: Span) -> None:
        """Append words that a source stretch as a whole stands for."""
        if not text:
            return
        self._append_piece(Piece(self.length, self.length + len(text), source, verbatim=False))
        self.add_joint(text)

    def add_joint(self, text: str) -> None:
        """Append text that stands nowhere in the source."""
        self._texts.append(text)
        self.length += len(text)

    def add(self, strand: Strand, start: int, *, end: int) -> None:
        """Append ``start:end`` of a strand."""
        pieces = strand.pieces
        place = bisect_right(pieces, start, key=lambda piece: piece.view_end)
        position = start
        while place < len(pieces) and pieces[place].view_start < end:
            piece = pieces[place]
            inside = max(piece.view_start, start)
            self.add_joint(strand.text[position:inside])
            position = min(piece.view_end, end)
            self._add_part(piece, strand.text[inside:position], inside=inside - piece.view_start)
            place += 1
        self.add_joint(strand.text[position:end])

    def woven(self) -> Strand:
        """Return what was put together."""
        return Strand("".join(self._texts), tuple(self._pieces))

    def _add_part(self, piece: Piece, text: str, *, inside: int) -> None:
        if piece.verbatim:
            self.add_verbatim(text, piece.source.start + inside)
        else:
            self.add_stand_in(text, piece.source)

    def _append_piece(self, piece: Piece) -> None:
        last = self._pieces[-1] if self._pieces else None
        if last and last.verbatim and piece.verbatim and _touch(last, piece):
            source = Span(last.source.start, piece.source.end)
            self._pieces[-1] = Piece(last.view_start, piece.view_end, source)
        else:
            self._pieces.append(piece)


def _touch(left: Piece, right: Piece) -> bool:
    return left.view_end == right.view_start and left.source.end == right.source.start


def strand_of(text: str, source_start: int) -> Strand:
    """Return text that stands in the source as it is, from ``source_start`` on."""
    weaver = Weaver()
    weaver.add_verbatim(text, source_start)
    return weaver.woven()
