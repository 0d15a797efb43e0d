"""Plain prose: one turn for each paragraph, nobody speaking."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.model import Span, Substitution
from kgraph.sources.draft import Draft, DraftTurn, Raw
from kgraph.sources.footnotes import find_footnote_marks
from kgraph.sources.furniture import sift
from kgraph.sources.lines import Line

_MAX_WRAPPED = 120


def read_prose(
    raw: Raw, lines: Sequence[Line], *, marks: Sequence[Substitution] = (), reader: str
) -> Draft:
    """Return the paragraphs of an article; menus and repeated lines are left out.

    Args:
        raw: the source.
        lines: its lines that hold words.
        marks: layout already known, sorted.
        reader: the name of the format.
    """
    sifted = sift(lines, strict=False)
    wrapped = all(len(line.text) <= _MAX_WRAPPED for line in lines)
    turns = []
    for block in sifted.blocks:
        if wrapped:
            turns.append(DraftTurn(paragraph_spans(block)))
        else:
            turns += [DraftTurn((line.span,)) for line in block]
    return Draft(
        reader=reader,
        turns=tuple(turns),
        substitutions=(*marks, *find_footnote_marks(raw.text)),
        title=sifted.title,
        date=sifted.date,
        aside=sifted.aside,
    )


def paragraph_spans(block: Sequence[Line]) -> tuple[Span, ...]:
    """Return the stretches of a block: one, unless lines between were left out."""
    spans: list[Span] = []
    for line in block:
        if spans and spans[-1].end == line.span.start:
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
    return tuple(spans)
