"""Words become the pieces that the published encoder was trained with."""

import pytest

from kgraph.language.wordpiece import PIECES_A_WORD, UNKNOWN, WordPieces

VOCABULARY = ["[PAD]", "union", "##s", "un", "##ion", ".", "u", "##n", "é", "e", "東", "a"]


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


@pytest.mark.parametrize(("word", "expected"), [
    pytest.param("union", ["union"], id="a known word is one piece"),
    pytest.param("Unions", ["union", "##s"], id="case is dropped, the longest piece wins"),
    pytest.param("u.n", ["u", ".", "UNKNOWN"], id="marks stand alone, and one unknown part is one"),
    pytest.param("É", ["e"], id="accents are dropped"),
    pytest.param("東東", ["東", "東"], id="CJK characters stand alone"),
    pytest.param("union\u200b", ["union"], id="control characters are dropped"),
    pytest.param("\u0301", [], id="a bare accent is nothing"),
    pytest.param("a" * 101, ["UNKNOWN"], id="a part of more than a hundred letters is unknown"),
])  # fmt: skip
def test_pieces_of_a_word(pieces: WordPieces, word: str, expected: list[str]) -> None:
    numbers = [UNKNOWN if piece == "UNKNOWN" else VOCABULARY.index(piece) for piece in expected]
    assert list(pieces.pieces(word)) == numbers


def test_of_a_word_only_the_first_pieces_count_and_there_is_always_one(pieces: WordPieces) -> None:
    assert pieces.of_word("ununun", most=2) == pieces.pieces("ununun")[:2]
    assert pieces.of_word("\u0301") == (UNKNOWN,)
    assert len(pieces.of_word("." * 300)) == PIECES_A_WORD
