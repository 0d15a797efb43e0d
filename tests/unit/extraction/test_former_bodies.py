"""To which bodies somebody belonged once, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.former_bodies import former_bodies, is_of_now
from tests.parses import parsed
from tests.placed import placed

LED = """
    Ana   ana   PROPN NNP nsubj 1
    {led} {lemma} VERB {tag} ROOT 1
    Guild guild PROPN NNP obj   1
"""
SPENT = """
    Ana     ana   PROPN NNP nsubj 1
    {spent} spend VERB {tag} ROOT 1
    years   year  NOUN NNS obj 1
    leading lead  VERB VBG advcl 1
    Guild   guild PROPN NNP obj 3
"""
WE = """
    we    we   PRON PRP nsubj 1
    {met} meet VERB {tag} ROOT 1
"""
WE_ARE = """
    we   we   PRON  PRP nsubj 3
    {were} be AUX   {tag} cop 3
    at   at   ADP   IN  case  3
    work work NOUN  NN  ROOT  3
"""


def over(table: str, *predicates: str, anchor: int) -> bool:
    read = placed(table, {"Ana": "person", "Guild": "organization"})
    places = {place.mention.text: place for place in read.finder.places()}
    words = [token.text for token in read.doc]
    at = LinkTokens(0, words.index("Guild"), anchor)
    drafts = [
        Draft(name, places["Ana"], places["Guild"], None, at, "office", 0.8) for name in predicates
    ]
    return bool(former_bodies(drafts, read.doc))


@pytest.mark.parametrize(("led", "lemma", "tag", "past"), [
    pytest.param("led", "lead", "VBD", True, id="who led it once"),
    pytest.param("leads", "lead", "VBZ", False, id="who leads it"),
    pytest.param("joined", "join", "VBD", False, id="who joined it has not left"),
])  # fmt: skip
def test_a_body_is_one_of_the_past_to(led: str, lemma: str, tag: str, *, past: bool) -> None:
    assert over(LED.format(led=led, lemma=lemma, tag=tag), "leaderOf", anchor=1) is past


@pytest.mark.parametrize(("spent", "tag", "past"), [
    pytest.param("spent", "VBD", True, id="spent years"),
    pytest.param("spends", "VBZ", False, id="spends years"),
])  # fmt: skip
def test_so_it_is_where_the_verb_above_is_past(spent: str, tag: str, *, past: bool) -> None:
    assert over(SPENT.format(spent=spent, tag=tag), "leaderOf", anchor=3) is past


def test_who_spent_years_on_founding_a_body_does_not() -> None:
    table = SPENT.format(spent="spent", tag="VBD").replace("leading lead ", "founding found")
    assert over(table, "memberOf", "founderOf", anchor=1)


def test_who_founded_a_body_speaks_for_it() -> None:
    table = LED.format(led="ran", lemma="run", tag="VBD")
    assert not over(table, "leaderOf", "founderOf", anchor=1)


@pytest.mark.parametrize(("table", "now"), [
    pytest.param(WE.format(met="meet", tag="VBP"), True, id="we meet"),
    pytest.param(WE.format(met="met", tag="VBD"), False, id="we met"),
    pytest.param(WE_ARE.format(were="are", tag="VBP"), True, id="we are at work"),
    pytest.param(WE_ARE.format(were="were", tag="VBD"), False, id="we were at work"),
])  # fmt: skip
def test_a_we_tells_of_the_present(table: str, *, now: bool) -> None:
    assert is_of_now(parsed(table)[0]) is now
