"""However a link is put, its path is the same."""

from __future__ import annotations

import pytest

from kgraph.extraction.link_graph import LinkGraph
from kgraph.extraction.paths import find_path
from tests.parses import parsed

FOUNDED = ("<subj", "found", ">obj")
CHAIR = ("<is", "chair", ">of")

ACTIVE = """
    Ana      Ana    PROPN NNP nsubj 1
    founded  found  VERB  VBD ROOT  1
    Lorn     Lorn   PROPN NNP obj   1
"""
PASSIVE = """
    Lorn     Lorn   PROPN NNP nsubj:pass 2
    was      be     AUX   VBD aux:pass   2
    founded  found  VERB  VBN ROOT       2
    by       by     ADP   IN  case       4
    Ana      Ana    PROPN NNP obl:agent  2
"""
PARTICIPLE = """
    Lorn     Lorn   PROPN NNP nsubj     5
    ,        ,      PUNCT ,   punct     2
    founded  found  VERB  VBN acl       0
    by       by     ADP   IN  case      4
    Ana      Ana    PROPN NNP obl:agent 2
    grew     grow   VERB  VBD ROOT      5
"""
RELATIVE = """
    Lorn     Lorn   PROPN NNP nsubj     4
    which    which  PRON  WDT obj       3
    Ana      Ana    PROPN NNP nsubj     3
    founded  found  VERB  VBD acl:relcl 0
    grew     grow   VERB  VBD ROOT      4
"""
CONTROL = """
    Ana      Ana    PROPN NNP nsubj 1
    decided  decide VERB  VBD ROOT  1
    to       to     PART  TO  mark  3
    found    found  VERB  VB  xcomp 1
    Lorn     Lorn   PROPN NNP obj   3
"""
JOINED = """
    Ben      Ben    PROPN NNP nsubj 3
    and      and    CCONJ CC  cc    2
    Ana      Ana    PROPN NNP conj  0
    founded  found  VERB  VBD ROOT  3
    Lorn     Lorn   PROPN NNP obj   3
"""
DESCRIBED = """
    Lorn     Lorn   PROPN NNP nsubj     2
    is       be     AUX   VBZ cop       2
    town     town   NOUN  NN  ROOT      2
    founded  found  VERB  VBN acl       2
    by       by     ADP   IN  case      5
    Ana      Ana    PROPN NNP obl:agent 3
"""
COPULA = """
    Ana      Ana    PROPN NNP nsubj 2
    is       be     AUX   VBZ cop   2
    chair    chair  NOUN  NN  ROOT  2
    of       of     ADP   IN  case  4
    Lorn     Lorn   PROPN NNP nmod  2
"""
APPOSITION = """
    Ana      Ana    PROPN NNP nsubj 4
    chair    chair  NOUN  NN  appos 0
    of       of     ADP   IN  case  3
    Lorn     Lorn   PROPN NNP nmod  1
    spoke    speak  VERB  VBD ROOT  4
"""
POSSESSIVE = """
    Lorn     Lorn   PROPN NNP nmod:poss 2
    's       's     PART  POS case      0
    chair    chair  NOUN  NN  nsubj     4
    Ana      Ana    PROPN NNP appos     2
    spoke    speak  VERB  VBD ROOT      4
"""
BECAME = """
    Ana      Ana    PROPN NNP nsubj 1
    became   become VERB  VBD ROOT  1
    chair    chair  NOUN  NN  xcomp 1
    of       of     ADP   IN  case  4
    Lorn     Lorn   PROPN NNP nmod  2
"""
SERVED_AS = """
    Ana      Ana    PROPN NNP nsubj 1
    served   serve  VERB  VBD ROOT  1
    as       as     ADP   IN  case  3
    chair    chair  NOUN  NN  obl   1
    of       of     ADP   IN  case  5
    Lorn     Lorn   PROPN NNP nmod  3
"""
FOUNDER_AND_CHAIR = """
    Ana      Ana     PROPN NNP nsubj 2
    is       be      AUX   VBZ cop   2
    chair    chair   NOUN  NN  ROOT  2
    and      and     CCONJ CC  cc    4
    founder  founder NOUN  NN  conj  2
    of       of      ADP   IN  case  6
    Lorn     Lorn    PROPN NNP nmod  4
"""


