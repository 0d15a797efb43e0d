"""How alike two words are in meaning."""

from __future__ import annotations

import pytest

from kgraph.extraction.word_vectors import WordList


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        pytest.param("tutor", "mentor", "harbour", id="a noun of like meaning"),
        pytest.param("acquire", "acquisition", "translation", id="the noun of a verb"),
        pytest.param("teach", "teacher", "owner", id="who does what a verb says"),
        pytest.param("beside", "near", "award", id="a preposition"),
    ],
)
def test_a_word_is_more_like_another_of_its_meaning(word: str, near: str, far: str) -> None:
    likeness = WordList([near, far]).likeness(word)
    assert likeness[0] > likeness[1]


def test_a_word_is_wholly_like_itself_even_where_no_vector_is_known() -> None:
    words = WordList(["zibblefrotz", "mentor"])
    assert words.likeness("zibblefrotz").tolist() == [1.0, 0.0]


def test_a_word_without_a_vector_is_like_no_other() -> None:
    assert WordList(["mentor", "award"]).likeness("zibblefrotz").tolist() == [0.0, 0.0]
