"""Tokens of any text, in time that grows with the text."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.language.tokenizing import english, make_doc


@pytest.fixture(scope="module")
def language() -> Language:
    return english()


@pytest.mark.parametrize(
    "run",
    [
        pytest.param("x" * 100_000, id="letters"),
        pytest.param("7" * 100_000, id="digits"),
        pytest.param("漢字" * 50_000, id="ideographs"),
    ],
)
def test_a_long_word_is_one_token(language: Language, run: str) -> None:
    doc = make_doc(language, f"A {run} here.")
    assert [token.text for token in doc] == ["A", run, "here", "."]


@pytest.mark.parametrize(
    "run",
    [
        pytest.param("😀", id="emoji"),
        pytest.param("(", id="brackets"),
        pytest.param("a,", id="lists without spaces"),
        pytest.param("שלום,", id="right to left"),
        pytest.param("\x01", id="controls"),
        pytest.param("e\u0301", id="combining marks"),
        pytest.param("\u200d\ufeff", id="marks without width"),
        pytest.param("a\u00a0", id="spaces that do not break"),
    ],
)
@pytest.mark.parametrize("times", [3, 700])
def test_the_doc_has_the_text(language: Language, run: str, times: int) -> None:
    text = f"He said {run * times} and  {'y' * 900}, {run * times}\n\n{run * times}"
    assert make_doc(language, text).text == text


def test_the_tokenizer_never_gets_a_long_run(
    monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    given = []

    def make(text: str) -> Doc:
        given.append(text)
        return tokenized(text)

    tokenized = language.make_doc
    monkeypatch.setattr(language, "make_doc", make)
    assert len(make_doc(language, f"A word {'😀' * 20_000}")) == 20_002
    assert max(len(run) for text in given for run in text.split()) < 500  # it takes their square


def test_what_has_no_long_run_is_tokenized_as_ever(language: Language) -> None:
    text = "See https://example.org/" + "a/" * 150 + " (p. 3), don't ask."
    assert make_doc(language, text).to_array("ORTH").tolist() == (
        language.make_doc(text).to_array("ORTH").tolist()
    )


def test_half_a_character_takes_the_place_of_one(language: Language) -> None:
    assert make_doc(language, "Ana \ud83d left").text == "Ana \ufffd left"


def test_no_text_is_no_token(language: Language) -> None:
    assert len(make_doc(language, "")) == 0


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("Ana co-founded it", ["Ana", "co-founded", "it"], id="co"),
        pytest.param("Re-elected twice", ["Re-elected", "twice"], id="re"),
        pytest.param(
            "a well-known co-op", ["a", "well", "-", "known", "co", "-", "op"], id="words"
        ),
        pytest.param(
            "Taco-stand owners", ["Taco", "-", "stand", "owners"], id="no start of a word"
        ),
    ],
)
def test_a_hyphen_parts_words_and_no_start_of_one(
    language: Language, text: str, tokens: list[str]
) -> None:
    assert [token.text for token in make_doc(language, text)] == tokens
