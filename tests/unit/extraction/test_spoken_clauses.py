"""How broken or long sentences put a link, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.modality import modality_of
from kgraph.model import Modality
from tests.placed import link_between

LIKED = """
    Ana    Ana   PROPN NNP nsubj 2
    {would} {would} AUX MD aux   2
    liked  like  VERB  VBN ROOT  2
    to     to    PART  TO  mark  4
    sell   sell  VERB  VB  xcomp 2
    Mill   Mill  PROPN NNP obj   4
"""
ENSURE = """
    Ben    Ben    PROPN NNP nsubj 1
    came   come   VERB  VBD ROOT  1
    to     to     PART  TO  mark  3
    {ensure} {ensure} VERB VB advcl 1
    that   that   SCONJ IN  mark  6
    Ana    Ana    PROPN NNP nsubj 6
    sells  sell   VERB  VBZ ccomp 3
    Mill   Mill   PROPN NNP obj   6
"""
MAKE_SURE = """
    We     we    PRON  PRP nsubj 1
    {make} make  VERB  {tag} ROOT 1
    sure   sure  ADJ   JJ  xcomp 1
    Ana    Ana   PROPN NNP nsubj 4
    sells  sell  VERB  VBZ ccomp 2
    Mill   Mill  PROPN NNP obj   4
"""
WAY = """
    {how}  {how} ADV   WRB advmod    3
    do     do    AUX   VBP aux       3
    we     we    PRON  PRP nsubj     3
    get    get   VERB  VB  ROOT      3
    from   from  SCONJ IN  mark      5
    winning win  VERB  VBG advcl     3
    to     to    ADP   IN  case      8
    a      a     DET   DT  det       8
    town   town  NOUN  NN  obl       5
    where  where ADV   WRB advmod    11
    cooks  cook  NOUN  NNS nsubj     11
    own    own   VERB  VBP acl:relcl 8
    Mill   Mill  PROPN NNP obj       11
"""
THERE = """
    We     we    PRON  PRP nsubj 1
    {need} {need} VERB VBP ROOT  1
    to     to    PART  TO  mark  3
    hear   hear  VERB  VB  xcomp 1
    there  there PRON  EX  expl  5
    is     be    VERB  VBZ ccomp 3
    salt   salt  NOUN  NN  nsubj 5
    sold   sell  VERB  VBN acl   6
    to     to    ADP   IN  case  9
    Mill   Mill  PROPN NNP obl   7
"""
HUNG_ELSEWHERE = """
    a        a      DET   DT  det   1
    sense    sense  NOUN  NN  ROOT  1
    we       we     PRON  PRP nsubj 3
    {expected} {expect} VERB VBD acl 1
    that     that   SCONJ IN  mark  7
    Ana      Ana    PROPN NNP nsubj 7
    would    would  AUX   MD  aux   7
    sell     sell   VERB  VB  acl   1
    Mill     Mill   PROPN NNP obj   7
"""
ODDS = """
    Ben    Ben   PROPN NNP nsubj 1
    knew   know  VERB  VBD ROOT  1
    the    the   DET   DT  det   3
    {odds} {odds} NOUN NNS nsubj 5
    were   be    AUX   VBD cop   5
    slim   slim  ADJ   JJ  ccomp 1
    that   that  SCONJ IN  mark  8
    Ana    Ana   PROPN NNP nsubj 8
    sold   sell  VERB  VBD ccomp 1
    Mill   Mill  PROPN NNP obj   8
"""
ASKED_LATE = """
    it     it    PRON  PRP nsubj 1
    rains  rain  VERB  VBZ advcl 4
    will   will  AUX   MD  aux   4
    Ana    Ana   PROPN NNP nsubj 4
    sell   sell  VERB  VB  ccomp 6
    Mill   Mill  PROPN NNP obj   4
    asks   ask   VERB  VBZ ROOT  6
    {mark} ?     PUNCT .   punct 6
