"""What the clauses above a link deny of it, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.polarity import polarity_of
from kgraph.model import Polarity
from tests.placed import link_between

KEPT = """
    Rain    rain  NOUN  NN  nsubj 1
    kept    keep  VERB  VBD ROOT  1
    Ana     Ana   PROPN NNP obj   1
    from    from  SCONJ IN  mark  4
    joining join  VERB  VBG xcomp 1
    the     the   DET   DT  det   6
    Guild   Guild PROPN NNP obj   4
"""
KEPT_ON = """
    Ana     Ana   PROPN NNP nsubj 1
    kept    keep  VERB  VBD ROOT  1
    joining join  VERB  VBG xcomp 1
    the     the   DET   DT  det   4
    Guild   Guild PROPN NNP obj   2
"""
UNABLE = """
    Ana    Ana    PROPN NNP nsubj 2
    was    be     AUX   VBD cop   2
    unable unable ADJ   JJ  ROOT  2
    to     to     PART  TO  mark  4
    join   join   VERB  VB  xcomp 2
    the    the    DET   DT  det   6
    Guild  Guild  PROPN NNP obj   4
"""
ABLE = UNABLE.replace("unable", "able")
REFUSED = """
    Ana     Ana    PROPN NNP nsubj 1
    refused refuse VERB  VBD ROOT  1
    to      to     PART  TO  mark  3
    pay     pay    VERB  VB  xcomp 1
    the     the    DET   DT  det   5
    Guild   Guild  PROPN NNP obj   3
"""
DECLINED = """
    Ana      Ana     PROPN NNP nsubj 1
    declined decline VERB  VBD ROOT  1
    the      the     DET   DT  det   3
    Guild    Guild   PROPN NNP obj   1
"""


@pytest.mark.parametrize(
    ("table", "predicate", "polarity"),
    [
        pytest.param(KEPT, "open:join", Polarity.NEGATED, id="who is kept from it"),
        pytest.param(KEPT_ON, "open:join", Polarity.AFFIRMED, id="who keeps doing it"),
        pytest.param(UNABLE, "open:join", Polarity.NEGATED, id="who is unable to"),
        pytest.param(ABLE, "open:join", Polarity.AFFIRMED, id="who is able to"),
        pytest.param(REFUSED, "open:pay", Polarity.NEGATED, id="what is refused"),
        pytest.param(REFUSED, "open:refuse to pay", Polarity.AFFIRMED, id="the refusal itself"),
        pytest.param(DECLINED, "memberOf", Polarity.NEGATED, id="a link that is declined"),
        pytest.param(DECLINED, "open:decline", Polarity.AFFIRMED, id="the declining itself"),
        pytest.param(DECLINED, "opposes", Polarity.AFFIRMED, id="an attitude"),
    ],
)  # fmt: skip
def test_polarity_under_a_verb(table: str, predicate: str, polarity: Polarity) -> None:
    doc, tokens = link_between(table, "Ana", object_="Guild")
    assert polarity_of(doc, tokens, predicate=predicate) is polarity
