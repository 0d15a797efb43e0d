"""Short forms in brackets."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kgraph.language.abbreviations import abbreviates
from kgraph.language.bracketed import find_bracketed, find_translated
from kgraph.language.mentions import Candidate, name_key


@pytest.mark.parametrize(
    ("short", "full", "does"),
    [
        pytest.param("HTU", "Harbour Transport Union", True, id="the first letters"),
        pytest.param("HTU", "Harbour and Transport Union", True, id="without the small words"),
        pytest.param("HATU", "Harbour and Transport Union", True, id="or with them"),
        pytest.param("ISDs", "iodine stress disorders", True, id="a plural s does not count"),
        pytest.param("HTU", "Harbour Guild", False, id="not other letters"),
        pytest.param("Htu", "Harbour Transport Union", False, id="no small letters"),
        pytest.param("H", "Harbour", False, id="no single letter"),
    ],
)
def test_a_short_form_is_made_of_first_letters(short: str, full: str, does: bool) -> None:
    assert abbreviates(short, full) is does


def test_it_stands_in_brackets_right_after_the_name_or_the_name_after_it() -> None:
    words = "Harbour Guild ( HG ) met TU ( Tide Union ) and OX , Old Xebec .".split()
    doc = Doc(spacy.blank("en").vocab, words=words)
    names = [(0, 2), (3, 4), (6, 7), (8, 10), (12, 13), (14, 16)]
    candidates = [
        Candidate(span, "organization", span.text, name_key(span.text), named=True)
        for span in (doc[start:end] for start, end in names)
    ]
    assert find_bracketed(candidates) == {"hg": "harbourguild", "tu": "tideunion"}


def names_in(words: str, *names: tuple[int, int]) -> list[Candidate]:
    doc = Doc(spacy.blank("en").vocab, words=words.split())
    return [
        Candidate(span, "place", span.text, name_key(span.text), named=True)
        for span in (doc[start:end] for start, end in names)
    ]


@pytest.mark.parametrize(
    ("candidates", "found"),
    [
        pytest.param(
            names_in("Lisbon ( Portuguese : Lisboa ) lies", (0, 1), (2, 3), (4, 5)),
            {"lisboa": "lisbon"},
            id="after the name of a language",
        ),
        pytest.param(
            names_in("Cologne ( German Köln , Latin Colonia )", (0, 1), (3, 4), (6, 7)),
            {"köln": "cologne", "colonia": "cologne"},
            id="after another such name",
        ),
        pytest.param(
            names_in("Thebes ( Ancient Greek : Thebai )", (0, 1), (5, 6)),
            {"thebai": "thebes"},
            id="a language of two words",
        ),
        pytest.param(
            names_in("Kobe ( Japanese : , Hepburn : Kōbe )", (0, 1), (5, 6), (7, 8)),
            {"kōbe": "kobe"},
            id="what names the spelling is no name",
        ),
        pytest.param(
            names_in("Lausanne ( Switzerland )", (0, 1), (2, 3)), {}, id="not where it lies"
        ),
        pytest.param(
            names_in("Lorn ( Dutch clubs like Harwick )", (0, 1), (5, 6)), {}, id="no other words"
        ),
    ],
)
def test_what_another_language_calls_it_stands_in_brackets_after_it(
    candidates: list[Candidate], found: dict[str, str]
) -> None:
    assert find_translated(candidates) == found
