"""Captions: what WebVTT and SRT have in common, from the words of a cue to turns."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgraph.model import Span, Substitution, TimeMark
from kgraph.sources.assembling import ends_sentence, merge_substitutions
from kgraph.sources.draft import Draft, DraftTurn, Finding, Raw
from kgraph.sources.labels import Label, find_speakers, parse_label
from kgraph.sources.lines import Line, lines_of
from kgraph.sources.rolling import Shown, find_repeated
from kgraph.sources.timestamp import parse_clock

_TOKEN = re.compile(
    r"<v(?:\.[^\s<>]*)?[ \t]+(?P<voice>[^<>\n]{1,200})>"
    r"|<(?P<clock>\d{1,3}(?::\d\d){1,2}[.,]\d{1,3})>"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,200}>|</>)"
    r"|(?P<override>\{\\[^{}\n]{0,100}\})"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
)
_CHANGE = re.compile(r"\s*(?:>>+|»|[-–—](?=\s|[A-Z]))\s*")
_LINE_ENDS = re.compile(r"(?<=\n)|(?<=\r)(?!\n)|(?<![>;])(?=(?:>|&gt;){2})")
_LONG_PAUSE_MS = 2000


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: times in milliseconds, and the stretch of its words, which may be empty."""

    start_ms: int
    end_ms: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _CueLine:
    """A line of a cue as read, and the voice that its tag names with the label's stretch."""

    line: Line
    cue: Cue
    voice: tuple[str, Span] | None


@dataclass
class _OpenTurn:
    """The turn being put together, from its first words to the last seen so far."""

    speaker: str | None
    label_span: Span | None
    start_ms: int
    span: Span
    cue: Cue
    words: str

    def close(self) -> DraftTurn:
        return DraftTurn((self.span,), self.speaker, self.label_span, self.start_ms, spoken=True)


def read_cues(raw: Raw, cues: Sequence[Cue], *, reader: str, findings: Sequence[Finding]) -> Draft:
    """Return the turns of captions: by voice tag, by label in the words, by dash or ``>>``.

    ``cues`` stand in the order of the source.
    """
    marks, clocks = _find_marks(raw.text, cues)
    lines = _cue_lines(raw.text, cues, marks=marks)
    shown = [Shown(item.line, item.cue.start_ms, item.cue.end_ms, item.voice) for item in lines]
    repeated = [Substitution(span, "") for span in find_repeated(shown)]
    if repeated:
        marks = merge_substitutions([*marks, *repeated])
        lines = _cue_lines(raw.text, cues, marks=marks)
    labels = [_find_label(item) for item in lines]
    found = [label for label in labels if label]
    speakers = find_speakers(found, line_count=len(cues) // 4, text=raw.text)
    taken = [label if label and label.name in speakers else None for label in labels]
    return Draft(
        reader=reader,
        turns=tuple(_build_turns(lines, taken)),
        substitutions=tuple(merge_substitutions([*marks, *_find_gaps(raw.text, cues)])),
        time_marks=(*(TimeMark(cue.start, cue.start_ms) for cue in cues), *clocks),
        findings=tuple(findings),
    )


def _find_marks(text: str, cues: Sequence[Cue]) -> tuple[list[Substitution], list[TimeMark]]:
    marks = []
    clocks = []
    for cue in cues:
        for match in _TOKEN.finditer(text, cue.start, cue.end):
            shown = html.unescape(match[0]) if match["entity"] else ""
            if shown != match[0]:
                marks.append(Substitution(Span(*match.span()), _without_direction(shown)))
            if match["clock"]:
                clocks.append(TimeMark(match.end(), parse_clock(match["clock"]) or cue.start_ms))
    return marks, clocks


def _without_direction(shown: str) -> str:
    return "" if shown in {"\u200e", "\u200f"} else shown


def _find_gaps(text: str, cues: Sequence[Cue]) -> list[Substitution]:
    """Return what stands between the words of cues: numbers, times, notes, headers.

    The line break after a cue's words is left, so that words stay apart.
    """
    starts = [0, *(cue.end + 1 for cue in cues)]
    ends = [*(cue.start for cue in cues), len(text)]
    pairs = zip(starts, ends, strict=True)
    return [Substitution(Span(start, end), "") for start, end in pairs if start < end]


def _cue_lines(text: str, cues: Sequence[Cue], *, marks: Sequence[Substitution]) -> list[_CueLine]:
    found = []
    for cue in cues:
        voice: tuple[str, Span] | None = None
        position = cue.start
        for piece in _LINE_ENDS.split(text[cue.start : cue.end]):
            start, position = position, position + len(piece)
            voice = _find_voice(piece, start) or voice
            for line in lines_of(text, [(start, position)], marks=marks):
                found.append(_CueLine(line, cue, voice))
    return found


def _find_voice(piece: str, start: int) -> tuple[str, Span] | None:
    for token in _TOKEN.finditer(piece):
        label = " ".join(html.unescape(token["voice"] or "").split())
        if label:
            begin = start + token.start("voice")
            return label, Span(begin, begin + len(token["voice"].rstrip()))
    return None


def _find_label(item: _CueLine) -> Label | None:
    label = parse_label(item.line.text, _words_start(item), timed=False)
    # Captions name speakers in capitals: that counts as much as a time code in a transcript.
    if label and label.name.isupper() and not item.line.text.isupper():
        return replace(label, timed=True)
    return label


def _words_start(item: _CueLine) -> int:
    change = _CHANGE.match(item.line.text)
    return change.end() if change else 0


def _build_turns(lines: Sequence[_CueLine], labels: Sequence[Label | None]) -> list[DraftTurn]:
    voiced = any(item.voice for item in lines)
    turns: list[DraftTurn] = []
    current: _OpenTurn | None = None
    for item, label in zip(lines, labels, strict=True):
        span = item.line.span_from(label.body if label else _words_start(item))
        speaker, label_span = _who(item, label, current=current, voiced=voiced)
        begins = bool(label) or _words_start(item) > 0 or _is_break(item, current, speaker=speaker)
        if current and not begins:
            current.span = Span(current.span.start, item.line.span.end)
            current.cue, current.words = item.cue, item.line.text
        else:
            turns += [current.close()] if current else []
            span = span or Span(item.line.span.end - 1, item.line.span.end)
            current = _OpenTurn(
                speaker, label_span, item.cue.start_ms, span, item.cue, item.line.text
            )
    return [*turns, *([current.close()] if current else [])]


def _who(
    item: _CueLine, label: Label | None, *, current: _OpenTurn | None, voiced: bool
) -> tuple[str | None, Span | None]:
    if label:
        return label.name, item.line.strand.source_span(label.start, label.end)
    if item.voice:
        return item.voice
    if current is None or _words_start(item):
        return None, None
    # In a file with voices, a cue without one is nobody's unless it goes on in mid sentence.
    if voiced and item.cue is not current.cue and ends_sentence(current.words):
        return None, None
    return current.speaker, current.label_span


def _is_break(item: _CueLine, current: _OpenTurn | None, *, speaker: str | None) -> bool:
    if current is None or speaker != current.speaker:
        return True
    pause_ms = item.cue.start_ms - current.cue.end_ms
    return speaker is None and pause_ms >= _LONG_PAUSE_MS and ends_sentence(current.words)
