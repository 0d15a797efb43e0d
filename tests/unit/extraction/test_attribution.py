from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.extraction.attribution import sayer_of, source_of
from kgraph.extraction.drafts import LinkTokens
from tests.placed import link_between, placed
from tests.unit.extraction.conftest import Linked

SAID = """
    {first} {first} PROPN NNP {relation} {head}
    is      be      AUX   VBZ aux:pass 2
    said    say     VERB  VBN ROOT     2
    to      to      PART  TO  mark     4
    lead    lead    VERB  VB  xcomp    2
    Guild   Guild   PROPN NNP obj      4
"""
ASIDE = """
    Ana     Ana    PROPN NNP nsubj 4
    ,       ,      PUNCT ,   punct 4
    her     her    PRON  PRP nmod:poss 3
    aunt    aunt   NOUN  NN  nsubj 4
    insists insist VERB  VBZ ROOT  4
    ,       ,      PUNCT ,   punct 4
    leads   lead   VERB  VBZ ccomp 4
    Guild   Guild  PROPN NNP obj   6
"""
CLAIMING = """
    Claiming claim VERB  VBG advcl 5
    to       to    PART  TO  mark  2
    lead     lead  VERB  VB  xcomp 0
    Guild    Guild PROPN NNP obj   2
    Ana      Ana   PROPN NNP nsubj 5
    slept    sleep VERB  VBD ROOT  5
"""
TOLD = """
    Ana   Ana   PROPN NNP nsubj 1
    told  tell  VERB  VBD ROOT  1
    Ben   Ben   PROPN NNP iobj  1
    she   she   PRON  PRP nsubj 4
    led   lead  VERB  VBD ccomp 1
    Guild Guild PROPN NNP obj   4
"""
STATES = """
    Guide  Guide  {pos} NN nsubj 1
    states state  VERB  VBZ ROOT  1
    Ana    Ana    PROPN NNP nsubj 3
    leads  lead   VERB  VBZ ccomp 1
    Guild  Guild  PROPN NNP obj   3
"""

EXPLAIN = """
    {you}   {you}   PRON  PRP nsubj 1
    stayed  stay    VERB  VBD ROOT  1
    to      to      PART  TO  mark  3
    explain explain VERB  VB  advcl 1
    how     how     ADV   WRB advmod 6
    Ana     Ana     PROPN NNP nsubj 6
    leads   lead    VERB  VBZ ccomp 3
    Guild   Guild   PROPN NNP obj   6
"""


@pytest.mark.parametrize(("table", "sayer"), [
    pytest.param(SAID.format(first="Ana", relation="nsubj:pass", head=2), None, id="is said to"),
    pytest.param(ASIDE, "aunt", id="the nearer of two subjects"),
    pytest.param(CLAIMING, "Ana", id="who claims it in a clause without a subject"),
])  # fmt: skip
def test_who_says_it_by_the_tree(table: str, sayer: str | None) -> None:
    token = sayer_of(*link_between(table, "Ana", object_="Guild"))
    assert (None if token is None else token.text) == sayer


def test_who_tells_of_himself_says_it_even_where_the_link_hangs_on_the_telling() -> None:
    doc, tokens = link_between(TOLD, "Ana", object_="Guild")
    sayer = sayer_of(doc, replace(tokens, anchor=1))
    assert sayer is not None
    assert sayer.text == "Ana"


@pytest.mark.parametrize(("kind", "reference"), [
    pytest.param("person", "c0", id="somebody"),
    pytest.param("work", "c0", id="a work"),
    pytest.param("concept", None, id="no mere concept"),
])  # fmt: skip
def test_a_link_is_said_by_what_can_speak(kind: str, reference: str | None) -> None:
    kinds = {"Guide": kind, "Ana": "person", "Guild": "organization"}
    read = placed(STATES.format(pos="PROPN"), kinds)
    place = source_of(read.doc, LinkTokens(2, 4, 3), finder=read.finder)
    assert (None if place is None else place.reference) == reference


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "sayer"),
    [
        pytest.param("Ben says that Ana joined the Guild.", "Ben", id="before"),
        pytest.param("Ana joined the Guild, says Ben.", "Ben", id="after, turned round"),
        pytest.param("According to Ben, Ana joined the Guild.", "Ben", id="according to"),
        pytest.param('"Ana joined the Guild," said Ben.', "Ben", id="a quotation"),
        pytest.param(
            "Cy says Ben told him that Ana had joined the Guild.", "Ben", id="the innermost"
        ),
        pytest.param("Ana joined the Guild.", None, id="nobody"),
        pytest.param("I said that Ana joined the Guild.", None, id="the speaker himself"),
    ],
)
def test_a_link_is_said_by(linked: Linked, sentence: str, sayer: str | None) -> None:
    token = sayer_of(*linked(sentence, "Ana", "Guild"))
    assert (None if token is None else token.text) == sayer


@pytest.mark.parametrize(("asked", "sayer"), [
    pytest.param("you", None, id="who is asked to explain it does not yet"),
    pytest.param("they", "they", id="who explains it does"),
])  # fmt: skip
def test_who_explains_it(asked: str, sayer: str | None) -> None:
    token = sayer_of(*link_between(EXPLAIN.format(you=asked), "Ana", object_="Guild"))
    assert (None if token is None else token.text) == sayer
