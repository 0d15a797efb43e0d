"""Who is for what, against what, and of another mind than whom."""

from __future__ import annotations

import pytest

from kgraph.extraction.advocacy import find_advocacy
from kgraph.model import Polarity
from tests.placed import Placed, links, placed

ONTOLOGY = links("supports * *", "opposes * *", "agreesWith person person both")
THINGS = {
    "Wren": "person",
    "Finch": "person",
    "tolls": "concept",
    "roads": "concept",
    "tax": "concept",
}
NOUN = """
    Wren   wren   PROPN NNP nmod:poss 2
    's     's     PART  POS case 0
    {noun} {noun} NOUN  NN  nsubj 5
    {case} {case} ADP   IN  case 4
    tolls  toll   NOUN  NNS nmod 2
    failed fail   VERB  VBD ROOT 5
"""
STANDS = """
    {who}   {who}   NOUN  NN  nsubj 3
    was     be      AUX   VBD cop   3
    for     for     ADP   IN  case  3
    roads   road    NOUN  NNS ROOT  3
    and     and     CCONJ CC  cc    6
    {case}  {case}  ADP   IN  case  6
    tolls   toll    NOUN  NNS conj  3
"""
VIEWS = """
    Wren   wren   PROPN NNP nsubj 3
    and    and    CCONJ CC  cc    2
    Finch  finch  PROPN NNP conj  0
    {verb} {verb} VERB  VBP ROOT  3
"""


def read_of(table: str, **words: str) -> Placed:
    read = table.format(**words)
    return placed(read, {name: kind for name, kind in THINGS.items() if f" {name} " in read})


@pytest.mark.parametrize(("noun", "case", "told"), [
    pytest.param("plea", "for", ["Wren supports tolls"], id="a plea for"),
    pytest.param("fight", "for", ["Wren supports tolls"], id="a fight for"),
    pytest.param("fight", "against", ["Wren opposes tolls"], id="a fight against"),
    pytest.param("opposition", "to", ["Wren opposes tolls"], id="opposition to"),
    pytest.param("walk", "for", [], id="a noun that takes no side"),
    pytest.param("appeal", "against", [], id="a case that the noun does not go with"),
])  # fmt: skip
def test_the_side_that_a_noun_takes(noun: str, case: str, told: list[str]) -> None:
    read = read_of(NOUN, noun=noun, case=case)
    assert read.told(find_advocacy(read.doc, read.finder, ontology=ONTOLOGY)) == told


@pytest.mark.parametrize(("who", "case", "told"), [
    pytest.param("Wren", "against", ["Wren supports roads", "Wren opposes tolls"], id="a person"),
    pytest.param("Wren", "for", ["Wren supports roads", "Wren supports tolls"], id="for both"),
    pytest.param("tax", "for", [], id="a thing is for something in another sense"),
])  # fmt: skip
def test_what_somebody_is_for_and_against(who: str, case: str, told: list[str]) -> None:
    read = read_of(STANDS, who=who, case=case)
    assert read.told(find_advocacy(read.doc, read.finder, ontology=ONTOLOGY)) == told


@pytest.mark.parametrize(("verb", "polarity"), [
    pytest.param("agree", None, id="put as the clause puts it"),
    pytest.param("disagree", Polarity.NEGATED, id="denied by the verb"),
])  # fmt: skip
def test_two_who_are_of_one_mind_or_not(verb: str, polarity: Polarity | None) -> None:
    read = read_of(VIEWS, verb=verb)
    drafts = list(find_advocacy(read.doc, read.finder, ontology=ONTOLOGY))
    assert read.told(drafts) == ["Wren agreesWith Finch"]
    assert [draft.polarity for draft in drafts] == [polarity]
