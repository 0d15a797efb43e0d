from __future__ import annotations

import pytest

from kgraph.language.spoken_years import find_spoken_years


@pytest.mark.parametrize(
    ("words", "years"),
    [
        pytest.param("in nineteen sixty two", ["1962"], id="a century and two figures"),
        pytest.param("two thousand and nine", ["2009"], id="two thousand and a unit"),
        pytest.param("spring twenty ten", ["2010"], id="twenty ten"),
        pytest.param("since ninety nine", ["1999"], id="two figures after since"),
        pytest.param("in oh three", ["2003"], id="oh and a unit"),
        pytest.param("ninety nine people came", [], id="a number without a preposition"),
        pytest.param("in twenty minutes", [], id="a length of time"),
    ],
)
def test_years_in_words(words: str, years: list[str]) -> None:
    assert [year for _, _, year in find_spoken_years(words)] == years
