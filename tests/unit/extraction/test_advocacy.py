"""The side that a noun says its owner takes."""

from __future__ import annotations

import pytest

from kgraph.extraction.advocacy import find_advocacy
from tests.placed import links, placed

ONTOLOGY = links("supports * *", "opposes * *")
NOUN = """
    Wren   wren   PROPN NNP nmod:poss 2
    's     's     PART  POS case 0
    {noun} {noun} NOUN  NN  nsubj 5
    {case} {case} ADP   IN  case 4
    tolls  toll   NOUN  NNS nmod 2
    failed fail   VERB  VBD ROOT 5
"""


@pytest.mark.parametrize(("noun", "case", "told"), [
    pytest.param("plea", "for", ["Wren supports tolls"], id="a plea for"),
    pytest.param("fight", "for", ["Wren supports tolls"], id="a fight for"),
    pytest.param("fight", "against", ["Wren opposes tolls"], id="a fight against"),
    pytest.param("opposition", "to", ["Wren opposes tolls"], id="opposition to"),
    pytest.param("walk", "for", [], id="a noun that takes no side"),
    pytest.param("appeal", "against", [], id="a case that the noun does not go with"),
])  # fmt: skip
def test_the_side_that_a_noun_takes(noun: str, case: str, told: list[str]) -> None:
    read = placed(NOUN.format(noun=noun, case=case), {"Wren": "person", "tolls": "concept"})
    assert read.told(find_advocacy(read.doc, read.finder, ontology=ONTOLOGY)) == told


def test_a_place_takes_no_side() -> None:
    read = placed(NOUN.format(noun="plea", case="for"), {"Wren": "place", "tolls": "concept"})
    assert read.told(find_advocacy(read.doc, read.finder, ontology=ONTOLOGY)) == []