"""
PLAN = """
    Ben    Ben   PROPN NNP nsubj 1
    wrote  write VERB  VBD ROOT  1
    a      a     DET   DT  det   3
    {plan} {plan} NOUN NN  obj   1
    that   that  SCONJ IN  mark  7
    Ana    Ana   PROPN NNP nsubj 7
    would  would AUX   MD  aux   7
    sell   sell  VERB  VB  acl   3
    Mill   Mill  PROPN NNP obj   7
"""
HABIT = """
    Ana    Ana    PROPN NNP nsubj 2
    would  would  AUX   MD  aux   2
    sell   sell   VERB  VB  ROOT  2
    Mill   Mill   PROPN NNP obj   2
    on     on     ADP   IN  case  5
    {day}  {day}  PROPN NNP obl   2
"""
HOPED = """
    Ana    Ana   PROPN NNP nsubj  2
    {well} {well} ADV  RB  advmod 2
    sells  sell  VERB  VBZ ROOT   2
    Mill   Mill  PROPN NNP obj    2
"""


@pytest.mark.parametrize(("table", "subject", "modality"), [
    pytest.param(LIKED.format(would="would"), "Ana", Modality.DESIRED, id="would have liked to"),
    pytest.param(LIKED.format(would="has"), "Ana", Modality.ASSERTED, id="has liked to"),
    pytest.param(ENSURE.format(ensure="ensure"), "Ana", Modality.DESIRED, id="to ensure that"),
    pytest.param(ENSURE.format(ensure="see"), "Ana", Modality.ASSERTED, id="to see that"),
    pytest.param(MAKE_SURE.format(make="make", tag="VB"), "Ana", Modality.DESIRED,
                 id="what one is to make sure of"),
    pytest.param(MAKE_SURE.format(make="made", tag="VBD"), "Ana", Modality.ASSERTED,
                 id="what one made sure of"),
    pytest.param(WAY.format(how="how"), "cooks", Modality.ASKED, id="how to get to such a town"),
    pytest.param(WAY.format(how="now"), "cooks", Modality.ASSERTED, id="who gets to such a town"),
    pytest.param(THERE.format(need="need"), "salt", Modality.DESIRED, id="what there needs to be"),
    pytest.param(THERE.format(need="come"), "salt", Modality.ASSERTED, id="what there is"),
    pytest.param(HUNG_ELSEWHERE.format(expected="expected", expect="expect"), "Ana",
                 Modality.DESIRED, id="what was expected"),
    pytest.param(HUNG_ELSEWHERE.format(expected="learned", expect="learn"), "Ana",
                 Modality.ASSERTED, id="what was learned"),
    pytest.param(ODDS.format(odds="odds"), "Ana", Modality.POSSIBLE, id="what the odds are of"),
    pytest.param(ODDS.format(odds="trees"), "Ana", Modality.ASSERTED, id="what has no odds"),
    pytest.param(ASKED_LATE.format(mark="?"), "Ana", Modality.ASKED, id="asked at the end"),
    pytest.param(ASKED_LATE.format(mark="."), "Ana", Modality.DESIRED, id="not asked"),
    pytest.param(PLAN.format(plan="plan"), "Ana", Modality.HYPOTHETICAL, id="what is planned"),
    pytest.param(PLAN.format(plan="book"), "Ana", Modality.ASSERTED, id="what came later"),
    pytest.param(HABIT.format(day="Sundays"), "Ana", Modality.ASSERTED, id="what was done again"),
    pytest.param(HABIT.format(day="Sunday"), "Ana", Modality.HYPOTHETICAL, id="what was not"),
    pytest.param(HOPED.format(well="hopefully"), "Ana", Modality.DESIRED, id="hopefully"),
    pytest.param(HOPED.format(well="carefully"), "Ana", Modality.ASSERTED, id="carefully"),
])  # fmt: skip
def test_a_broken_sentence_puts_a_link(table: str, subject: str, modality: Modality) -> None:
    assert modality_of(*link_between(table, subject, object_="Mill")) is modality
