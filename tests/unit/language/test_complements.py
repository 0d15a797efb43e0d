"""What a noun is of, as part of what the thing is called."""

from __future__ import annotations

import pytest

from kgraph.language.noun_phrases import noun_phrase_of
from kgraph.language.phrases import chain_phrases, find_phrases
from tests.parses import parsed

MODIFIED = """
    the     the     DET  DT  det      2
    wet     wet     ADJ  JJ  amod     2
    corners corner  NOUN NNS ROOT     2
    of      of      ADP  IN  case     5
    the     the     DET  DT  det      5
    field   field   NOUN NN  nmod     2
    of      of      ADP  IN  case     7
    barley  barley  NOUN NN  nmod     5
"""
COUNTED = """
    town    town    NOUN NN  ROOT     0
    of      of      ADP  IN  case     3
    900     900     NUM  CD  nummod   3
    souls   soul    NOUN NNS nmod     0
"""
MEASURED = """
    walk    walk    NOUN NN  ROOT     0
    of      of      ADP  IN  case     3
    9       9       NUM  CD  nummod   3
    miles   mile    NOUN NNS nmod     0
"""
EDITOR = """
    editor  editor  NOUN NN  ROOT     0
    of      of      ADP  IN  case     3
    the     the     DET  DT  det      3
    Herald  Herald  PROPN NNP nmod    0
"""
CORNER = """
    corner  corner  NOUN NN  ROOT     0
    of      of      ADP  IN  case     2
    Elm     Elm     PROPN NNP nmod    0
    and     and     CCONJ CC cc       4
    Oak     Oak     PROPN NNP conj    2
"""
BARE = """
    harm    harm    NOUN NN  ROOT     0
    to      to      ADP  IN  case     2
    boats   boat    NOUN NNS nmod     0
"""
TWO_HARMS = """
    harm    harm    NOUN NN  ROOT     0
    to      to      ADP  IN  case     2
    boats   boat    NOUN NNS nmod     0
    and     and     CCONJ CC cc       4
    harm    harm    NOUN NN  conj     0
    to      to      ADP  IN  case     6
    nets    net     NOUN NNS nmod     4
"""
NOT_BARE = """
    new     new     ADJ  JJ  amod     1
    harm    harm    NOUN NN  ROOT     1
    to      to      ADP  IN  case     3
    boats   boat    NOUN NNS nmod     1
"""
WHERE = """
    stay    stay    NOUN NN  ROOT     0
    in      in      ADP  IN  case     2
    Lorn    Lorn    PROPN NNP nmod    0
"""
COST = """
    cost    cost    NOUN NN  ROOT     0
    of      of      SCONJ IN mark     2
    mending mend    VERB VBG acl      0
    old     old     ADJ  JJ  amod     4
    nets    net     NOUN NNS obj      2
"""
TRYING = """
    cost    cost    NOUN NN  ROOT     0
    of      of      SCONJ IN mark     2
    trying  try     VERB VBG acl      0
"""
CALLS = """
    calls   call    NOUN NNS ROOT     0
    for     for     SCONJ IN mark     6
    all     all     DET  DT  det      3
    boats   boat    NOUN NNS nmod     0
    to      to      PART TO  mark     6
    be      be      AUX  VB  aux:pass 6
    counted count   VERB VBN acl      0
"""


@pytest.mark.parametrize(
    ("table", "noun", "label"),
    [
        pytest.param(MODIFIED, 2, "wet corner of the field of barley", id="what it is part of"),
        pytest.param(COUNTED, 0, "town of 900 souls", id="what it is of, counted"),
        pytest.param(MEASURED, 0, "walk", id="not how long it is"),
        pytest.param(EDITOR, 0, "editor", id="not of whom somebody is the editor"),
        pytest.param(CORNER, 0, "corner of Elm and Oak", id="two names that make one thing"),
        pytest.param(BARE, 0, "harm to boats", id="to what a bare noun is"),
        pytest.param(NOT_BARE, 1, "new harm", id="not to what a fuller one is"),
        pytest.param(WHERE, 0, "stay", id="not where it is"),
        pytest.param(COST, 0, "cost of mending old nets", id="of doing what"),
        pytest.param(TRYING, 0, "cost", id="not of doing nothing told"),
        pytest.param(CALLS, 0, "call for all boats to be counted", id="what is to be done"),
    ],
)
def test_a_noun_is_called_with(table: str, noun: int, label: str) -> None:
    assert noun_phrase_of(parsed(table)[noun]).label == label


def test_the_short_form_stays_as_another_name() -> None:
    _, chains = chain_phrases(find_phrases(parsed(BARE), {}), {}, first=0)
    assert chains[1].labels == ("harm to boats", "harm")


def test_a_short_form_that_two_things_have_is_no_name_of_either() -> None:
    _, chains = chain_phrases(find_phrases(parsed(TWO_HARMS), {}), {}, first=0)
    assert [chain.labels for chain in chains if "harm" in chain.labels[0]] == [
        ("harm to boats",), ("harm to nets",),
    ]  # fmt: skip
