"""Who makes up a body."""

from __future__ import annotations

import pytest

from kgraph.extraction.line_ups import find_line_ups
from tests.placed import links, placed

ONTOLOGY = links("memberOf person organization")

IS = """
    The   the   DET   DT  det   1
    Trio  trio  PROPN NNP nsubj 3
    is    be    AUX   VBZ cop   3
    Wren  wren  PROPN NNP ROOT  3
    and   and   CCONJ CC  cc    5
    Finch finch PROPN NNP conj  3
"""
IS_ONE = """
    The   the   DET   DT  det   1
    Trio  trio  PROPN NNP nsubj 3
    is    be    AUX   VBZ cop   3
    Wren  wren  PROPN NNP ROOT  3
"""


def told(table: str, mentions: dict[str, str]) -> list[str]:
    read = placed(table, mentions)
    return read.told(find_line_ups(read.doc, read.finder, ontology=ONTOLOGY))


def test_the_persons_that_a_body_is_said_to_be_are_its_members() -> None:
    mentions = {"Trio": "organization", "Wren": "person", "Finch": "person"}
    assert told(IS, mentions) == ["Wren memberOf Trio", "Finch memberOf Trio"]


@pytest.mark.parametrize(
    ("table", "mentions"),
    [
        pytest.param(IS_ONE, {"Trio": "organization", "Wren": "person"}, id="one person is none"),
        pytest.param(
            IS, {"Trio": "place", "Wren": "person", "Finch": "person"}, id="a place has none"
        ),
        pytest.param(
            IS, {"Trio": "organization", "Wren": "person", "Finch": "work"}, id="a work is none"
        ),
        pytest.param(IS, {"Trio": "organization", "Wren": "person"}, id="one is no mention"),
    ],
)
def test_nobody_is_made_a_member_otherwise(table: str, mentions: dict[str, str]) -> None:
    assert told(table, mentions) == []
