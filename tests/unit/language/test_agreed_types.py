"""Mentions that go together are of one type."""

from __future__ import annotations

import numpy as np

from kgraph.language.agreed_types import agreed_types

PERSON, PLACE = 0, 1
SURE_PLACE, HARDLY_PERSON = [0.02, 0.98], [0.55, 0.45]


def types(*rows: list[float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array(rows, dtype=np.float32)


def test_a_mention_by_itself_is_what_it_is_likeliest_to_be() -> None:
    told = types(HARDLY_PERSON, SURE_PLACE)
    assert agreed_types(told, chains=[0, 1], nouns=["lorn", "mill"]) == [PERSON, PLACE]


def test_the_sure_ones_of_a_chain_tell_what_the_others_are() -> None:
    told = types(HARDLY_PERSON, SURE_PLACE)
    assert agreed_types(told, chains=[0, 0], nouns=["lorn", "mill"]) == [PLACE, PLACE]


def test_the_sure_ones_of_a_noun_tell_what_the_others_are() -> None:
    told = types(HARDLY_PERSON, SURE_PLACE)
    assert agreed_types(told, chains=[0, 1], nouns=["mill", "mill"]) == [PLACE, PLACE]


def test_pronouns_are_no_noun() -> None:
    told = types(HARDLY_PERSON, SURE_PLACE)
    assert agreed_types(told, chains=[0, 1], nouns=[None, None]) == [PERSON, PLACE]


def test_what_a_mention_is_surely_it_stays() -> None:
    told = types([0.999, 0.001], HARDLY_PERSON[::-1], HARDLY_PERSON[::-1])
    assert agreed_types(told, chains=[0, 0, 0], nouns=["ana", "x", "y"])[0] == PERSON


def test_scores_that_do_not_add_up_to_one_are_shares() -> None:
    told = types([0.2, 0.1], [0.001, 0.05])
    assert agreed_types(told, chains=[0, 0], nouns=["a", "b"]) == [PLACE, PLACE]


def test_of_nothing_nothing_is_told() -> None:
    assert agreed_types(np.zeros((0, 9), dtype=np.float32), chains=[], nouns=[]) == []
