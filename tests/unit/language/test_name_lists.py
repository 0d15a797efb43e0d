"""Lists of places that a tree takes for places within places."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from kgraph.language.name_lists import join_listed_places
from tests.parses import parsed

IN_FOUR = """
    It       it       PRON  PRP nsubj        1
    opened   open     VERB  VBD ROOT         1
    in       in       ADP   IN  case         3
    Lund     lund     PROPN NNP obl          1
    ,        ,        PUNCT ,   punct        5
    Ystad    ystad    PROPN NNP nmod         3
    {comma}  {comma}  PUNCT ,   punct        7
    Malmo    malmo    PROPN NNP nmod         5
    {and_}   {and_}   CCONJ CC  cc           9
    Visby    visby    PROPN NNP nmod         7
"""


def joined_to_lund(doc: Doc) -> list[str]:
    return [token.text for token in doc if token.dep_ == "conj" and token.head.text == "Lund"]


def named(table: str, *, places: tuple[int, ...] = (3, 5, 7, 9)) -> Doc:
    doc = parsed(table)
    doc.set_ents([Span(doc, number, number + 1, label="place") for number in places])
    return doc


@pytest.mark.parametrize(("comma", "and_", "joined"), [
    pytest.param(",", "and", ["Ystad", "Malmo", "Visby"], id="a list"),
    pytest.param(",", "or", ["Ystad", "Malmo", "Visby"], id="a choice"),
    pytest.param(",", "near", [], id="no list without its last word"),
    pytest.param(";", "and", [], id="two places and where they lie"),
])  # fmt: skip
def test_the_places_of_a_list_hang_on_the_first(comma: str, and_: str, joined: list[str]) -> None:
    doc = named(IN_FOUR.format(comma=comma, and_=and_))
    join_listed_places(doc)
    assert joined_to_lund(doc) == joined


def test_three_places_may_be_one_in_another() -> None:
    doc = named(IN_FOUR.format(comma=",", and_="and"), places=(5, 7, 9))
    before = [token.head.i for token in doc]
    join_listed_places(doc)
    assert [token.head.i for token in doc] == before
