"""Draft -> Document: the one place where the reading view is made."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kgraph.model import (
    Document,
    Problem,
    Reading,
    Section,
    Span,
    Substitution,
    TimeMark,
    Turn,
)
from kgraph.sources.cleaning import clean_speech
from kgraph.sources.draft import Draft, DraftTurn, Finding, Raw
from kgraph.sources.roster import build_roster
from kgraph.sources.strand import Edit, Strand, Weaver

_BLANK = r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]"
# A single blank inside stays as it is: most of a text is left alone.
_SPACE = re.compile(rf" {_BLANK}+|(?! ){_BLANK}+|\A +| +\Z")
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_SPACED_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.\s)+(?=[A-Z]\.(?!\w))")
_SENTENCE_END = re.compile(r"[.?!…。？！:][\"'”’»)\]*_]*$")
_NO_SENTENCE_END = re.compile(r"(?:^|[\s.(])(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Gen|Sen|Rep|vs|No)\.$")
_MAX_FINDINGS = 20


def assemble(draft: Draft, raw: Raw, *, sha256: str, notices: Sequence[Problem] = ()) -> Document:
    """Return the document of a draft: turns trimmed to their words, reading view, roster."""
    marks = merge_substitutions(draft.substitutions)
    turns: list[Turn] = []
    strands: list[Strand] = []
    time_marks = tuple(sorted(set(draft.time_marks)))
    for draft_turn in draft.turns:
        strand = _weave_turn(raw.text, draft_turn, marks=marks)
        if strand.pieces:
            turns.append(_trim_turn(draft_turn, strand, time_marks=time_marks))
            strands.append(clean_speech(strand) if draft_turn.spoken else strand)
    reading = _weave_reading(strands)
    return Document(
        source=raw.source,
        sha256=sha256,
        title=" ".join(draft.title.split()),
        text=raw.text,
        turns=tuple(turns),
        substitutions=tuple(marks),
        time_marks=time_marks,
        roster=build_roster(turns, reading, draft=draft),
        reading=reading,
        reader=draft.reader,
        date=draft.date,
        notices=(*notices, *_tell(draft.findings, raw), *_tell(_backward(time_marks), raw)),
    )


def merge_substitutions(found: Iterable[Substitution]) -> list[Substitution]:
    """Return substitutions sorted; those that overlap become one that shows the first's text."""
    merged: list[Substitution] = []
    for mark in sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)):
        last = merged[-1] if merged else None
        if last is None or mark.span.start >= last.span.end:
            merged.append(mark)
        elif mark.span.end > last.span.end:
            merged[-1] = Substitution(Span(last.span.start, mark.span.end), last.text)
    return merged


def weave_stretch(text: str, span: Span, *, marks: Sequence[Substitution]) -> Strand:
    """Return a source stretch as read: substitutions made, white space single and trimmed.

    ``marks`` are sorted and do not overlap; those that lie outside the stretch are not used.
    """
    weaver = Weaver()
    position = span.start
    place = bisect_right(marks, span.start, key=lambda mark: mark.span.end)
    last = bisect_left(marks, span.end, key=lambda mark: mark.span.start)
    for mark in marks[place:last]:
        weaver.add_verbatim(text[position : mark.span.start], position)
        if mark.span.start >= span.start:  # else it is shown where it begins
            shown = Span(mark.span.start, min(mark.span.end, span.end))
            weaver.add_stand_in(mark.text, shown)
        position = max(mark.span.end, position)
    weaver.add_verbatim(text[position : span.end], position)
    return tidy(weaver.woven())


def tidy(strand: Strand) -> Strand:
    """Return a strand with single blanks for white space, none at the ends."""
    edits = []
    for match in _SPACE.finditer(strand.text):
        outer = match.start() == 0 or match.end() == len(strand.text)
        joint = " " if match[0].strip(_INVISIBLE) and not outer else ""
        if match[0] != joint:
            edits.append(Edit(match.start(), match.end(), joint))
    return strand.edited(edits)


def join_initials(strand: Strand) -> Strand:
    """Return a strand with initials side by side, as recognition splits "U.S." at its cuts."""
    return strand.edited(
        Edit(place, place + 1)
        for match in _SPACED_INITIALS.finditer(strand.text)
        for place in range(match.start() + 2, match.end(), 3)
    )


def ends_sentence(words: str) -> bool:
    """Say whether words end where a sentence ends.

    >>> ends_sentence("They left."), ends_sentence("the U."), ends_sentence("and")
    (True, False, False)
    """
    return bool(_SENTENCE_END.search(words)) and not _NO_SENTENCE_END.search(words[-8:])


def _weave_turn(text: str, turn: DraftTurn, *, marks: Sequence[Substitution]) -> Strand:
    weaver = Weaver()
    before = ""
    for paragraph in turn.paragraphs:
        strand = weave_stretch(text, paragraph, marks=marks)
        if not strand.pieces:
            continue
        if before:
            whole = ends_sentence(before) and not strand.text[0].islower()
            weaver.add_joint("\n" if whole else " ")
        weaver.add(strand, 0, end=len(strand.text))
        before = strand.text
    return join_initials(weaver.woven())


def _trim_turn(turn: DraftTurn, strand: Strand, *, time_marks: Sequence[TimeMark]) -> Turn:
    span = Span(strand.pieces[0].source.start, strand.pieces[-1].source.end)
    start_ms = turn.start_ms
    if start_ms is None and turn.spoken:
        place = bisect_right(time_marks, span.start, key=lambda mark: mark.offset)
        start_ms = time_marks[place - 1].start_ms if place else None
    return Turn(span, turn.speaker, turn.label_span, start_ms)


def _weave_reading(strands: Sequence[Strand]) -> Reading:
    weaver = Weaver()
    sections = []
    for number, strand in enumerate(strands):
        if number:
            weaver.add_joint("\n\n")
        start = weaver.length
        weaver.add(strand, 0, end=len(strand.text))
        sections.append(Section(Span(start, weaver.length), number))
    woven = weaver.woven()
    return Reading(woven.text, woven.pieces, tuple(sections))


def _backward(time_marks: Sequence[TimeMark]) -> list[Finding]:
    pairs = pairwise(time_marks)
    places = [later.offset for mark, later in pairs if later.start_ms < mark.start_ms]
    if not places:
        return []
    times = "once" if len(places) == 1 else f"{len(places)} times"
    message = f"time codes go backwards here ({times} in the file). Check the order of its parts."
    return [Finding(places[0], message)]


def _tell(findings: Sequence[Finding], raw: Raw) -> list[Problem]:
    problems = [
        Problem(raw.place(finding.offset), finding.message, "notice")
        for finding in findings[:_MAX_FINDINGS]
    ]
    if len(findings) > _MAX_FINDINGS:
        more = f"{len(findings) - _MAX_FINDINGS} more of the same kind. Mend the first ones first."
        problems.append(Problem(raw.source, more, "notice"))
    return problems
