"""What the clauses above a link deny of it, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.polarity import is_set_aside, polarity_of
from kgraph.model import Polarity
from tests.parses import parsed
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

WILL_NOT = """
    Ana   Ana   PROPN NNP nsubj 3
    will  will  AUX   MD  aux   3
    not   not   PART  RB  advmod 3
    {verb} {verb} VERB VB ROOT  3
    the   the   DET   DT  det   5
    Guild Guild PROPN NNP obj   3
"""
WOULD_NOT_SAY = """
    Ben   Ben   PROPN NNP nsubj  2
    not   not   PART  RB  advmod 2
    says  say   VERB  VBZ ROOT   2
    {mark} {mark} SCONJ IN mark  5
    Ana   Ana   PROPN NNP nsubj  5
    led   lead  VERB  VBD ccomp  2
    Guild Guild PROPN NNP obj    5
"""
TAG = """
    Guild Guild PROPN NNP obj    2
    Ana   Ana   PROPN NNP nsubj  2
    leads lead  VERB  VBZ ROOT   2
    does  do    AUX   VBZ aux    2
    n't   not   PART  RB  advmod 2
    {who} {who} PRON  PRP nsubj  2
    ?     ?     PUNCT .   punct  5
"""

AGAINST = """
    Ana     Ana     PROPN NNP nsubj 1
    decided decide  VERB  VBD ROOT  1
    {case}  against SCONJ IN  mark  3
    joining join    VERB  VBG advcl 1
    Guild   Guild   PROPN NNP obj   3
"""
WITHOUT = """
    Ana     Ana     PROPN NNP nsubj 1
    ends    end     VERB  VBZ ROOT  1
    without without ADP   IN  case  3
    Guild   Guild   PROPN NNP obl   1
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
        pytest.param(
            AGAINST.format(case="against"), "open:join", Polarity.NEGATED, id="decided against"
        ),
        pytest.param(AGAINST.format(case="on"), "open:join", Polarity.AFFIRMED, id="decided on"),
        pytest.param(WITHOUT, "open:end", Polarity.NEGATED, id="without it"),
        pytest.param(WITHOUT, "open:end without", Polarity.AFFIRMED, id="a link named by without"),
        pytest.param(DECLINED, "opposes", Polarity.AFFIRMED, id="an attitude"),
    ],
)  # fmt: skip
def test_polarity_under_a_verb(table: str, predicate: str, polarity: Polarity) -> None:
    doc, tokens = link_between(table, "Ana", object_="Guild")
    assert polarity_of(doc, tokens, predicate=predicate) is polarity


@pytest.mark.parametrize(("verb", "predicate", "polarity"), [
    pytest.param("have", "opposes", Polarity.AFFIRMED, id="what will not be had is opposed"),
    pytest.param("oppose", "opposes", Polarity.NEGATED, id="an opposition denied"),
    pytest.param("lead", "leaderOf", Polarity.NEGATED, id="any other link"),
    pytest.param("mistake", "leaderOf", Polarity.AFFIRMED, id="what is not mistaken for another"),
])  # fmt: skip
def test_polarity_of_what_will_not_be(verb: str, predicate: str, polarity: Polarity) -> None:
    doc, tokens = link_between(WILL_NOT.format(verb=verb), "Ana", object_="Guild")
    assert polarity_of(doc, tokens, predicate=predicate) is polarity


@pytest.mark.parametrize(("table", "polarity"), [
    pytest.param(WOULD_NOT_SAY.format(mark="that"), Polarity.NEGATED, id="not said to be"),
    pytest.param(WOULD_NOT_SAY.format(mark="whether"), Polarity.AFFIRMED, id="left open"),
    pytest.param(TAG.format(who="she"), Polarity.AFFIRMED, id="with a tag"),
    pytest.param(TAG.format(who="Ben"), Polarity.NEGATED, id="with no tag"),
])  # fmt: skip
def test_polarity_of_a_link_that_is(table: str, polarity: Polarity) -> None:
    assert polarity_of(*link_between(table, "Ana", object_="Guild")) is polarity


@pytest.mark.parametrize(
    ("words", "aside"),
    [
        pytest.param("rather than", True, id="rather than a club"),
        pytest.param("instead of", True, id="instead of a club"),
        pytest.param("or rather", False, id="or rather a club"),
    ],
)
def test_what_something_is_rather_than_a_thing_sets_the_thing_aside(
    words: str, aside: bool
) -> None:
    first, second = words.split()
    tree = f"""
        a        a        DET   DT  det   1
        guild    guild    NOUN  NN  ROOT  1
        {first}  {first}  CCONJ CC  cc    5
        {second} {second} ADP   IN  fixed 2
        a        a        DET   DT  det   5
        club     club     NOUN  NN  conj  1
    """
    if words == "or rather":
        tree = tree.replace("fixed 2", "advmod 5")
    assert is_set_aside(parsed(tree)[5]) is aside


@pytest.mark.parametrize(("clause", "polarity"), [
    pytest.param("who {who} PRON WP nsubj", Polarity.NEGATED, id="told of the likes of it"),
    pytest.param("where {who} ADV WRB advmod", Polarity.AFFIRMED, id="told of a place there"),
])  # fmt: skip
def test_what_a_thing_is_not_denies_what_is_told_of_its_like(
    clause: str, polarity: Polarity
) -> None:
    word, lemma, pos, tag, dep = clause.format(who="who").split()
    tree = f"""
        Ana     Ana     PROPN NNP nsubj 4
        is      be      AUX   VBZ cop   4
        not     not     PART  RB  advmod 4
        a       a       DET   DT  det   4
        painter painter NOUN  NN  ROOT  4
        {word}  {lemma} {pos} {tag} {dep} 7
        is      be      AUX   VBZ cop   7
        loyal   loyal   ADJ   JJ  acl:relcl 4
        to      to      ADP   IN  case  10
        the     the     DET   DT  det   10
        Guild   Guild   PROPN NNP obl   7
    """
    tokens = LinkTokens(0, 10, 7)
    assert polarity_of(parsed(tree), tokens, predicate="open:be loyal to") is polarity
