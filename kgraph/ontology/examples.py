"""Example sentences: from marks in brackets to spans."""

from __future__ import annotations

import re

from kgraph.model import Span
from kgraph.ontology.types import Example

_MARK = re.compile(r"\[(?:(subject|object):\s*+)?([^\[\]]*)\]")


def parse_example(text: str) -> Example:
    """Return a marked sentence as plain text with the spans of its subject and object.

    Args:
        text: A sentence with two things in square brackets, the subject first; a mark that
            begins with ``subject:`` or ``object:`` settles the order. No mark at all is
            allowed too.

    Returns:
        The sentence without marks; spans count code points of it.

    Raises:
        ValueError: there is one mark or more than two, both say the same, one is empty or
            has space or a comma at its edge, or a bracket has no partner.

    >>> parse_example("[Ana Ruiz] joined [the Harbour Union].").object
    Span(start=16, end=33)
    >>> parse_example("[object: The Union] was joined by [Ana].").subject
    Span(start=24, end=27)
    """
    marks = list(_MARK.finditer(text))
    plain = _MARK.sub(r"\2", text)
    if "[" in plain or "]" in plain:
        raise ValueError("a bracket has no partner, or stands inside another")
    if not marks:
        return Example(plain, None, None)
    if len(marks) != 2:
        raise ValueError(f"{len(marks)} marks where there must be a subject and an object")
    first, second = _spans(marks)
    if _object_comes_first(marks[0][1], marks[1][1]):
        return Example(plain, subject=second, object=first)
    return Example(plain, subject=first, object=second)


def _spans(marks: list[re.Match[str]]) -> list[Span]:
    spans = []
    removed = 0
    for mark in marks:
        if not mark[2] or mark[2] != mark[2].strip(" ,;.\t\n"):
            raise ValueError(f"the mark {mark[0]} is empty or has space or a stop at its edge")
        start = mark.start() - removed
        removed += len(mark[0]) - len(mark[2])
        spans.append(Span(start, start + len(mark[2])))
    return spans


def _object_comes_first(first: str | None, second: str | None) -> bool:
    if first is not None and first == second:
        raise ValueError(f"both marks say {first}")
    return first == "object" or second == "subject"
