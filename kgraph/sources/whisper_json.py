"""JSON of speech recognition: Whisper, WhisperX (speakers) and whisper.cpp (offsets)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kgraph.model import Span, Substitution, TimeMark
from kgraph.sources.draft import Draft, DraftTurn, Raw
from kgraph.sources.located_json import (
    LocatedList,
    LocatedObject,
    LocatedString,
    LocatedValue,
    find_escapes,
    parse_located,
)
from kgraph.sources.strand import Strand, Weaver

_WANTED = "Give the JSON of Whisper, WhisperX or whisper.cpp, with 'segments' or 'transcription'."


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one speaker inside one JSON string."""

    span: Span
    speaker: str | None
    start_ms: int | None


def read(raw: Raw) -> Draft:
    """Return the turns of a recognised recording; the text is the JSON itself.

    Raises:
        SourceError: it is not JSON, or not that of speech recognition.
    """
    segments = _find_segments(raw, parse_located(raw))
    stretches = [stretch for segment in segments for stretch in _read_segment(raw, segment)]
    marks: list[Substitution] = []
    position = 0
    for stretch in stretches:
        if position < stretch.span.start:
            # The blank keeps words apart where a segment's text begins without one.
            marks.append(Substitution(Span(position, stretch.span.start), _joint(raw, stretch)))
        marks += find_escapes(raw.text, stretch.span)
        position = stretch.span.end
    if position < len(raw.text):
        marks.append(Substitution(Span(position, len(raw.text)), ""))
    times = [
        TimeMark(stretch.span.start, stretch.start_ms)
        for stretch in stretches
        if stretch.start_ms is not None
    ]
    return Draft(
        reader="whisper_json",
        turns=tuple(_join_turns(stretches)),
        substitutions=tuple(marks),
        time_marks=tuple(times),
    )


def _joint(raw: Raw, stretch: _Stretch) -> str:
    return "" if raw.text[stretch.span.start].isspace() else " "


def _find_segments(raw: Raw, root: LocatedValue) -> list[LocatedObject]:
    listed = root
    if isinstance(root, LocatedObject):
        members = root.members
        listed = members.get("segments") or members.get("transcription")
        if not listed and isinstance(members.get("text"), LocatedString):
            return [root]
    if not isinstance(listed, LocatedList):
        raise raw.error(0, f"it is JSON, but no transcript. {_WANTED}")
    for item in listed.items:
        if not (isinstance(item, LocatedObject) and _has_text(item)):
            start = item.start if not isinstance(item, float | bool | None) else listed.start
            raise raw.error(start, f"this segment holds no text. {_WANTED}")
    return [item for item in listed.items if isinstance(item, LocatedObject)]


def _has_text(segment: LocatedObject) -> bool:
    return isinstance(segment.members.get("text"), LocatedString)


def _read_segment(raw: Raw, segment: LocatedObject) -> Iterator[_Stretch]:
    """Yield the segment's words, in parts where its words name more than one speaker."""
    text = segment.members["text"]
    if not isinstance(text, LocatedString) or not text.value.strip():
        return
    speaker, start_ms = _speaker(segment), _start_ms(segment)
    words = segment.members.get("words")
    parts = _split_by_word(raw, text, words=words.items) if isinstance(words, LocatedList) else []
    if not parts:
        yield _Stretch(Span(text.start, text.end), speaker, start_ms)
        return
    first, *others = parts
    yield _Stretch(
        Span(text.start, others[0].span.start if others else text.end),
        first.speaker or speaker,
        start_ms if start_ms is not None else first.start_ms,
    )
    for part, following in zip_longest(others, others[1:]):
        end = following.span.start if following else text.end
        yield _Stretch(Span(part.span.start, end), part.speaker or speaker, part.start_ms)


def _split_by_word(
    raw: Raw, text: LocatedString, *, words: Sequence[LocatedValue]
) -> list[_Stretch]:
    """Return the first word of each speaker, empty where words name at most one."""
    strand = _decoded(raw, text)
    position = 0
    parts: list[_Stretch] = []
    for word in words:
        spelled = _string(word, "word") or _string(word, "text")
        place = strand.text.find(spelled.strip(), position) if spelled.strip() else -1
        if place < 0 or not isinstance(word, LocatedObject):
            continue
        end = place + len(spelled.strip())
        position = end
        speaker = _speaker(word)
        if not parts or (speaker and speaker != parts[-1].speaker):
            parts.append(_Stretch(strand.source_span(place, end), speaker, _start_ms(word)))
    return parts


def _decoded(raw: Raw, text: LocatedString) -> Strand:
    weaver = Weaver()
    position = text.start
    for mark in find_escapes(raw.text, Span(text.start, text.end)):
        weaver.add_verbatim(raw.text[position : mark.span.start], position)
        weaver.add_stand_in(mark.text, mark.span)
        position = mark.span.end
    weaver.add_verbatim(raw.text[position : text.end], position)
    return weaver.woven()


def _string(value: LocatedValue, key: str) -> str:
    member = value.members.get(key) if isinstance(value, LocatedObject) else None
    return member.value if isinstance(member, LocatedString) else ""


def _speaker(value: LocatedObject) -> str | None:
    return " ".join((_string(value, "speaker") or _string(value, "speaker_label")).split()) or None


def _start_ms(value: LocatedObject) -> int | None:
    """Return the start in milliseconds: seconds in ``start``, milliseconds in ``offsets``."""
    seconds = value.members.get("start")
    if isinstance(seconds, float) and 0 <= seconds < 1e7:
        return round(seconds * 1000)
    offsets = value.members.get("offsets")
    since = offsets.members.get("from") if isinstance(offsets, LocatedObject) else None
    return int(since) if isinstance(since, float) and 0 <= since < 1e10 else None


def _join_turns(stretches: Sequence[_Stretch]) -> list[DraftTurn]:
    turns: list[DraftTurn] = []
    for stretch in stretches:
        last = turns[-1] if turns else None
        if last and last.speaker == stretch.speaker:
            span = Span(last.paragraphs[0].start, stretch.span.end)
            turns[-1] = DraftTurn((span,), last.speaker, None, last.start_ms, spoken=True)
        else:
            span = stretch.span
            turns.append(DraftTurn((span,), stretch.speaker, None, stretch.start_ms, spoken=True))
    return turns
