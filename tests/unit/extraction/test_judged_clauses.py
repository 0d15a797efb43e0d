"""Open links of verbs that say half: what something is taken for, and "has got"."""

from __future__ import annotations

import pytest

from kgraph.extraction.open_links import find_open_links
from tests.placed import placed

RANKED = """
    Ana      Ana      PROPN NNP nsubj 1
    ranked   rank     VERB  VBD ROOT  1
    Ben      Ben      PROPN NNP obj   1
    {among}  {among}  ADP   IN  case  4
    {others} {others} NOUN  NNS obl   1
"""
TOLD_BY = """
    Ben       Ben      PROPN NNP nsubj:pass 2
    was       be       AUX   VBD aux:pass   2
    described describe VERB  VBN ROOT       2
    by        by       ADP   IN  case       4
    Ana       Ana      PROPN NNP obl:agent  2
"""
TOLD_BY_AS = f"""
    {TOLD_BY.strip()}
    as        as       ADP   IN  case       6
    sailor    sailor   NOUN  NN  obl        2
"""
WHAT = """
    Ben        Ben      PROPN NNP nsubj     1
    left       leave    VERB  VBD ROOT      1
    {what}     {what}   PRON  WP  obj       1
    Ana        Ana      PROPN NNP nsubj     4
    {verb}     {verb}   VERB  VBD acl:relcl 2
    a          a        DET   DT  det       6
    snub       snub     NOUN  NN  obj       4
"""
LISTED = """
    Ana      Ana      PROPN NNP nsubj 1
    {struck} {struck} VERB  VBD ROOT  1
    Ben      Ben      PROPN NNP obj   1
    ,        ,        PUNCT ,   punct 4
    nets     net      NOUN  NNS {net} 2
    and      and      CCONJ CC  cc    6
    blows    blow     NOUN  NNS conj  2
    against  against  ADP   IN  case  8
    Elba     Elba     PROPN NNP nmod  6
"""
GOT = """
    Ana     Ana     PROPN NNP nsubj 2
    {has}   have    AUX   VBZ {dep} 2
    got     get     VERB  VBN ROOT  2
    Elba    Elba    PROPN NNP obj   2
"""


def told(table: str, **kinds: str) -> list[str]:
    read = placed(table, {word: kind for word, kind in kinds.items() if word in table})
    return read.told(find_open_links(read.doc, read.finder))


@pytest.mark.parametrize(("among", "others", "links"), [
    pytest.param("among", "masters", [], id="ranked him among the masters"),
    pytest.param("in", "spring", ["Ana open:rank Ben"], id="ranked him in spring"),
])  # fmt: skip
def test_who_judges_another_says_half_without_what_he_takes_him_for(
    among: str, others: str, links: list[str]
) -> None:
    table = RANKED.format(among=among, others=others)
    assert told(table, Ana="person", Ben="person") == links


@pytest.mark.parametrize(("table", "links"), [
    pytest.param(TOLD_BY, ["Ben open:be described by Ana"], id="described by Ana"),
    pytest.param(TOLD_BY_AS, ["Ben open:be described as sailor"], id="described by Ana as ..."),
])  # fmt: skip
def test_so_does_by_whom_one_is_judged(table: str, links: list[str]) -> None:
    assert told(table, Ana="person", Ben="person", sailor="concept") == links


@pytest.mark.parametrize(("what", "verb", "links"), [
    pytest.param("what", "consider", [], id="what she considered a snub"),
    pytest.param("who", "consider", ["Ana open:consider snub"], id="who considered a snub"),
    pytest.param("what", "suffer", ["Ana open:suffer snub"], id="what she suffered"),
])  # fmt: skip
def test_what_one_takes_it_for_is_not_what_one_does(what: str, verb: str, links: list[str]) -> None:
    table = WHAT.format(what=what, verb=verb)
    assert told(table, Ana="person", snub="concept") == links


@pytest.mark.parametrize(("has", "dep", "link"), [
    pytest.param("has", "aux", "have", id="she has got the boat"),
    pytest.param("soon", "advmod", "get", id="she soon got the boat"),
])  # fmt: skip
def test_who_has_got_a_thing_has_it(has: str, dep: str, link: str) -> None:
    table = GOT.format(has=has, dep=dep)
    assert [each.split(":")[1] for each in told(table, Ana="person", Elba="work")] == [
        f"{link} Elba"
    ]


@pytest.mark.parametrize(("verb", "net", "links"), [
    pytest.param("strike", "conj", [], id="nobody strikes the third of a list against it"),
    pytest.param("strike", "appos", ["Ana open:strike blow against Elba"], id="but the second"),
    pytest.param("have", "conj", ["Ana open:have blow against Elba"], id="one has all of them"),
])  # fmt: skip
def test_what_is_listed_beside_an_object_is_no_part_of_a_deed(
    verb: str, net: str, links: list[str]
) -> None:
    found = told(LISTED.format(struck=verb, net=net), Ana="person", Elba="work")
    assert found == links
