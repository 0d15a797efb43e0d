"""WebVTT captions.

Source: W3C WebVTT, https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.sources.cues import Cue, read_cues
from kgraph.sources.draft import Draft, Finding, Raw
from kgraph.sources.timestamp import is_timestamp, parse_clock

_ARROW = "-->"
_TIMING = re.compile(r"\s*(\S+)\s*-->\s*(\S+)(?:\s.*)?")
_BLOCKS = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_HEADER = re.compile(r"(title|date|kind|language)\s*:\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line with its place: ``start:end`` without the line break."""

    text: str
    start: int
    end: int


def source_lines(text: str) -> list[SourceLine]:
    r"""Return the lines of a caption file; only CR, LF and CRLF end a line.

    >>> [line.text for line in source_lines("a\r\nb")]
    ['a', 'b']
    """
    lines = []
    position = 0
    for match in re.finditer(r"\r\n|\r|\n|\Z", text):
        lines.append(SourceLine(text[position : match.start()], position, match.start()))
        position = match.end()
    return lines


def blocks_of(lines: Sequence[SourceLine]) -> Iterator[list[SourceLine]]:
    """Yield the runs of lines between blank lines.

    A line of blanks right below a timing line is a cue's empty first line, as some
    automatic captions have it.
    """
    block: list[SourceLine] = []
    for line in lines:
        below_timing = bool(line.text and block and _ARROW in block[-1].text)
        if line.text.strip() or below_timing:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def read(raw: Raw) -> Draft:
    """Return the turns of a WebVTT file.

    Raises:
        SourceError: a timing line is malformed, or a cue ends before it starts.
    """
    findings: list[Finding] = []
    cues: list[Cue] = []
    header: dict[str, str] = {}
    for number, block in enumerate(blocks_of(source_lines(raw.text))):
        if number == 0 and block[0].text.lstrip("\ufeff ").startswith("WEBVTT"):
            found = (_HEADER.fullmatch(line.text) for line in block[1:])
            header = {match[1].lower(): match[2] for match in found if match}
        elif number == 0:
            findings.append(Finding(0, "it lacks the WEBVTT line at its start. Add it."))
        if not _BLOCKS.match(block[0].text):
            cues += read_block(raw, block, findings=findings, strict=True, opening=number == 0)
    if not cues:
        raise raw.error(0, "it holds no cue. Check that it is a caption file and is complete.")
    draft = read_cues(raw, cues, reader="vtt", findings=findings)
    return replace(draft, title=header.get("title", ""))


def read_block(
    raw: Raw,
    block: Sequence[SourceLine],
    *,
    findings: list[Finding],
    strict: bool,
    opening: bool = False,
) -> list[Cue]:
    """Return the cues of a block: more than one where the blank lines between are missing.

    ``strict`` notes times that WebVTT does not allow; ``opening`` blocks may lack a cue.
    """
    timings = [place for place, line in enumerate(block) if _ARROW in line.text]
    if not timings:
        if not opening:
            findings.append(Finding(block[0].start, "text outside a cue was left out."))
        return []
    cues = []
    for place, following in zip(timings, [*timings[1:], len(block)], strict=True):
        start_ms, end_ms = _read_times(raw, block[place], findings=findings, strict=strict)
        words = list(block[place + 1 : following])
        if following < len(block) and words and words[-1].text.strip().isdigit():
            words.pop()
        if words:
            cues.append(Cue(start_ms, end_ms, words[0].start, words[-1].end))
    return cues


def _read_times(
    raw: Raw, line: SourceLine, *, findings: list[Finding], strict: bool
) -> tuple[int, int]:
    match = _TIMING.fullmatch(line.text)
    times = [parse_clock(part) for part in match.groups()] if match else []
    start_ms, end_ms = [*times, None, None][:2]
    if start_ms is None or end_ms is None:
        shown = line.text.strip()[:60]
        wanted = "00:00:01.000 --> 00:00:02.000" if strict else "00:00:01,000 --> 00:00:02,000"
        message = f"the times of this cue cannot be read: {shown!r}. Write {wanted}."
        raise raw.error(line.start, message)
    if end_ms < start_ms:
        first, second = match.groups() if match else ("", "")
        message = (
            f"cue ends at {second}, before it starts at {first}. "
            "Swap the two times or remove the cue."
        )
        raise raw.error(line.start, message)
    if strict and match and not all(is_timestamp(part) for part in match.groups()):
        message = "its times are not as WebVTT has them, and were read all the same."
        findings.append(Finding(line.start, message))
    return start_ms, end_ms
