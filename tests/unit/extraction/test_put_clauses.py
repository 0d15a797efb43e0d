"""How the words around a link put it, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.modality import modality_of
from kgraph.model import Modality
from tests.placed import link_between

AUTHORISED = """
    Ana        Ana       PROPN NNP nsubj:pass 2
    was        be        AUX   VBD aux:pass   2
    authorised authorise VERB  VBN ROOT       2
    to         to        PART  TO  mark       4
    sell       sell      VERB  VB  xcomp      2
    the        the       DET   DT  det        6
    Mill       Mill      PROPN NNP obj        4
"""
FORCED = AUTHORISED.replace("authorised", "forced").replace("authorise", "force")
BEFORE = """
    Ben    Ben    PROPN NNP nsubj 1
    slept  sleep  VERB  VBD ROOT  1
    before before SCONJ IN  mark  5
    Ana    Ana    PROPN NNP nsubj 5
    could  can    AUX   MD  aux   5
    sell   sell   VERB  VB  advcl 1
    the    the    DET   DT  det   7
    Mill   Mill   PROPN NNP obj   5
"""
BEFORE_IN_FACT = """
    Ben    Ben    PROPN NNP nsubj 1
    slept  sleep  VERB  VBD ROOT  1
    before before SCONJ IN  mark  4
    Ana    Ana    PROPN NNP nsubj 4
    sold   sell   VERB  VBD advcl 1
    the    the    DET   DT  det   6
    Mill   Mill   PROPN NNP obj   4
"""
PROUD = """
    Maybe maybe ADV   RB  advmod 3
    Ben   Ben   PROPN NNP nsubj  3
    is    be    AUX   VBZ cop    3
    proud proud ADJ   JJ  ROOT   3
    that  that  SCONJ IN  mark   6
    Ana   Ana   PROPN NNP nsubj  6
    sold  sell  VERB  VBD ccomp  3
    the   the   DET   DT  det    8
    Mill  Mill  PROPN NNP obj    6
"""
SURE = PROUD.replace("proud", "sure")
WHY = """
    Ben   Ben  PROPN NNP nsubj  1
    asked ask  VERB  VBD ROOT   1
    why   why  ADV   WRB advmod 4
    Ana   Ana  PROPN NNP nsubj  4
    sold  sell VERB  VBD ccomp  1
    the   the  DET   DT  det    6
    Mill  Mill PROPN NNP obj    4
"""
WHETHER = """
    Ben     Ben     PROPN NNP nsubj 1
    asked   ask     VERB  VBD ROOT  1
    whether whether SCONJ IN  mark  4
    Ana     Ana     PROPN NNP nsubj 4
    sold    sell    VERB  VBD ccomp 1
    the     the     DET   DT  det   6
    Mill    Mill    PROPN NNP obj   4
"""
WOULD = """
    Ana   Ana   PROPN NNP nsubj  3
    would would AUX   MD  aux    3
    {when} {when} ADV RB advmod  3
    sell  sell  VERB  VB  ROOT   3
    the   the   DET   DT  det    5
    Mill  Mill  PROPN NNP obj    3
"""
FEW_IF_ANY = """
    Ana    Ana    PROPN NNP nsubj  3
    if     if     SCONJ IN  mark   3
    any    any    PRON  DT  obl    3
    sold   sell   VERB  VBD ROOT   3
    the    the    DET   DT  det    5
    Mill   Mill   PROPN NNP obj    3
"""


@pytest.mark.parametrize(
    ("table", "modality"),
    [
        pytest.param(AUTHORISED, Modality.POSSIBLE, id="what one is authorised to do"),
        pytest.param(FORCED, Modality.ASSERTED, id="what one is forced to do"),
        pytest.param(BEFORE, Modality.HYPOTHETICAL, id="before one could do it"),
        pytest.param(BEFORE_IN_FACT, Modality.ASSERTED, id="before one did it"),
        pytest.param(PROUD, Modality.ASSERTED, id="what one is perhaps proud of"),
        pytest.param(SURE, Modality.POSSIBLE, id="what one is perhaps sure of"),
        pytest.param(WHY, Modality.ASSERTED, id="what one asks the reason for"),
        pytest.param(WOULD.format(when="gladly"), Modality.HYPOTHETICAL, id="what one would do"),
        pytest.param(WOULD.format(when="later"), Modality.ASSERTED, id="what one would do later"),
        pytest.param(FEW_IF_ANY, Modality.ASSERTED, id="few if any do it"),
        pytest.param(WHETHER, Modality.ASKED, id="what one asks about"),
    ],
)
def test_a_link_is_put_as(table: str, modality: Modality) -> None:
    assert modality_of(*link_between(table, "Ana", object_="Mill")) is modality


DESCRIBE = """
    {who}    {who}    NOUN  NNS nsubj 1
    describe describe VERB  VBP ROOT  1
    Ana      Ana      PROPN NNP obj   1
    as       as       ADP   IN  case  4
    Mill     Mill     PROPN NNP xcomp 1
