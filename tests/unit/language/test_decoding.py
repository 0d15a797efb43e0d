"""Names do not overlap, mentions nest but do not cross."""

import numpy as np

from kgraph.language.decoding import Floats, find_mentions, find_names

Span = tuple[int, int]


def scores(words: int, spans: dict[Span, float]) -> Floats:
    """Return scores that make each span the second of two types, as strongly as said."""
    table = np.zeros((words, words, 3), dtype=np.float32)
    table[..., 0] = 9.0
    for (first, last), strength in spans.items():
        table[first, last, 2] = 9.0 + strength
    return table


def test_of_two_overlapping_names_the_likelier_is_taken() -> None:
    found = find_names(scores(5, {(0, 1): 2.0, (1, 2): 3.0, (4, 4): 1.0}))
    assert [span[:3] for span in found] == [(1, 2, 1), (4, 4, 1)]


def test_mentions_may_lie_inside_each_other_outer_ones_first() -> None:
    found = find_mentions(scores(5, {(0, 4): 1.0, (0, 1): 3.0, (3, 4): 2.0}))
    assert [span[:2] for span in found] == [(0, 4), (0, 1), (3, 4)]


def test_of_two_crossing_mentions_the_likelier_is_taken() -> None:
    found = find_mentions(scores(5, {(0, 2): 1.0, (1, 4): 3.0}))
    assert [span[:2] for span in found] == [(1, 4)]


def test_spans_below_the_threshold_are_left_out() -> None:
    assert find_names(scores(3, {(0, 0): -1.0})) == []


def test_a_span_that_ends_before_it_begins_is_none() -> None:
    assert find_mentions(scores(3, {(2, 0): 5.0})) == []


def test_nothing_is_found_in_no_words() -> None:
    assert find_mentions(scores(0, {})) == []
