"""Typed or recognised transcripts: speaker labels, time codes, page furniture around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgraph.model import Participant, Span, Substitution, TimeMark
from kgraph.sources.assembling import ends_sentence
from kgraph.sources.draft import Draft, DraftTurn, Raw
from kgraph.sources.furniture import Sifted, is_heading, is_menu, sift
from kgraph.sources.labels import Label, find_lone_speaker, find_speakers, parse_label
from kgraph.sources.lines import Line
from kgraph.sources.text_article import paragraph_spans
from kgraph.sources.timestamp import TimeCode, find_inline_codes, find_leading_codes

_MIN_CODED = 3
_LATEST_LONE = 2
"""Lines before the label of somebody who alone speaks."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with the time codes it opens with and the label it may have."""

    line: Line
    codes: tuple[TimeCode, ...]
    body: int
    label: Label | None


@dataclass(frozen=True, slots=True)
class _Passage:
    """A label's row and the rows below it."""

    rows: tuple[_Row, ...]
    label: Label | None


def read_transcript(
    raw: Raw, lines: Sequence[Line], *, marks: Sequence[Substitution] = (), reader: str
) -> Draft | None:
    """Return the turns of a transcript, ``None`` where the lines are no transcript.

    Args:
        raw: the source.
        lines: its lines that hold words.
        marks: layout already known, sorted.
        reader: the name of the format.
    """
    rows = _parse_rows(lines)
    labels = [row.label for row in rows if row.label]
    speakers = find_speakers(labels, line_count=len(rows), text=raw.text)
    speakers = speakers or _lone_speaker(rows)
    if not speakers and not _is_timed_monologue(rows):
        return None
    opening, passages = _split_passages(rows, speakers)
    before = sift([row.line for row in opening], strict=True)
    spoken, after = _split_outro(passages)
    codes = _substitute_codes(raw.text, [row for passage in spoken for row in passage.rows])
    turns = [*_prose_turns(before), *(_turn(passage) for passage in spoken)]
    turns += [turn for sifted in after for turn in _prose_turns(sifted)]
    return Draft(
        reader=reader,
        turns=tuple(sorted((turn for turn in turns if turn.paragraphs), key=_place)),
        substitutions=(*marks, *(Substitution(span, shown) for span, shown, _ in codes)),
        time_marks=tuple(TimeMark(span.start, start_ms) for span, _, start_ms in codes),
        title=before.title,
        date=before.date,
        people=tuple(_people(spoken)),
        aside="\n".join([before.aside, *(sifted.aside for sifted in after)]),
    )


def _place(turn: DraftTurn) -> Span:
    return turn.paragraphs[0]


def _parse_rows(lines: Sequence[Line]) -> list[_Row]:
    found = [find_leading_codes(line.text) for line in lines]
    bare_lines = sum(any(code.bare for code in codes) for codes, _ in found)
    rows = []
    for line, (codes, body) in zip(lines, found, strict=True):
        if bare_lines < _MIN_CODED and any(code.bare for code in codes):
            codes, body = [], 0
        label = parse_label(line.text, body, timed=bool(codes))
        rows.append(_Row(line, tuple(codes), body, label))
    return rows


def _is_timed_monologue(rows: Sequence[_Row]) -> bool:
    coded = sum(bool(row.codes) for row in rows)
    return coded >= _MIN_CODED and 2 * coded >= len(rows)


def _lone_speaker(rows: Sequence[_Row]) -> frozenset[str]:
    """Return who gives a speech of which only the beginning has a label."""
    labelled = [(place, row.label) for place, row in enumerate(rows) if row.label]
    if len(labelled) != 1 or labelled[0][0] > _LATEST_LONE:
        return frozenset()
    place, label = labelled[0]
    return find_lone_speaker(label, " ".join(row.line.text for row in rows[place:]))


