"""Short forms that a text gives in brackets: "the Harbour Transport Union (HTU)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.language.abbreviations import abbreviates
from kgraph.language.mentions import Candidate

_SMALL_WORDS = frozenset("of for the and in on to a an de la".split())
_LONGEST = 10


def find_bracketed(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Return, by key of a short form, the key of the name or term that it abbreviates.

    One stands in brackets right after the other, and the short form takes its letters, in
    order, from the beginnings of the other's words.

    Source:
        Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions in
        biomedical text", here with the first letters of words only.
    """
    by_start = {candidate.span.start: candidate for candidate in candidates}
    found: dict[str, str] = {}
    for before, inside in _beside_brackets(candidates, by_start):
        for short, full in ((inside, before), (before, inside)):
            if abbreviates(short.label, full.label):
                found.setdefault(short.key, full.key)
    return found


def _beside_brackets(
    candidates: Sequence[Candidate], by_start: dict[int, Candidate]
) -> Iterator[tuple[Candidate, Candidate]]:
    for candidate in candidates:
        doc, end = candidate.span.doc, candidate.span.end
        inside = by_start.get(end + 1)
        if end < len(doc) and doc[end].text == "(" and inside is not None:
            yield candidate, inside
