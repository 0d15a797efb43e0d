"""Annotations follow their words when words go or come."""

from random import Random

import pytest

from kgraph.training.augment import drop_punctuation, insert_fillers
from kgraph.training.examples import ROOT, Example, GoldSpan, RelationLayer, SpanLayer, Syntax
from kgraph.training.reshape import select_words


@pytest.fixture
def example() -> Example:
    """Return "Ana , Ben 's aunt , left ." with its tree, a mention, a chain and a fact."""
    words = ["Ana", ",", "Ben", "'s", "aunt", ",", "left", "."]
    heads = [6, 4, 4, 2, 0, 4, ROOT, 6]
    labels = list(range(8))
    return Example(
        "test",
        "test",
        words,
        [0] * 8,
        [0] * 8,
        syntax=Syntax(labels, labels, labels, labels, heads, labels),
        mentions=SpanLayer([GoldSpan(0, 5, 1)], 0),
        names=SpanLayer([GoldSpan(0, 0, 1), GoldSpan(2, 2, 1)], 0),
        chains=[(0, 5, 1), (2, 3, 2)],
        relations=RelationLayer(
            [(0, 0), (2, 2)], {(0, 1): frozenset({3})}, frozenset(), frozenset({3}), propose=False
        ),
    )


def test_spans_shrink_to_the_words_that_stay(example: Example) -> None:
    plain = drop_punctuation(example)
    assert plain.words == ["Ana", "Ben", "'s", "aunt", "left"]
    assert plain.mentions is not None
    assert plain.mentions.spans == [GoldSpan(0, 3, 1)]
    assert plain.chains == [(0, 3, 1), (1, 2, 2)]


def test_trees_stay_whole_without_punctuation(example: Example) -> None:
    plain = drop_punctuation(example)
    assert plain.syntax is not None
    assert plain.syntax.head == [4, 3, 1, 0, ROOT]


def test_a_word_whose_head_goes_hangs_on_the_next_above(example: Example) -> None:
    short = select_words(example, [0, 1, 6])
    assert short.syntax is not None
    assert short.syntax.head == [2, 0, ROOT]


def test_a_fact_goes_with_its_mention(example: Example) -> None:
    short = select_words(example, [0, 6])
    assert short.relations is not None
    assert short.relations.anchors == [(0, 0)]
    assert short.relations.facts == {}


def test_spans_grow_around_fillers(example: Example) -> None:
    spoken = insert_fillers(example, Random(3))
    assert len(spoken) > len(example)
    assert spoken.names is not None
    assert [spoken.words[s.first] for s in spoken.names.spans] == ["Ana", "Ben"]
    assert spoken.syntax is not None
    aunt = spoken.words.index("aunt")
    assert spoken.words[spoken.syntax.head[aunt]] == "Ana"


def test_a_break_before_a_dropped_word_moves_on() -> None:
    example = Example("test", "test", ["a", "-", "b"], [0, 1, 0], None)
    assert select_words(example, [0, 2]).breaks == [0, 1]
