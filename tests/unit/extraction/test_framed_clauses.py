"""What the clause around a thing says of what is told of the thing, off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.modality import modality_of
from kgraph.model import Modality
from tests.placed import link_between

CLUB = """
    Ben    Ben   PROPN NNP nsubj     1
    {wants} {want} VERB VBZ ROOT     1
    {a}    {a}   DET   DT  det       3
    club   club  NOUN  NN  obj       1
    that   that  PRON  WDT nsubj     5
    sells  sell  VERB  VBZ acl:relcl 3
    Mill   Mill  PROPN NNP obj       5
"""
IF = """
    If     if     SCONJ IN  mark      6
    clubs  club   NOUN  NNS nsubj     6
    that   that   PRON  WDT nsubj     3
    sell   sell   VERB  VBP acl:relcl 1
    Mill   Mill   PROPN NNP obj       3
    {not_} really ADV   RB  advmod    6
    grow   grow   VERB  VBP advcl     9
    ,      ,      PUNCT ,   punct     6
    Ben    Ben    PROPN NNP nsubj     9
    left   leave  VERB  VBD ROOT      9
"""
PURPOSE = """
    Ana    Ana   PROPN NNP nsubj 2
    {may}  {may} AUX   MD  aux   2
    row    row   VERB  VB  ROOT  2
    to     to    PART  TO  mark  4
    sell   sell  VERB  VB  advcl 2
    Mill   Mill  PROPN NNP obj   4
"""
STORY = """
    There there PRON EX  expl  1
    is    be    VERB VBZ ROOT  1
    a     a     DET  DT  det   3
    {story} {story} NOUN NN nsubj 1
    that  that  SCONJ IN mark  6
    Ana   Ana   PROPN NNP nsubj 6
    sold  sell  VERB VBD acl   3
    Mill  Mill  PROPN NNP obj  6
"""
ODDS = """
    The   the  DET   DT  det   1
    {odds} {odds} NOUN NNS nsubj 3
    are   be   AUX   VBP cop   3
    slim  slim ADJ   JJ  ROOT  3
    that  that SCONJ IN  mark  6
    Ana   Ana  PROPN NNP nsubj 6
    sells sell VERB  VBZ ccomp 3
    Mill  Mill PROPN NNP obj   6
"""
SUPPOSED = """
    Ana       Ana     PROPN NNP nsubj:pass 2
    is        be      AUX   VBZ aux:pass   2
    {verb}    {verb}  VERB  VBN ROOT       2
    to        to      PART  TO  mark       4
    sell      sell    VERB  VB  xcomp      2
    Mill      Mill    PROPN NNP obj        4
"""
HOW = """
    How   how  ADV  WRB advmod 3
    {do}  do   AUX  VBP aux    3
    we    we   PRON PRP nsubj  3
    sell  sell VERB VB  ROOT   3
    Mill  Mill PROPN NNP obj   3
    ?     ?    PUNCT .  punct  3
"""


@pytest.mark.parametrize(
    ("table", "subject", "modality"),
    [
        pytest.param(
            CLUB.format(wants="wants", want="want", a="a"), "club", Modality.DESIRED, id="wanted"
        ),
        pytest.param(
            CLUB.format(wants="wants", want="want", a="the"), "club", Modality.ASSERTED, id="known"
        ),
        pytest.param(
            CLUB.format(wants="leads", want="lead", a="a"), "club", Modality.ASSERTED, id="there"
        ),
        pytest.param(IF.format(not_="really"), "clubs", Modality.HYPOTHETICAL, id="if they grow"),
        pytest.param(
            IF.format(not_="really").replace("If     if", "As     as"),
            "clubs",
            Modality.ASSERTED,
            id="as they grow",
        ),
        pytest.param(PURPOSE.format(may="may"), "Ana", Modality.POSSIBLE, id="for what may be"),
        pytest.param(PURPOSE.format(may="did"), "Ana", Modality.ASSERTED, id="for what is"),
        pytest.param(STORY.format(story="story"), "Ana", Modality.REPORTED, id="a story that"),
        pytest.param(STORY.format(story="fact"), "Ana", Modality.ASSERTED, id="the fact that"),
        pytest.param(ODDS.format(odds="odds"), "Ana", Modality.POSSIBLE, id="the odds that"),
        pytest.param(ODDS.format(odds="margins"), "Ana", Modality.ASSERTED, id="no odds"),
        pytest.param(SUPPOSED.format(verb="supposed"), "Ana", Modality.DESIRED, id="supposed to"),
        pytest.param(SUPPOSED.format(verb="paid"), "Ana", Modality.ASSERTED, id="paid to"),
        pytest.param(HOW.format(do="do"), "we", Modality.ASKED, id="how it is to be done"),
        pytest.param(HOW.format(do="did"), "we", Modality.ASSERTED, id="how it was done"),
    ],
)
def test_a_link_is_put_as_what_brings_it_up(table: str, subject: str, modality: Modality) -> None:
    assert modality_of(*link_between(table, subject, object_="Mill")) is modality
