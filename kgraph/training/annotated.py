"""Turns a corpus's mentions into span layers: which types a span may have, what is left open."""

from collections.abc import Iterable
from typing import Any

from kgraph.language.labels import type_bits
from kgraph.training.examples import GoldSpan, SpanLayer
from kgraph.training.tokens import TokenizedText

Marks = list[dict[str, Any]]

_WORKS = type_bits("work", "concept")

MENTION_TYPES = {
    "person": type_bits("person"),
    "organization": type_bits("organization"),
    "place": type_bits("place"),
    "event": type_bits("event"),
    "abstract": type_bits("concept"),
    "object": type_bits("object"),
    "animal": type_bits("object"),
    "plant": type_bits("object"),
    "substance": type_bits("object"),
    "time": type_bits("date"),
    "PER": type_bits("person"),
    "ORG": type_bits("organization"),
    "LOC": type_bits("place"),
    "FAC": type_bits("place"),
    "GPE": type_bits("place"),
    "VEH": type_bits("object"),
}
"""Types of GUM and LitBank, for nested mentions."""

NAME_TYPES = {
    **MENTION_TYPES,
    "abstract": _WORKS,
    "object": type_bits("work", "concept", "object"),
    "animal": type_bits("concept", "object", "person"),
    "plant": type_bits("concept", "object"),
    "substance": type_bits("concept", "object"),
    "TIME": type_bits("date"),
    "NUM": type_bits("quantity"),
}
"""The same for names, where the corpora do not tell works from other abstract things."""


def mention_layer(text: TokenizedText, marks: Marks, *, positives_only: bool = False) -> SpanLayer:
    """Return all mentions, nested, pronouns included."""
    spans = {}
    for mark in marks:
        span = text.span(mark["start"], mark["end"])
        if span is None:
            continue
        types = MENTION_TYPES[mark["type"]]
        if mark["named"] and mark["type"] in ("abstract", "object"):
            types = NAME_TYPES[mark["type"]]
        spans[span] = GoldSpan(*span, types, int(mark["named"]))
    return SpanLayer(list(spans.values()), None if positives_only else 0)


def name_layer(text: TokenizedText, marks: Marks) -> SpanLayer:
    """Return GUM's names: the heads of named mentions, the outermost where they overlap.

    Numbers are not marked in GUM, and dates only as whole phrases, so these stay open.
    """
    found, dates = [], []
    for mark in marks:
        whole = text.span(mark["start"], mark["end"])
        head = text.span(*mark["head"])
        if whole is None or head is None:
            continue
        if mark["type"] == "time":
            dates.append(GoldSpan(*whole, type_bits("date")))
        elif mark["named"]:
            found.append(GoldSpan(*head, NAME_TYPES[mark["type"]]))
    names, inner = outermost(found)
    return SpanLayer(names, type_bits("quantity"), [*dates, *inner])


def outermost(spans: Iterable[GoldSpan]) -> tuple[list[GoldSpan], list[GoldSpan]]:
    """Split spans into the longest that do not overlap, and the rest, of which nothing is said."""
    taken: list[GoldSpan] = []
    rest: list[GoldSpan] = []
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first)):
        clash = any(span.first <= t.last and t.first <= span.last for t in taken)
        (rest if clash else taken).append(span)
    return taken, rest


def chains_of(text: TokenizedText, marks: Marks) -> list[tuple[int, int, int]]:
    """Return ``(first, last, entity)`` of every mention, one a span, in the order of the text."""
    entity_by_span = {}
    for mark in marks:
        span = text.span(mark["start"], mark["end"])
        if span is not None and mark["type"] not in ("TIME", "NUM"):
            entity_by_span[span] = mark["entity"]
    spans = sorted(entity_by_span, key=lambda span: (span[0], -span[1]))
    return [(*span, entity_by_span[span]) for span in spans]
