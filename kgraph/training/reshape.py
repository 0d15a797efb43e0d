"""Cuts examples into windows and edits their words, with every annotation carried along."""

from collections.abc import Sequence
from dataclasses import replace

from kgraph.training.examples import (
    ROOT,
    UNKNOWN,
    Example,
    GoldSpan,
    RelationLayer,
    SpanLayer,
    Syntax,
)


def select_words(example: Example, kept: Sequence[int]) -> Example:
    """Return ``example`` with only the words numbered ``kept`` (ascending).

    A span shrinks to the kept words inside it and goes when none is left; a word whose head goes
    is attached to the nearest kept ancestor; a break before a dropped word moves to the next word.
    """
    place = _Places(len(example), kept)
    return replace(
        example,
        words=[example.words[i] for i in kept],
        breaks=_kept_breaks(example.breaks, kept),
        sentences=None if example.sentences is None else [example.sentences[i] for i in kept],
        speakers=None if example.speakers is None else [example.speakers[i] for i in kept],
        syntax=None if example.syntax is None else _kept_syntax(example.syntax, kept, place=place),
        mentions=_kept_layer(example.mentions, place),
        names=_kept_layer(example.names, place),
        chains=[
            (*span, entity)
            for first, last, entity in example.chains
            if (span := place.span(first, last)) is not None
        ],
        relations=_kept_relations(example.relations, place),
    )


class _Places:
    """Where old words stand among the kept ones."""

    def __init__(self, count: int, kept: Sequence[int]) -> None:
        self.new = [-1] * count
        for number, old in enumerate(kept):
            self.new[old] = number
        self.before = [0] * (count + 1)
        for old in range(count):
            self.before[old + 1] = self.before[old] + (self.new[old] >= 0)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        start, end = self.before[first], self.before[last + 1]
        return (start, end - 1) if end > start else None


def _kept_breaks(breaks: list[int], kept: Sequence[int]) -> list[int]:
    result = []
    previous = -1
    for old in kept:
        skipped = [b for b in breaks[previous + 1 : old + 1] if b in (1, 2)]
        result.append(max(skipped) if skipped else breaks[old] if previous == old - 1 else 0)
        previous = old
    return result


def _kept_syntax(syntax: Syntax, kept: Sequence[int], *, place: _Places) -> Syntax:
    return Syntax(
        upos=[syntax.upos[i] for i in kept],
        tag=[syntax.tag[i] for i in kept],
        morph=[syntax.morph[i] for i in kept],
        lemma=[syntax.lemma[i] for i in kept],
        head=[_kept_head(syntax.head, i, place=place) for i in kept],
        label=[syntax.label[i] for i in kept],
    )


def _kept_head(heads: list[int], word: int, *, place: _Places) -> int:
    head = heads[word]
    for _ in range(len(heads)):
        if head in (ROOT, UNKNOWN) or place.new[head] >= 0:
            break
        head = heads[head]
    # A dropped root would leave its sentence without one: nothing is said about such words.
    if head == ROOT and heads[word] != ROOT:
        return UNKNOWN
    return head if head in (ROOT, UNKNOWN) else place.new[head]


def _kept_layer(layer: SpanLayer | None, place: _Places) -> SpanLayer | None:
    if layer is None:
        return None
    return replace(
        layer,
        spans=_kept_spans(layer.spans, place),
        open_regions=_kept_spans(layer.open_regions, place),
    )


def _kept_spans(spans: list[GoldSpan], place: _Places) -> list[GoldSpan]:
    return [
        GoldSpan(*span, gold.types, gold.named)
        for gold in spans
        if (span := place.span(gold.first, gold.last)) is not None
    ]


def _kept_relations(layer: RelationLayer | None, place: _Places) -> RelationLayer | None:
    if layer is None:
        return None
    number: dict[int, int] = {}
    anchors: list[tuple[int, int]] = []
    for old, (first, last) in enumerate(layer.anchors):
        span = place.span(first, last)
        if span is not None:
            number[old] = len(anchors)
            anchors.append(span)
    return RelationLayer(
        anchors=anchors,
        facts={
            (number[s], number[o]): relations
            for (s, o), relations in layer.facts.items()
            if s in number and o in number
        },
        unknown=frozenset(
            (number[s], number[o]) for s, o in layer.unknown if s in number and o in number
        ),
        scope=layer.scope,
        propose=layer.propose,
        stances={
            (number[s], number[o]): put
            for (s, o), put in layer.stances.items()
            if s in number and o in number
        },
        nouns=layer.nouns,
    )