def _split_passages(
    rows: Sequence[_Row], speakers: frozenset[str]
) -> tuple[list[_Row], list[_Passage]]:
    opening: list[_Row] = []
    groups: list[tuple[Label | None, list[_Row]]] = []
    for row in rows:
        if row.label and row.label.name in speakers:
            groups.append((row.label, [row]))
        elif groups:
            groups[-1][1].append(row)
        elif row.codes:
            groups.append((None, [row]))
        else:
            opening.append(row)
    return opening, [_Passage(tuple(group), label) for label, group in groups]


def _split_outro(passages: Sequence[_Passage]) -> tuple[list[_Passage], list[Sifted]]:
    """Take from each passage the heading, and what follows it, that nobody speaks."""
    below = [row for passage in passages for row in passage.rows[1:] if row.line.gap]
    coded = sum(bool(row.codes) for row in below)
    all_coded = coded >= _MIN_CODED and 10 * coded >= 8 * len(below)
    spoken = []
    after = []
    for passage in passages:
        last = passage is passages[-1]
        end = _speech_end(passage.rows, all_coded=all_coded and last)
        spoken.append(_Passage(passage.rows[:end], passage.label))
        if end < len(passage.rows):
            after.append(sift([row.line for row in passage.rows[end:]], strict=True, start=False))
    return spoken, after


def _speech_end(rows: Sequence[_Row], *, all_coded: bool) -> int:
    last_coded = max((place for place, row in enumerate(rows) if row.codes), default=0)
    for place in range(last_coded + 1, len(rows)):
        line = rows[place].line
        if not line.gap:
            continue
        after_sentence = ends_sentence(rows[place - 1].line.text)
        if all_coded or (after_sentence and (is_heading(line.text) or is_menu(line.text))):
            return place
    return len(rows)


def _turn(passage: _Passage) -> DraftTurn:
    label, rows = passage.label, passage.rows
    first = rows[0].line
    spans = [first.span_from(label.body if label else rows[0].body)]
    spans += [row.line.span for row in rows[1:]]
    own = [*rows[0].codes, *(find_inline_codes(first.text[: label.body]) if label else [])]
    name_line = [] if spans[0] or len(rows) == 1 else list(rows[1].codes)
    codes = _label_codes(label, first.text) or own or name_line
    return DraftTurn(
        paragraphs=tuple(span for span in spans if span),
        speaker=label.name if label else None,
        label_span=first.strand.source_span(label.start, label.end) if label else None,
        start_ms=codes[-1].start_ms if codes else None,
        spoken=True,
    )


def _label_codes(label: Label | None, text: str) -> list[TimeCode]:
    if label is None or label.code is None:
        return []
    start, end = label.code
    codes, _ = find_leading_codes(text[start:end])
    return [TimeCode(code.start + start, code.end + start, code.start_ms) for code in codes]


def _substitute_codes(text: str, rows: Iterable[_Row]) -> list[tuple[Span, str, int]]:
    """Return every time code of the rows: source stretch, what shows there, milliseconds."""
    found = []
    for row in rows:
        codes = [*row.codes, *_label_codes(row.label, row.line.text)]
        codes += find_inline_codes(row.line.text, row.body)
        for code in {(code.start, code.end): code for code in codes}.values():
            span = row.line.strand.source_span(code.start, code.end)
            found.append((*_widen(text, span), code.start_ms))
    return sorted(found)


def _widen(text: str, span: Span) -> tuple[Span, str]:
    """Take in the blanks before a time code that punctuation follows; part glued words."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if after and after in ",.;:?!" and before == " ":
        return Span(span.start - 1, span.end), ""
    glued = bool(before.strip() and after.strip()) and after.isalnum()
    return span, " " if glued else ""


def _prose_turns(sifted: Sifted) -> list[DraftTurn]:
    return [DraftTurn(paragraph_spans(block)) for block in sifted.blocks]


def _people(passages: Sequence[_Passage]) -> Iterable[Participant]:
    """Yield the speakers whose label says that they host or are a guest."""
    for label in dict.fromkeys(passage.label for passage in passages):
        role = (label.role or "").casefold() if label else ""
        part = next((part for part in ("host", "guest") if part in role), None)
        if label and part:
            yield Participant(label.name, part=part)
