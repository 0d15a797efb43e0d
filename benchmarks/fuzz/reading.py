"""Readers of sources: a document in which everything leads back to its place, or one error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

import trafilatura  # noqa: F401  here, or the first page would take the seconds to load it

from benchmarks.fuzz.builders import text_of
from benchmarks.fuzz.laws import read_or_refused, require, require_date, require_lawful
from kgraph.model import Reading, Span, Turn
from kgraph.sources.decoding import decode
from kgraph.sources.document_date import parse_date_line
from kgraph.sources.draft import Draft
from kgraph.sources.footnotes import find_footnote_marks
from kgraph.sources.registry import parse_document
from kgraph.sources.roster import build_roster, group_labels
from kgraph.sources.timestamp import (
    find_inline_codes,
    find_leading_codes,
    is_timestamp,
    parse_clock,
    parse_timestamp,
)


def of_name(name: str) -> Callable[[bytes], None]:
    """Return the check that a file of that name is read lawfully or refused."""
    suffix = PurePath(name).suffix

    def check(content: bytes) -> None:
        document = read_or_refused(
            lambda: parse_document(content, source=name, suffix=suffix), place=name
        )
        if document is not None:
            require_lawful(document, content)

    return check


def check_decoding(content: bytes) -> None:
    """Check that bytes become a text, or are refused."""
    found = read_or_refused(lambda: decode(content, source="talk.txt"), place="talk.txt")
    if found is not None:
        require(found.text, "what is decoded is not empty")
        require(all(each.severity == "notice" for each in found.notices), "a guess is a notice")


def check_footnotes(content: bytes) -> None:
    """Check that marks of footnotes are brackets, one behind another."""
    text, position = text_of(content), 0
    for mark in find_footnote_marks(text):
        require(position <= mark.span.start < mark.span.end <= len(text), "marks are in order")
        require(mark.span.of(text).strip(" ")[0] == "[", "a mark begins with a bracket")
        require(mark.span.of(text).strip(" ")[-1] == "]", "a mark ends with a bracket")
        position = mark.span.end


def check_times(content: bytes) -> None:
    """Check that times are no less than nought, stand in the text, and that dates are dates."""
    text = text_of(content)
    codes, after = find_leading_codes(text)
    for code in (*codes, *find_inline_codes(text)):
        require(0 <= code.start < code.end <= len(text), "a time stands in the text")
        require(code.start_ms >= 0, "a time is no less than nought")
    require(0 <= after <= len(text), "what follows a time is in the text")
    for line in text.split("\n"):
        clock = parse_clock(line)
        require(clock is None or 0 <= clock < 4_000_000_000, "a clock shows a time")
        require(not is_timestamp(line) or parse_timestamp(line) >= 0, "a timestamp is a time")
        require_date(parse_date_line(line))


def check_roster(content: bytes) -> None:
    """Check that all who speak are in the roster, each once."""
    lines = [line for line in text_of(content).split("\n")[:20] if line.strip()]
    labels = [line.split(":")[0].strip() or None for line in lines]
    grouped = group_labels([label for label in labels if label])
    require({x for group in grouped for x in group} == {x for x in labels if x}, "nobody is lost")
    text = "\n".join(lines)
    turns, position = [], 0
    for line, label in zip(lines, labels, strict=True):
        turns.append(Turn(Span(position, position + len(line)), label))
        position += len(line) + 1
    roster = build_roster(turns, Reading(text, (), ()), draft=Draft("x", (), title=text[:80]))
    require(len({each.label for each in roster}) == len(roster), "each is in the roster once")
