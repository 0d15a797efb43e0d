"""Who writes a text in which nobody speaks, and to whom."""

from __future__ import annotations

import pytest

from kgraph.language.writers import Correspondence, correspondence_of
from kgraph.model import Participant, Span, Turn
from tests.builders import document_of

LETTER = "Lorn, May 3\n\n{greeting}\n\nWe came back. The boats are in.\n\n{closing}\n\n{name}"


def written(text: str, *authors: str) -> Correspondence:
    turns, start = [], 0
    for paragraph in text.split("\n\n"):
        turns.append(Turn(Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return correspondence_of(
        document_of(text, turns=turns, roster=tuple(map(Participant, authors)))
    )


@pytest.mark.parametrize(("greeting", "closing", "name", "whose"), [
    pytest.param("Dear Ana:", "Yours,", "Ben", ("Ben", "Ana"), id="signed after a closing"),
    pytest.param("Dear Mrs. Ruiz,", "With best wishes,", "Ben Okoro", ("Ben Okoro", "Mrs. Ruiz"),
                 id="full names"),
    pytest.param("Dear Ana,", "The nets are dry.", "Ben", ("Ben", "Ana"), id="signed without one"),
    pytest.param("Dear Ana,", "The nets are dry.", "They are.", (None, "Ana"), id="not signed"),
    pytest.param("Dear friends,", "Yours,", "Ben", (None, None), id="to nobody by name"),
])  # fmt: skip
def test_a_letter_is_from_who_signs_to_whom_it_greets(
    greeting: str, closing: str, name: str, whose: tuple[str | None, str | None]
) -> None:
    text = LETTER.format(greeting=greeting, closing=closing, name=name)
    assert written(text) == Correspondence(*whose)


@pytest.mark.parametrize(("text", "authors", "writer"), [
    pytest.param("On Boats\n\nBy Ana Ruiz\n\nI row.", (), "Ana Ruiz", id="a byline"),
    pytest.param("On Boats\n\nBy Anonymous\n\nI row.", (), None, id="a byline of nobody"),
    pytest.param("On Boats\n\nI row.", ("Ana Ruiz",), "Ana Ruiz", id="an author of a page"),
    pytest.param("On Boats\n\nI row.", ("Ana Ruiz", "Ben Okoro"), None, id="two of them"),
    pytest.param("On Boats\n\nI row.", (), None, id="nobody"),
])  # fmt: skip
def test_an_article_is_from_its_author(
    text: str, authors: tuple[str, ...], writer: str | None
) -> None:
    assert written(text, *authors) == Correspondence(writer)


def test_where_somebody_speaks_nobody_writes() -> None:
    text = "Dear Ana,\n\nI row.\n\nBen"
    turns = [Turn(Span(0, len(text)), speaker="Ana")]
    assert correspondence_of(document_of(text, turns=turns)) == Correspondence()
