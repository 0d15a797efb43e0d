"""What is set against what by a noun for it."""

from __future__ import annotations

import pytest

from kgraph.extraction.divides import find_divides
from tests.placed import links, placed

ONTOLOGY = links("contrasts concept concept both")
WHO = {"Rye": "concept", "oats": "concept"}

BETWEEN = """
    The       the       DET   DT  det  1
    {noun}    {noun}    NOUN  NN  ROOT 1
    {case}    {case}    ADP   IN  case 3
    Rye       rye       NOUN  NN  nmod 1
    and       and       CCONJ CC  cc   5
    oats      oat       NOUN  NNS conj 3
"""
CAME_BETWEEN = """
    The       the       DET   DT  det       1
    split     split     NOUN  NN  ROOT      1
    that      that      PRON  WDT nsubj     3
    came      come      VERB  VBD acl:relcl 1
    between   between   ADP   IN  case      5
    Rye       rye       NOUN  NN  obl       3
    and       and       CCONJ CC  cc        7
    oats      oat       NOUN  NNS conj      5
"""
NOT = """
    Wild      wild      ADJ   JJ  amod   1
    {first}   {first}   NOUN  NN  ROOT   1
    ,         ,         PUNCT ,   punct  5
    {not_}    {not_}    PART  RB  advmod 5
    tame      tame      ADJ   JJ  amod   5
    rye       rye       NOUN  NN  appos  1
"""


def told(table: str, mentions: dict[str, str]) -> list[str]:
    read = placed(table, mentions)
    return read.told(find_divides(read.doc, read.finder, ontology=ONTOLOGY))


@pytest.mark.parametrize(("table", "links"), [
    pytest.param(BETWEEN.format(noun="rift", case="between"), 1, id="a rift between them"),
    pytest.param(CAME_BETWEEN, 1, id="a split that came between them"),
    pytest.param(BETWEEN.format(noun="path", case="between"), 0, id="a path between them"),
    pytest.param(BETWEEN.format(noun="rift", case="under"), 0, id="a rift under them"),
])  # fmt: skip
def test_what_is_divided_is_set_against_each_other(table: str, links: int) -> None:
    assert told(table, WHO) == ["Rye contrasts oats"] * links


@pytest.mark.parametrize(("first", "not_", "links"), [
    pytest.param("rye", "not", ["Wild rye contrasts tame rye"], id="the one and not the other"),
    pytest.param("rye", "also", [], id="the one and also the other"),
    pytest.param("oats", "not", [], id="things of two kinds"),
])  # fmt: skip
def test_one_thing_and_not_another_of_its_kind(first: str, not_: str, links: list[str]) -> None:
    mentions = {f"Wild {first}": "concept", "tame rye": "concept"}
    assert told(NOT.format(first=first, not_=not_), mentions) == links
