"""What people call themselves, and what they say they like best."""

from __future__ import annotations

import pytest

from kgraph.extraction.self_naming import find_self_naming
from tests.placed import Placed, links, placed

ONTOLOGY = links("identifiesAs person concept", "supports person organization|work|concept")

CALLS = """
    Wren   wren   PROPN NNP nsubj 1
    {verb} {verb} VERB  VBZ ROOT  1
    {whom} {whom} PRON  PRP {rel} 1
    a      a      DET   DT  det   4
    poet   poet   NOUN  NN  {named} 1
    and    and    CCONJ CC  cc    6
    potter potter NOUN  NN  conj  4
"""
SEES_AS = """
    Wren   wren   PROPN NNP nsubj 1
    sees   see    VERB  VBZ ROOT  1
    {whom} {whom} PRON  PRP obj   1
    as     as     ADP   IN  case  5
    a      a      DET   DT  det   5
    poet   poet   NOUN  NN  obl   1
"""
IDENTIFIES = """
    Wren   wren   PROPN NNP nsubj 1
    {verb} {verb} VERB  VBZ ROOT  1
    as     as     ADP   IN  case  4
    a      a      DET   DT  det   4
    poet   poet   NOUN  NN  obl   1
"""
AM = """
    {who}  {who}  PRON  PRP nsubj 3
    am     be     AUX   VBP cop   3
    a      a      DET   DT  det   3
    {noun} {noun} NOUN  NN  ROOT  3
    and    and    CCONJ CC  cc    5
    potter potter NOUN  NN  conj  3
"""
BEST = """
    The    the    DET   DT  det   1
    Guild  guild  PROPN NNP nsubj 5
    is     be     AUX   VBZ cop   5
    {own}  {own}  PRON  PRP nmod:poss 5
    {best} {best} ADJ   JJ  amod  5
    team   team   NOUN  NN  ROOT  5
"""


def told(read: Placed) -> list[str]:
    return read.told(find_self_naming(read.doc, read.finder, ontology=ONTOLOGY))


@pytest.mark.parametrize(("verb", "rel", "named"), [
    pytest.param("call", "obj", "xcomp", id="calls herself a poet"),
    pytest.param("consider", "obj", "xcomp", id="considers herself a poet"),
    pytest.param("call", "iobj", "obj", id="where the tree takes the poet for the object"),
])  # fmt: skip
def test_people_are_what_they_call_themselves(verb: str, rel: str, named: str) -> None:
    table = CALLS.format(verb=verb, whom="herself", rel=rel, named=named)
    assert told(placed(table, {"Wren": "person"})) == [
        "Wren identifiesAs poet",
        "Wren identifiesAs potter",
    ]


@pytest.mark.parametrize(("verb", "whom"), [
    pytest.param("call", "him", id="another"),
    pytest.param("buy", "herself", id="by another verb"),
])  # fmt: skip
def test_what_they_call_others_or_do_to_themselves_says_nothing(verb: str, whom: str) -> None:
    table = CALLS.format(verb=verb, whom=whom, rel="obj", named="xcomp")
    assert told(placed(table, {"Wren": "person"})) == []


@pytest.mark.parametrize(("whom", "expected"), [
    pytest.param("herself", ["Wren identifiesAs poet"], id="herself"),
    pytest.param("him", [], id="another"),
])  # fmt: skip
def test_people_are_what_they_see_themselves_as(whom: str, expected: list[str]) -> None:
    assert told(placed(SEES_AS.format(whom=whom), {"Wren": "person"})) == expected


@pytest.mark.parametrize(("verb", "expected"), [
    pytest.param("identify", ["Wren identifiesAs poet"], id="identify needs no self"),
    pytest.param("describe", [], id="describe does"),
])  # fmt: skip
def test_people_are_what_they_identify_as(verb: str, expected: list[str]) -> None:
    assert told(placed(IDENTIFIES.format(verb=verb), {"Wren": "person"})) == expected


@pytest.mark.parametrize(("who", "noun", "expected"), [
    pytest.param("I", "pacifist", ["I identifiesAs pacifist", "I identifiesAs potter"], id="said"),
    pytest.param("She", "pacifist", [], id="not what others say of somebody"),
    pytest.param("I", "plumber", [], id="not what is no belief"),
])  # fmt: skip
def test_people_are_what_they_say_they_believe_in(who: str, noun: str, expected: list[str]) -> None:
    assert told(placed(AM.format(who=who, noun=noun), {who: "person"})) == expected


@pytest.mark.parametrize(("best", "expected"), [
    pytest.param("favourite", ["my supports Guild"], id="favourite"),
    pytest.param("second", [], id="second"),
])  # fmt: skip
def test_people_support_what_they_like_best(best: str, expected: list[str]) -> None:
    read = placed(BEST.format(own="my", best=best), {"my": "person", "Guild": "organization"})
    assert told(read) == expected


def test_nobody_is_what_is_of_another_type_than_the_ontology_wants() -> None:
    read = placed(SEES_AS.format(whom="herself"), {"Wren": "person", "poet": "person"})
    assert told(read) == []


CLAIMS = """
    Wren   wren   PROPN NNP nsubj 1
    {verb} {verb} VERB  VBD ROOT  1
    to     to     PART  TO  mark  4
    be     be     AUX   VB  cop   4
    Duke   duke   PROPN NNP xcomp 1
    of     of     ADP   IN  case  6
    Elba   elba   PROPN NNP nmod  4
"""
PROCLAIMS = """
    Wren       wren       PROPN NNP nsubj 1
    proclaimed proclaim   VERB  VBD ROOT  1
    himself    himself    PRON  PRP obj   1
    Wren       wren       PROPN NNP xcomp 1
    ,          ,          PUNCT ,   punct 3
    {title}    {title}    PROPN NNP appos 3
    of         of         ADP   IN  case  7
    Elba       elba       PROPN NNP nmod  5
"""


@pytest.mark.parametrize(("table", "said"), [
    pytest.param(CLAIMS.format(verb="claim"), ["Wren identifiesAs Duke of Elba"], id="claims"),
    pytest.param(CLAIMS.format(verb="hope"), [], id="hopes to be"),
    pytest.param(
        PROCLAIMS.format(title="King"), ["Wren identifiesAs King of Elba"],
        id="a title beside his own name",
    ),
    pytest.param(PROCLAIMS.format(title="Port"), [], id="a name beside it is no title"),
])  # fmt: skip
def test_titles_that_people_give_themselves(table: str, said: list[str]) -> None:
    assert told(placed(table, {"Wren": "person", "Elba": "place"})) == said
