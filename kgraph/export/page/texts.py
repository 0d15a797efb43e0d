"""The sources in full, turn by turn, with the words marked that refer to something."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from kgraph.export.page.quotes import letters_of
from kgraph.model import Corpus, Document, Evidence, Extract, Span
from kgraph.model.quote import format_timestamp

_Mark = tuple[Span, int]
_OTHER_SPACE = re.compile(r"\s\s|[^\S ]|^\s|\s$")


def text_turns(
    extract: Extract, corpus: Corpus, *, rank: Mapping[str, int]
) -> list[dict[str, object]]:
    """Return who speaks when, and the words: a text, or a text with the rank of its entity."""
    marks = list(_marks(extract, corpus.entity_by_chain, rank=rank))
    turns = []
    for turn, chain in zip(extract.document.turns, extract.speaker_chains, strict=True):
        told: dict[str, object] = {"words": _words(extract.document, turn.span, marks=marks)}
        named = chain is not None and corpus.entity_by_chain.get((extract.document_id, chain))
        speaker = named if named in rank else turn.speaker
        if speaker:
            told["speaker"] = speaker
        if turn.start_ms is not None:
            told["time"] = format_timestamp(turn.start_ms)
        turns.append(told)
    return turns


def turn_of(evidence: Evidence, document: Document) -> int | None:
    """Return the turn in which a quote begins."""
    turns = document.turns
    place = bisect_right(turns, evidence.span.start, key=lambda turn: turn.span.start) - 1
    found = place >= 0 and evidence.span.start < turns[place].span.end
    return place if found else None


def _marks(
    extract: Extract, entity_by_chain: Mapping[tuple[str, int], str], *, rank: Mapping[str, int]
) -> Iterator[_Mark]:
    """Yield what mentions cover, of several at one place the longest, and the rank of each."""
    end = 0
    for mention in sorted(extract.mentions, key=lambda each: (each.head.start, -each.head.end)):
        entity = entity_by_chain.get((extract.document_id, mention.chain))
        if entity is not None and entity in rank and mention.head.start >= end:
            yield mention.head, rank[entity]
            end = mention.head.end


def _words(document: Document, span: Span, *, marks: Sequence[_Mark]) -> list[object]:
    first = bisect_right(marks, span.start, key=lambda mark: mark[0].end)
    last = bisect_left(marks, span.end, key=lambda mark: mark[0].start)
    near = marks[first:last]
    if _reads_as_it_stands(document, span):
        return _cut(document.text, span, marks=near)
    parts = groupby(_ranked(letters_of(document, span), near), key=lambda letter: letter[1])
    return [
        text if found is None else [text, found[1]]
        for found, letters in parts
        if (text := "".join(letter for letter, _ in letters))
    ]


def _reads_as_it_stands(document: Document, span: Span) -> bool:
    substitutions = document.substitutions
    first = bisect_right(substitutions, span.start, key=lambda each: each.span.end)
    last = bisect_left(substitutions, span.end, key=lambda each: each.span.start)
    return first >= last and not _OTHER_SPACE.search(span.of(document.text))


def _cut(text: str, span: Span, *, marks: Sequence[_Mark]) -> list[object]:
    """Return the words of a stretch where every letter stands for itself."""
    parts: list[object] = []
    position = span.start
    for place, rank in marks:
        start, end = max(place.start, span.start), min(place.end, span.end)
        if position < start:
            parts.append(text[position:start])
        parts.append([text[start:end], rank])
        position = end
    if position < span.end:
        parts.append(text[position : span.end])
    return parts


def _ranked(
    letters: Iterable[tuple[str, Span]], marks: Sequence[_Mark]
) -> Iterator[tuple[str, _Mark | None]]:
    """Yield each letter with the mark that covers it; both are in the order of the source."""
    left = iter(marks)
    mark = next(left, None)
    for letter, place in letters:
        while mark is not None and mark[0].end <= place.start:
            mark = next(left, None)
        yield letter, mark if mark is not None and mark[0].overlaps(place) else None
