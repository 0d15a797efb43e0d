"""Who says an "I" that a speaker retells."""

import pytest
import spacy
from spacy.tokens import Doc

from kgraph.language.retold import sayer_retold

VOCAB = spacy.blank("en").vocab


def sayer(words: str, heads: dict[int, int], subjects: set[int]) -> str | None:
    """Return who says the last "I" of ``words``; other tokens hang on the first."""
    tokens = words.split()
    doc = Doc(
        VOCAB,
        words=tokens,
        pos=["NOUN"] * len(tokens),
        heads=[heads.get(i, 0) for i in range(len(tokens))],
        deps=["nsubj" if i in subjects else "dep" for i in range(len(tokens))],
        sent_starts=[number == 0 for number in range(len(tokens))],
    )
    index = len(tokens) - 1 - tokens[::-1].index("I")
    found = sayer_retold(doc[index : index + 1])
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("words", "heads", "subjects", "expected"),
    [
        pytest.param("then Ana said , I left", {1: 2}, {1}, "Ana", id="said"),
        pytest.param("then Ana was like , well , I left", {1: 2}, {1}, "Ana", id="was like"),
        pytest.param("then Ana said I left", {1: 2}, {1}, None, id="in the speaker's words"),
        pytest.param("as Ana said , I left", {0: 2, 1: 2}, {1}, None, id="as she said"),
        pytest.param("then I said , I left", {1: 2}, {1}, None, id="the speaker himself"),
        pytest.param("Ana said , no , he said that I left", {0: 1}, {0}, None, id="said again"),
        pytest.param("well , I left", {}, set(), None, id="nobody"),
    ],
)
def test_an_i_after_a_verb_of_saying_and_a_mark_is_whom_it_names(
    words: str, heads: dict[int, int], subjects: set[int], expected: str | None
) -> None:
    assert sayer(words, heads, subjects) == expected