"""
DESCRIBED = """
    Ana       Ana      PROPN NNP nsubj:pass 3
    {can}     {can}    AUX   MD  aux      3
    be        be       AUX   VB  aux:pass 3
    described describe VERB  VBN ROOT     3
    as        as       ADP   IN  case     5
    Mill      Mill     PROPN NNP obl      3
"""
ACCUSED = """
    Ana     Ana    PROPN NNP nsubj:pass 2
    was     be     AUX   VBD aux:pass 2
    {accused} accuse VERB VBN ROOT    2
    of      of     SCONJ IN  mark     4
    selling sell   VERB  VBG advcl    2
    Mill    Mill   PROPN NNP obj      4
"""
SAYS = """
    {open} {open} PUNCT `` punct 2
    Ana    Ana    PROPN NNP nsubj 2
    sold   sell   VERB  VBD ROOT  2
    Mill   Mill   PROPN NNP obj   2
    {close} {close} PUNCT '' punct 2
    {says} {says} VERB  VBZ parataxis 2
    Ben    Ben    PROPN NNP nsubj 5
"""
SET_UP = """
    Ana    Ana    PROPN NNP nsubj 1
    {set}  {set}  VERB  VBD ROOT  1
    out    out    ADV   RB  advmod 1
    selling sell  VERB  VBG xcomp 1
    Mill   Mill   PROPN NNP obj   3
"""
SAY = """
    {first} {first} {pos} 1
    say     say     VERB  VB  ROOT  1
    Ana     Ana     PROPN NNP nsubj 3
    sold    sell    VERB  VBD ccomp 1
    Mill    Mill    PROPN NNP obj   3
"""


@pytest.mark.parametrize(("table", "predicate", "modality"), [
    pytest.param(DESCRIBE.format(who="critics"), "instanceOf", Modality.REPORTED, id="others"),
    pytest.param(DESCRIBE.format(who="we"), "instanceOf", Modality.ASSERTED, id="ourselves"),
    pytest.param(
        DESCRIBED.format(can="has"), "instanceOf", Modality.REPORTED, id="whoever has said so"
    ),
    pytest.param(
        DESCRIBED.format(can="can"), "instanceOf", Modality.POSSIBLE, id="how to describe it"
    ),
    pytest.param(
        DESCRIBED.format(can="has"),
        "open:be described as",
        Modality.ASSERTED,
        id="the description itself",
    ),
])  # fmt: skip
def test_a_description_is_told_of(table: str, predicate: str, modality: Modality) -> None:
    doc, tokens = link_between(table, "Ana", object_="Mill")
    assert modality_of(doc, tokens, predicate=predicate) is modality


@pytest.mark.parametrize(("table", "modality"), [
    pytest.param(ACCUSED.format(accused="accused"), Modality.REPORTED, id="what one is accused of"),
    pytest.param(ACCUSED.format(accused="tired"), Modality.ASSERTED, id="what one is tired of"),
    pytest.param(
        SAYS.format(open="“", close="”", says="says"), Modality.ASSERTED, id="words as they were"
    ),
    pytest.param(
        SAYS.format(open="-", close=",", says="says"), Modality.REPORTED, id="words told after"
    ),
    pytest.param(
        SAYS.format(open="-", close=",", says="goes"), Modality.ASSERTED, id="words after goes"
    ),
    pytest.param(SET_UP.format(set="set"), Modality.ASSERTED, id="set is no wish"),
    pytest.param(SET_UP.format(set="hopes"), Modality.DESIRED, id="hopes is one"),
    pytest.param(SAY.format(first="-", pos="PUNCT : punct"), Modality.HYPOTHETICAL, id="say so"),
    pytest.param(SAY.format(first="still", pos="ADV RB advmod"), Modality.REPORTED, id="not so"),
])  # fmt: skip
def test_a_link_that_is_said_is(table: str, modality: Modality) -> None:
    assert modality_of(*link_between(table, "Ana", object_="Mill")) is modality


@pytest.mark.parametrize(
    ("predicate", "modality"),
    [
        pytest.param("open:sell", Modality.POSSIBLE, id="what one may do"),
        pytest.param("open:be authorised to sell", Modality.ASSERTED, id="that one may do it"),
    ],
)
def test_a_permission_is_itself_a_fact(predicate: str, modality: Modality) -> None:
    found = modality_of(*link_between(AUTHORISED, "Ana", object_="Mill"), predicate=predicate)
    assert found is modality
