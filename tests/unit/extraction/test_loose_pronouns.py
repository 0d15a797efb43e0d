"""Pronouns that may stand for more than one thing, on hand-made trees."""

from __future__ import annotations

import re

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.loose_pronouns import is_of_a_clause, is_of_own_words, loose_pronouns
from tests.placed import placed

LEAKS = """
    the    the   DET  DT  det   1
    {one}  sluice NOUN NN nsubj 2
    holds  hold  VERB VBZ ROOT  2
    the    the   DET  DT  det   4
    {two}  pond  NOUN NN  obj   2
    and    and   CCONJ CC cc    7
    {it}   it    PRON PRP nsubj 7
    leaks  leak  VERB VBZ conj  2
"""


def loose(table: str, mentions: dict[str, str]) -> list[str]:
    read = placed(table, mentions)
    text = read.doc.text
    return sorted(view.of(text) for view in loose_pronouns(read.finder))


@pytest.mark.parametrize(("mentions", "left_open"), [
    pytest.param(
        {"sluice": "concept", "pond": "concept", "it": "sluice"},
        ["it"], id="another thing stands between",
    ),
    pytest.param(
        {"sluice": "concept", "pond": "concept", "it": "pond"}, [], id="nothing stands between"
    ),
    pytest.param(
        {"sluice": "concept", "pond": "person", "it": "sluice"}, [], id="a person stands between"
    ),
    pytest.param({"sluice": "concept", "it": "sluice"}, [], id="no other is known"),
])  # fmt: skip
def test_a_pronoun_is_loose_where(mentions: dict[str, str], left_open: list[str]) -> None:
    assert loose(LEAKS.format(one="sluice", two="pond", it="it"), mentions) == left_open


def test_a_thing_with_a_name_is_meant_across_others() -> None:
    table = LEAKS.format(one="Elba", two="pond", it="it")
    assert loose(table, {"Elba": "work", "pond": "concept", "it": "Elba"}) == []


def test_who_speaks_is_known() -> None:
    table = LEAKS.format(one="weaver", two="baker", it="I")
    assert loose(table, {"weaver": "person", "baker": "person", "I": "weaver"}) == []


QUOTED = """
    Ana    ana    PROPN NNP nsubj 1
    says   say    VERB  VBZ ROOT  1
    :      :      PUNCT :   punct 1
    {first} “     PUNCT ``  punct 5
    {she}  she    PRON  PRP nsubj 5
    leads  lead   VERB  VBZ ccomp 1
    Guild  guild  PROPN NNP obj   5
    {last}  ”     PUNCT ''  punct 5
"""


@pytest.mark.parametrize(("marks", "she", "own"), [
    pytest.param("“ ”", "she", True, id="nobody says she of herself"),
    pytest.param("“ ”", "I", False, id="but I"),
    pytest.param("- -", "she", False, id="nor is it her own words that say so"),
])  # fmt: skip
def test_who_is_quoted_is_no_third_person_in_her_own_words(
    marks: str, she: str, *, own: bool
) -> None:
    first, last = marks.split()
    table = QUOTED.format(first=first, last=last, she=she)
    read = placed(table, {"Ana": "person", she: "Ana", "Guild": "work"})
    places = {place.mention.text: place for place in read.finder.places()}
    at = LinkTokens(4, 6, 5)
    draft = Draft("open:lead", places[she], places["Guild"], None, at, "open link", 0.8)
    assert is_of_own_words(draft, read.doc, finder=read.finder) is own


CLAUSE = """
    {that} {that} NOUN  NN  {other} 3
    rowing rowing VERB  VBG {dep} 3
    is     be     AUX   VBZ cop   3
    hard   hard   ADJ   JJ  ROOT  3
    and    and    CCONJ CC  cc    6
    {it}   it     PRON  PRP nsubj 6
    takes  take   VERB  VBZ conj  3
    a      a      DET   DT  det   8
    crew   crew   NOUN  NN  obj   6
"""


@pytest.mark.parametrize(("other", "dep", "pronoun", "clause"), [
    pytest.param("mark", "csubj", "it", True, id="what a whole clause says"),
    pytest.param("nsubj", "csubj", "it", True, id="the idea that a whole clause is so"),
    pytest.param("mark", "nsubj", "it", False, id="a thing"),
    pytest.param("mark", "csubj", "she", False, id="somebody"),
])  # fmt: skip
def test_it_may_stand_for_a_clause(other: str, dep: str, pronoun: str, *, clause: bool) -> None:
    table = CLAUSE.format(that="idea", other=other, dep=dep, it=pronoun)
    read = placed(table, {pronoun: "concept", "crew": "concept"})
    it, crew = read.finder.places()
    draft = Draft("open:take", it, crew, None, LinkTokens(5, 8, 6), "open link", 0.8)
    assert is_of_a_clause(draft, read.doc) is clause


@pytest.mark.parametrize(("tag", "left_open"), [
    pytest.param("NN", ["it"], id="one thing stands between"),
    pytest.param("NNS", [], id="many stand between"),
])  # fmt: skip
def test_it_stands_for_nothing_of_which_there_are_many(tag: str, left_open: list[str]) -> None:
    table = LEAKS.format(one="sluice", two="pond", it="it")
    table = re.sub(r"(pond +pond +NOUN +)NN\b", rf"\g<1>{tag}", table)
    assert loose(table, {"sluice": "concept", "pond": "concept", "it": "sluice"}) == left_open
