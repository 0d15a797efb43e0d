"""Whose work it is, from the noun between."""

from __future__ import annotations

import pytest

from kgraph.extraction.makers import find_makers
from tests.placed import links, placed

ONTOLOGY = links("creatorOf person work")
WREN = {"Wren": "person", "Her": "Wren"}
HERS = """
    Wren    wren    PROPN NNP ROOT      0
    .       .       PUNCT .   punct     0
    Her     her     PRON  PRP$ nmod:poss 3
    {noun}  {noun}  NOUN  NN  nsubj     5
    Ebb     ebb     PROPN NNP {relation} 3
    won     win     VERB  VBD ROOT      5
"""
COMPLEMENT = """
    Wren    wren    PROPN NNP nmod:poss 2
    's      's      PART  POS case      0
    poems   poem    NOUN  NNS nsubj     8
    on      on      ADP   IN  case      4
    love    love    NOUN  NN  nmod      2
    ,       ,       PUNCT ,   punct     4
    Ebb     ebb     PROPN NNP appos     4
    ,       ,       PUNCT ,   punct     2
    won     win     VERB  VBD ROOT      8
"""
INCLUDING = """
    Wren    wren    PROPN NNP nmod:poss 2
    's      's      PART  POS case      0
    novels  novel   NOUN  NNS nsubj     3
    include include VERB  VBP ROOT      3
    Ebb     ebb     PROPN NNP obj       3
    and     and     CCONJ CC  cc        6
    Tide    tide    PROPN NNP conj      4
"""


@pytest.mark.parametrize(("noun", "relation", "told"), [
    pytest.param("film", "appos", ["Wren creatorOf Ebb"], id="her film Ebb"),
    pytest.param("film", "nmod", [], id="no title beside it"),
    pytest.param("boat", "appos", [], id="her boat Ebb is no work"),
])  # fmt: skip
def test_a_title_beside_the_noun(noun: str, relation: str, told: list[str]) -> None:
    read = placed(HERS.format(noun=noun, relation=relation), {**WREN, "Ebb": "work"})
    assert read.told(find_makers(read.doc, read.finder, ontology=ONTOLOGY)) == told


@pytest.mark.parametrize(("table", "works", "told"), [
    pytest.param(COMPLEMENT, ["Ebb"], ["Wren creatorOf Ebb"], id="a title after the complement"),
    pytest.param(
        INCLUDING, ["Ebb", "Tide"], ["Wren creatorOf Ebb", "Wren creatorOf Tide"],
        id="what somebody's works include",
    ),
])  # fmt: skip
def test_a_title_farther_off(table: str, works: list[str], told: list[str]) -> None:
    read = placed(table, {"Wren": "person", **dict.fromkeys(works, "work")})
    assert read.told(find_makers(read.doc, read.finder, ontology=ONTOLOGY)) == told
