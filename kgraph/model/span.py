"""A stretch of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document's text.

    Offsets count Unicode code points (not bytes, not tokens) and are half-open:
    ``text[span.start:span.end]`` is the text covered.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside.

        >>> Span(0, 5).covers(Span(1, 5)), Span(0, 5).covers(Span(1, 6))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether both share at least one code point.

        >>> Span(0, 5).overlaps(Span(4, 6)), Span(0, 5).overlaps(Span(5, 6))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the text covered.

        >>> Span(0, 3).of("Ana Ruiz")
        'Ana'
        """
        return text[self.start : self.end]
