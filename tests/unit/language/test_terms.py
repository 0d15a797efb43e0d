"""Which noun phrases read like terms of some field."""

from __future__ import annotations

import pytest

from kgraph.language.terms import reads_like_term

RANKS = {"iodine": 9_000, "deficiency": 8_000, "night": 300, "school": 400, "curve": 5_000}


@pytest.mark.parametrize(
    ("phrase", "does"),
    [
        pytest.param("iodine deficiency", True, id="two words, one of them no everyday word"),
        pytest.param("deficiency night curve", True, id="three words"),
        pytest.param("night school", False, id="everyday words"),
        pytest.param("iodine", False, id="one word"),
        pytest.param("good iodine", False, id="a first word that says nothing"),
        pytest.param("iodine thing", False, id="a last word that says nothing"),
        pytest.param("mixing iodine", False, id="a gerund first"),
        pytest.param("curve of iodine", False, id="a small word inside"),
        pytest.param("Ana's iodine", False, id="somebody's"),
        pytest.param("iodine deficiency school curve", False, id="four words"),
    ],
)
def test_a_phrase_reads_like_a_term(phrase: str, does: bool) -> None:
    assert reads_like_term(phrase, lambda word: RANKS.get(word, 0)) is does