@pytest.mark.parametrize(("table", "path"), [
    pytest.param(ACTIVE, FOUNDED, id="a plain clause"),
    pytest.param(PASSIVE, FOUNDED, id="a passive is turned round"),
    pytest.param(PARTICIPLE, FOUNDED, id="a participle is said of its noun"),
    pytest.param(RELATIVE, FOUNDED, id="a relative pronoun stands for its noun"),
    pytest.param(CONTROL, FOUNDED, id="who decides to do it does it"),
    pytest.param(JOINED, FOUNDED, id="what is joined by and takes part alike"),
    pytest.param(DESCRIBED, FOUNDED, id="what is said of the kind is said of the thing"),
    pytest.param(COPULA, CHAIR, id="a copula"),
    pytest.param(APPOSITION, CHAIR, id="an apposition"),
    pytest.param(POSSESSIVE, CHAIR, id="a possessive"),
    pytest.param(BECAME, CHAIR, id="who becomes it is it"),
    pytest.param(SERVED_AS, CHAIR, id="who serves as it is it"),
    pytest.param(FOUNDER_AND_CHAIR, CHAIR, id="two roles share what they are of"),
])  # fmt: skip
def test_the_path_of_a_link_is_the_same_however_it_is_put(
    table: str, path: tuple[str, ...]
) -> None:
    doc = parsed(table)
    place = {token.text: token.i for token in doc}
    assert find_path(LinkGraph(doc, []), place["Ana"], object_=place["Lorn"]) == path


def test_two_who_do_the_same_are_not_linked_by_it() -> None:
    doc = parsed(JOINED)
    assert find_path(LinkGraph(doc, []), 0, object_=2) is None


def test_what_stands_in_brackets_is_not_said_of_the_name_before_them() -> None:
    doc = parsed("""
        Lorn     Lorn   PROPN NNP nsubj:pass 5
        (        (      PUNCT -LRB- punct    2
        Port     Port   PROPN NNP appos      0
        )        )      PUNCT -RRB- punct    2
        was      be     AUX   VBD aux:pass   5
        founded  found  VERB  VBN ROOT       5
        by       by     ADP   IN  case       7
        Ana      Ana    PROPN NNP obl:agent  5
    """)
    assert find_path(LinkGraph(doc, []), 7, object_=2) is None


def test_a_name_that_reads_like_a_clause_is_the_subject_of_the_verb_after_it() -> None:
    doc = parsed("""
        I        I      PRON  PRP nsubj 1
        Saw      see    VERB  VBD dep   4
        Lorn     Lorn   PROPN NNP obj   1
        is       be     AUX   VBZ cop   4
        song     song   NOUN  NN  ROOT  4
        by       by     ADP   IN  case  6
        Ana      Ana    PROPN NNP nmod  4
    """)
    graph = LinkGraph(doc, [(0, 3)])
    assert find_path(graph, graph.node(doc[1]), object_=6) == ("<is", "song", ">by")


BOTH = """
    Lorn     Lorn   PROPN NNP nsubj     2
    is       be     AUX   VBZ cop       2
    film     film   NOUN  NN  ROOT      2
    made     make   VERB  VBN acl       2
    by       by     ADP   IN  {case}
    and      and    CCONJ CC  cc        6
    starring star   VERB  VBG conj      3
    Ana      Ana    PROPN NNP {ana}
"""


@pytest.mark.parametrize("table", [
    pytest.param(BOTH.format(case="case 7", ana="obl:agent 3"), id="given to the first verb"),
    pytest.param(BOTH.format(case="case 6", ana="obj 6"), id="given to the second"),
])  # fmt: skip
def test_who_made_and_stars_in_it_does_both(table: str) -> None:
    graph = LinkGraph(parsed(table), [])
    assert {step for step, _ in graph.steps(7)} >= {"<subj", "<obj"}


PLAYED = """
    Ana      Ana    PROPN NNP nsubj 1
    plays    play   VERB  VBZ ROOT  1
    as       as     ADP   IN  case  3
    keeper   keeper NOUN  NN  obl   1
    {case}   {case} ADP   IN  case  5
    Lorn     Lorn   PROPN NNP nmod  3
    and      and    CCONJ CC  cc    7
    Ebb      Ebb    PROPN NNP conj  5
"""


@pytest.mark.parametrize(("case", "of_verb"), [
    pytest.param("for", True, id="of the verb or the noun"),
    pytest.param("of", False, id="of the noun alone"),
])  # fmt: skip
def test_what_is_listed_may_all_belong_to_the_verb(case: str, *, of_verb: bool) -> None:
    graph = LinkGraph(parsed(PLAYED.format(case=case)), [(0, 1), (5, 6), (7, 8)])
    assert ((f"<{case}", 1) in graph.steps(7)) is of_verb
