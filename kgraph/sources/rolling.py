"""Rolling captions, which show each line twice or letter it out: the words read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kgraph.model import Span
from kgraph.sources.lines import Line

_TOUCH_MS = 100
_MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """A line on the screen: when in milliseconds, and in whose voice."""

    line: Line
    start_ms: int
    end_ms: int
    voice: tuple[str, Span] | None = None

    @property
    def words(self) -> str:
        """What is read, with the voice's name before it."""
        return f"{self.voice[0] if self.voice else ''}\t{self.line.text}"


def find_repeated(lines: Sequence[Shown]) -> list[Span]:
    """Return the source stretches that say again what the caption before still shows.

    A file rolls when a third of its captions repeat the one before them; elsewhere only
    longer lines count, so that "No." said twice stays twice.
    """
    captions = [list(group) for _, group in groupby(lines, key=_times)]
    pairs = pairwise(captions)
    repeats = [(later, *_overlap(before, later)) for before, later in pairs]
    repeating = sum(bool(count or grown) for _, count, grown in repeats)
    rolling = repeating > 1 and 3 * repeating >= len(captions)
    spans = []
    for later, count, grown in repeats:
        for shown in later[:count]:
            if rolling or len(shown.line.text.split()) >= _MIN_WORDS:
                spans.append(shown.line.strand.source_span(0, len(shown.line.text)))
        if grown and rolling:
            spans.append(later[0].line.strand.source_span(0, grown))
    return spans


def _times(shown: Shown) -> tuple[int, int]:
    return shown.start_ms, shown.end_ms


def _overlap(before: Sequence[Shown], later: Sequence[Shown]) -> tuple[int, int]:
    """Return how many whole lines are said again, or else how many letters of the first."""
    if later[0].start_ms > before[0].end_ms + _TOUCH_MS:
        return 0, 0
    old = [shown.words for shown in before]
    new = [shown.words for shown in later]
    for count in range(min(len(old), len(new)), 0, -1):
        if old[-count:] == new[:count]:
            return count, 0
    if new[0].startswith(old[-1] + " "):
        return 0, len(before[-1].line.text)
    return 0, 0
