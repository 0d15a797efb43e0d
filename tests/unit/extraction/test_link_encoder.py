"""How like the examples of a link a pair stands, by the states of the network."""

from __future__ import annotations

import numpy as np
import pytest

from kgraph.extraction.link_encoder import (
    FEATURES,
    LinkEncoder,
    LinkExamples,
    Vectors,
    of_others,
    vector_of_words,
)
from kgraph.extraction.word_vectors import mean_vector

MOST, AGAINST, HAS_AGAINST, TOLD, AHEAD, IS_FIRST = 0, 3, 4, 6, 7, 11
EAST, NORTH = (1.0, 0.0), (0.0, 1.0)


def encoder() -> LinkEncoder:
    """Return an encoder that leaves the direction of positive states as it is."""
    turn = np.eye(2, dtype=np.float32)
    none = np.zeros(2, dtype=np.float32)
    ones = np.ones(2, dtype=np.float32)
    return LinkEncoder(none, ones, (turn * 9, none), (turn, none), turn)


def compared(*examples: Vectors, against: tuple[Vectors, ...] | None = None) -> LinkExamples:
    return LinkExamples(
        encoder(),
        examples=examples,
        counter_examples=against or ((),) * len(examples),
        told=np.array([EAST, NORTH], dtype=np.float32)[: len(examples)],
    )


def test_a_pair_is_most_like_the_link_whose_example_points_its_way() -> None:
    found = compared((EAST,), (NORTH,)).features(np.array(EAST, dtype=np.float32))
    assert found.shape == (2, FEATURES)
    assert found[:, MOST] == pytest.approx([1, 0], abs=1e-3)
    assert found[:, AHEAD] == pytest.approx([1, -1], abs=1e-3)
    assert found[:, IS_FIRST].tolist() == [1, 0]
    assert found[:, TOLD] == pytest.approx([1, 0], abs=1e-3)


def test_one_like_example_among_others_is_enough() -> None:
    found = compared((NORTH, EAST)).features(np.array(EAST, dtype=np.float32))
    assert found[0, MOST] == pytest.approx(1, abs=1e-3)


def test_a_counter_example_speaks_against_only_where_there_is_one() -> None:
    found = compared((EAST,), (EAST,), against=((EAST,), ())).features(
        np.array(EAST, dtype=np.float32)
    )
    assert found[:, HAS_AGAINST].tolist() == [1, 0]
    assert found[:, AGAINST] == pytest.approx([1, 0], abs=1e-3)


def test_each_value_is_compared_with_the_greatest_of_the_others() -> None:
    assert of_others(np.array([3, 1, 2], dtype=np.float32)).tolist() == [2, 3, 3]
    assert of_others(np.array([3], dtype=np.float32)).tolist() == [0]


def test_words_that_are_not_known_have_no_direction() -> None:
    assert not mean_vector(["zibblefrotz"]).any()
    words = vector_of_words(["mentor", "zibblefrotz"], [])
    assert np.linalg.norm(words) == pytest.approx(1, abs=1e-3)
