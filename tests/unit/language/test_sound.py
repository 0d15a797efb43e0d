"""Names that are spelt like another one."""

from __future__ import annotations

from itertools import product

import pytest

from kgraph.language.sound import Spellings, spelt_like

SYLLABLES = ["Hof", "hoff", "man", "mann", "sthal", "stal", "Ber"]
WORDS = sorted({"".join(parts) for parts in product(SYLLABLES, repeat=3)} | {"Mary", "Mark", "É"})


@pytest.mark.parametrize("word", ["Hofmannsthal", "hoffmansthal", "Berman", "Mary", "", "Ümläutig"])
def test_the_same_words_are_found_as_one_by_one(word: str) -> None:
    expected = [other for other in WORDS if spelt_like(word, other)]
    assert Spellings(WORDS).like(word) == expected


def test_nothing_is_like_a_word_among_none() -> None:
    assert Spellings([]).like("Hofmannsthal") == []
