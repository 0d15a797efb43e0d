"""A title that opens a sentence is one name."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from kgraph.language.titles import find_title_spans
from tests.parses import parsed

TITLE = """
    Lorn   Lorn  PROPN NNP nsubj 4
    :      :     PUNCT :   punct 2
    Salt   salt  PROPN NNP appos 0
    is     be    AUX   VBZ cop   4
    film   film  NOUN  NN  ROOT  4
"""
CUT = """
    In     in    ADP   IN  case  1
    Salt   salt  PROPN NNP nsubj 4
    We     we    PRON  PRP dep   1
    is     be    AUX   VBZ cop   4
    film   film  NOUN  NN  ROOT  4
"""


@pytest.mark.parametrize(("table", "kind", "titles"), [
    pytest.param(TITLE, "person", ["Lorn : Salt"], id="with a colon"),
    pytest.param(CUT, "work", ["In Salt We"], id="around the name of a work"),
    pytest.param(CUT, "place", [], id="not around the name of a place"),
])  # fmt: skip
def test_a_title_is_what_stands_before_the_verb(table: str, kind: str, titles: list[str]) -> None:
    doc = parsed(table)
    names = [Span(doc, 1, 2, label=kind)]
    assert [span.text for span in find_title_spans(doc, names)] == titles
