"""Time codes: the strict ones of caption formats, and those that people type into transcripts."""

from __future__ import annotations

import re
from dataclasses import dataclass

CLOCK = r"\d{1,3}(?::[0-5]\d){1,2}(?:[.,]\d{1,3})?"
_RANGE = rf"{CLOCK}(?:\s{{0,3}}(?:-->|[-–—]|to)\s{{0,3}}{CLOCK})?"
BRACKETED = rf"\[\s{{0,3}}{_RANGE}\s{{0,3}}\]"
ANY_BRACKETED = rf"(?:{BRACKETED}|\(\s{{0,3}}{_RANGE}\s{{0,3}}\)|<{_RANGE}>)"

_STRICT = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})", re.ASCII)
_LENIENT = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?", re.ASCII)
_INLINE = re.compile(BRACKETED)
_LEADING = re.compile(rf"\s*(?:(?P<bracketed>{ANY_BRACKETED})|(?P<bare>{_RANGE})(?=\s|$))")
_AFTER_LEADING = re.compile(r"\s+[-–—]\s+|\s*")


@dataclass(frozen=True, slots=True)
class TimeCode:
    """A time code in a text: ``start:end`` in code points, milliseconds, brackets or none."""

    start: int
    end: int
    start_ms: int
    bare: bool = False


def parse_timestamp(text: str) -> int:
    """Return a WebVTT timestamp as milliseconds from the start of the recording.

    Args:
        text: ``MM:SS.mmm`` or ``HH:MM:SS.mmm``, without surrounding space.

    Returns:
        Whole milliseconds, 0 or more. Nothing is rounded.

    Raises:
        ValueError: ``text`` has another form, or more than 59 minutes or seconds.

    Source:
        W3C WebVTT, "WebVTT timestamp", https://www.w3.org/TR/webvtt1/#webvtt-timestamp

    >>> parse_timestamp("01:02.500")
    62500
    """
    match = _STRICT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a WebVTT timestamp: {text!r}")
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds


def is_timestamp(text: str) -> bool:
    """Say whether ``parse_timestamp`` takes the text."""
    return _STRICT.fullmatch(text) is not None


def parse_clock(text: str) -> int | None:
    """Return a time as people and tools write it as milliseconds; ``None`` for anything else.

    Hours, fractions and leading noughts may be missing; the comma of SRT is allowed.

    >>> parse_clock("1:02"), parse_clock("1:00:02,5"), parse_clock("1:75")
    (62000, 3602500, None)
    """
    match = _LENIENT.fullmatch(text.strip())
    if match is None or int(match[3]) > 59 or (match[1] and int(match[2]) > 59):
        return None
    whole = (int(match[1] or 0) * 60 + int(match[2])) * 60 + int(match[3])
    return whole * 1000 + int((match[4] or "0").ljust(3, "0"))


def find_inline_codes(text: str, start: int = 0) -> list[TimeCode]:
    """Return the time codes in square brackets from ``start`` on.

    >>> find_inline_codes("the Green [00:03:30] Party")
    [TimeCode(start=10, end=20, start_ms=210000, bare=False)]
    """
    return [_time_code(match, 0) for match in _INLINE.finditer(text, start)]


def find_leading_codes(text: str, start: int = 0) -> tuple[list[TimeCode], int]:
    """Return the time codes that a line opens with, and where what follows them begins.

    >>> find_leading_codes("(00:12) Ana: Hello")
    ([TimeCode(start=0, end=7, start_ms=12000, bare=False)], 8)
    """
    codes: list[TimeCode] = []
    position = start
    while match := _LEADING.match(text, position):
        group = "bracketed" if match["bracketed"] else "bare"
        codes.append(_time_code(match, group))
        after = _AFTER_LEADING.match(text, match.end())
        position = after.end() if after else match.end()
    return codes, position


def _time_code(match: re.Match[str], group: int | str) -> TimeCode:
    clock = re.search(CLOCK, match[group])
    start_ms = parse_clock(clock[0]) if clock else None
    return TimeCode(match.start(group), match.end(group), start_ms or 0, bare=group == "bare")
