"""Whom and what somebody says that he is for or against."""

from __future__ import annotations

import pytest

from kgraph.extraction.attitudes import find_attitudes
from kgraph.model import Polarity
from tests.placed import Placed, links, placed

ONTOLOGY = links("supports * *", "opposes * *", "agreesWith person person|organization both")

LIKES = """
    Wren  wren  PROPN NNP nsubj 1
    {verb} {lemma} VERB {tag} ROOT 1
    the   the   DET   DT  det   3
    tram  tram  NOUN  NN  obj   1
"""
WISHES = """
    Wren  wren  PROPN NNP nsubj 2
    would would AUX   MD  aux   2
    like  like  VERB  VB  ROOT  2
    a     a     DET   DT  det   4
    tram  tram  NOUN  NN  obj   2
"""
UNABLE = """
    Wren  wren  PROPN NNP nsubj 3
    ca    can   AUX   MD  aux   3
    n't   not   PART  RB  advmod 3
    stand stand VERB  VB  ROOT  3
    the   the   DET   DT  det   5
    tram  tram  NOUN  NN  obj   3
"""
STANDS = """
    Wren    wren    PROPN NNP nsubj 4
    is      be      AUX   VBZ cop   4
    for     for     ADP   IN  case  4
    the     the     DET   DT  det   4
    tram    tram    NOUN  NN  ROOT  4
    and     and     CCONJ CC  cc    8
    against against ADP   IN  case  8
    the     the     DET   DT  det   8
    bus     bus     NOUN  NN  conj  4
"""
BARE = """
    Wren  wren  PROPN NNP nsubj 3
    is    be    AUX   VBZ cop   3
    for   for   ADP   IN  case  3
    tram  tram  NOUN  NN  ROOT  3
"""
REGARD = """
    Wren    wren    PROPN NNP nsubj 1
    has     have    VERB  VBZ ROOT  1
    great   great   ADJ   JJ  amod  3
    respect respect NOUN  NN  obj   1
    for     for     ADP   IN  case  6
    the     the     DET   DT  det   6
    tram    tram    NOUN  NN  nmod  3
"""
FIGHTS = """
    Wren    wren    PROPN NNP nsubj 1
    fights  fight   VERB  VBZ ROOT  1
    {case}  {case}  ADP   IN  case  4
    the     the     DET   DT  det   4
    tram    tram    NOUN  NN  obl   1
"""
ENEMY = """
    Wren    wren    PROPN NNP nmod:poss 2
    's      's      PART  POS case  0
    {noun}  {noun}  NOUN  NN  nsubj 5
    is      be      AUX   VBZ cop   5
    the     the     DET   DT  det   5
    tram    tram    NOUN  NN  ROOT  5
"""
DISAGREE = """
    Wren     wren     PROPN NNP nsubj 3
    and      and      CCONJ CC  cc    2
    Finch    finch    PROPN NNP conj  0
    {verb}   {verb}   VERB  VBP ROOT  3
"""
DISAGREES_WITH = """
    Wren      wren     PROPN NNP nsubj 1
    disagrees disagree VERB  VBZ ROOT  1
    with      with     ADP   IN  case  3
    Finch     finch    PROPN NNP obl   1
"""
WHO = {"Wren": "person", "tram": "concept"}
TWO = {"Wren": "person", "Finch": "person"}


def told(read: Placed) -> list[str]:
    return read.told(find_attitudes(read.doc, read.finder, ontology=ONTOLOGY))


def likes(verb: str, lemma: str, tag: str = "VBZ", mentions: dict[str, str] = WHO) -> Placed:
    return placed(LIKES.format(verb=verb, lemma=lemma, tag=tag), mentions)


@pytest.mark.parametrize(("read", "expected"), [
    pytest.param(likes("loves", "love"), ["Wren supports tram"], id="loves it"),
    pytest.param(likes("recommends", "recommend"), ["Wren supports tram"], id="recommends it"),
    pytest.param(likes("hates", "hate"), ["Wren opposes tram"], id="hates it"),
    pytest.param(placed(UNABLE, WHO), ["Wren opposes tram"], id="can't stand it"),
    pytest.param(
        placed(FIGHTS.format(case="against"), WHO), ["Wren opposes tram"], id="fights against it"
    ),
    pytest.param(
        placed(ENEMY.format(noun="enemy"), WHO), ["Wren opposes tram"], id="calls it an enemy"
    ),
    pytest.param(placed(REGARD, WHO), ["Wren supports tram"], id="has respect for it"),
    pytest.param(
        placed(STANDS, WHO | {"bus": "concept"}), ["Wren supports tram", "Wren opposes bus"],
        id="is for the one and against the other",
    ),
])  # fmt: skip
def test_who_is_for_or_against_something(read: Placed, expected: list[str]) -> None:
    assert told(read) == expected


@pytest.mark.parametrize("read", [
    pytest.param(placed(WISHES, WHO), id="a wish to have it"),
    pytest.param(placed(FIGHTS.format(case="beside"), WHO), id="a fight beside it"),
    pytest.param(placed(ENEMY.format(noun="work"), WHO), id="what is no enemy"),
    pytest.param(placed(BARE, WHO), id="a bare noun, as in for sale"),
    pytest.param(likes("takes", "take"), id="a verb of another kind"),
    pytest.param(likes("loves", "love", mentions=WHO | {"tram": "person"}), id="love of a person"),
    pytest.param(likes("loves", "love", mentions=WHO | {"Wren": "place"}), id="a place has none"),
    pytest.param(likes("love", "love", mentions={"tram": "concept"}), id="nobody known"),
])  # fmt: skip
def test_no_stand_is_taken_by(read: Placed) -> None:
    assert told(read) == []


@pytest.mark.parametrize(("table", "polarity"), [
    pytest.param(DISAGREE.format(verb="agree"), None, id="two agree"),
    pytest.param(DISAGREE.format(verb="disagree"), Polarity.NEGATED, id="two disagree"),
    pytest.param(DISAGREES_WITH, Polarity.NEGATED, id="one disagrees with the other"),
])  # fmt: skip
def test_who_agrees_with_whom(table: str, polarity: Polarity | None) -> None:
    read = placed(table, TWO)
    (draft,) = find_attitudes(read.doc, read.finder, ontology=ONTOLOGY)
    assert read.told([draft]) == ["Wren agreesWith Finch"]
    assert draft.polarity is polarity
