"""What prose quotes, and who is said to have said it."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kgraph.extraction.quotations import quotation_at, sayer_of_quotation


def written(text: str) -> Doc:
    """Return words with whoever says something as the subject of the verb before him."""
    words = [word.replace("_", "\n\n") for word in text.split()]
    verb = words.index("wrote") if "wrote" in words else 0
    heads = [verb] * len(words)
    deps = ["nsubj" if number == verb - 1 and verb else "dep" for number in range(len(words))]
    deps[verb] = "ROOT"
    return Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=deps)


@pytest.mark.parametrize(("text", "sayer"), [
    pytest.param("Ana wrote : _ Nets rot .", "Ana", id="the paragraph after a colon"),
    pytest.param("Ana wrote : _ Nets rot . _ Mills burn rot", "Ana", id="that paragraph"),
    pytest.param("Ana wrote . _ Nets rot .", None, id="no colon"),
    pytest.param("Ana wrote : Nets rot .", None, id="no paragraph"),
    pytest.param("Ana saw : _ Nets rot .", None, id="nobody says it"),
    pytest.param("Ana wrote : “ Nets rot . ”", "Ana", id="marks"),
])  # fmt: skip
def test_a_quotation_is_of_whoever_is_said_to_say_it(text: str, sayer: str | None) -> None:
    doc = written(text)
    found = sayer_of_quotation(doc, [token.text for token in doc].index("rot"))
    assert (found.text if found is not None else None) == sayer


def test_the_next_paragraph_is_no_part_of_what_is_quoted() -> None:
    doc = written("Ana wrote : _ Nets rot . _ Mills burn .")
    assert quotation_at(doc, 4) == (4, 7)
    assert quotation_at(doc, 8) is None
