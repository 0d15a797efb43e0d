"""From what the finders hand on to one claim for each link."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict, Unpack

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.settling import settle
from kgraph.model import Claim, Polarity
from tests.placed import Placed, links, placed

ONTOLOGY = links(
    "bornIn person place",
    "bornOn person date",
    "founderOf person organization",
    "leaderOf person organization",
    "leadsTo * *",
    "memberOf person organization",
    "partOf organization|place organization|place",
    "spouseOf person person both",
    "successorOf person person",
    "holdsRole person *",
    "worksOn person *",
)
TEXT = """
    Wren   wren   PROPN NNP nsubj 1
    leads  lead   VERB  VBZ ROOT  1
    Guild  guild  PROPN NNP obj   1
    and    and    CCONJ CC  cc    4
    Ada    ada    PROPN NNP conj  0
    in     in     ADP   IN  case  6
    Lorn   lorn   PROPN NNP obl   1
    or     or     CCONJ CC  cc    8
    Tarn   tarn   PROPN NNP conj  6
    by     by     ADP   IN  case  10
    fall   fall   NOUN  NN  obl   1
    in     in     ADP   IN  case  12
    prices price  NOUN  NNS nmod  10
"""
WHO = {
    "Wren": "person", "Guild": "organization", "Ada": "person", "Lorn": "place", "Tarn": "place",
    "fall in prices": "concept", "prices": "concept",
}  # fmt: skip
AT = {"Wren": 0, "Guild": 2, "Ada": 4, "Lorn": 6, "Tarn": 8, "fall in prices": 10, "prices": 12}


class Other(TypedDict, total=False):
    """Fields of a draft that have a plain value unless a test gives another."""

    value: str | None
    rule: str
    polarity: Polarity | None
    valid_from: str | None
    likeness: float | None


READ = placed(TEXT, WHO)


def draft(told: str, confidence: float = 0.8, **fields: Unpack[Other]) -> Draft:
    """Return the draft of ``subject link object``, the object maybe of several words."""
    subject, predicate, object_ = told.split(maxsplit=2)
    places = {place.mention.text: place for place in READ.finder.places()}
    tokens = LinkTokens(AT[subject], AT.get(object_, 1), 1)
    plain = Draft(
        predicate, places[subject], places.get(object_), None, tokens, "pattern", confidence
    )
    return replace(plain, **fields)


def settled(*drafts: Draft, read: Placed = READ) -> list[Claim]:
    return list(settle(drafts, read.doc, finder=read.finder, ontology=ONTOLOGY))


def told(*drafts: Draft) -> list[str]:
    return READ.claimed(settled(*drafts))


def test_two_finders_that_agree_make_one_claim_that_is_surer_than_each() -> None:
    one, other = draft("Wren leaderOf Guild", 0.8), draft("Wren leaderOf Guild", 0.8, rule="office")
    (claim,), (alone,) = settled(one, other), settled(one)
    assert claim.confidence > alone.confidence
    assert claim.evidence[0].rule == "pattern"


def test_one_finder_that_finds_it_twice_is_no_surer() -> None:
    one, other = (draft("Wren leaderOf Guild", 0.5, rule=f"open:{n}") for n in "ab")
    (twice,), (once,) = settled(one, other), settled(one)
    assert twice.confidence == once.confidence


def test_what_a_finder_is_surer_of_is_likelier() -> None:
    unsure, sure = (draft("Wren open:lead Guild", c, rule="open link") for c in (0.4, 0.9))
    assert settled(unsure)[0].confidence < settled(sure)[0].confidence <= 0.99


@pytest.mark.parametrize(("less_sure", "kept"), [
    pytest.param("memberOf", ["Wren leaderOf Guild"], id="one that excludes it"),
    pytest.param("founderOf", ["Wren leaderOf Guild", "Wren founderOf Guild"], id="one besides"),
    pytest.param("open:lead", ["Wren leaderOf Guild"], id="one without a name"),
])  # fmt: skip
def test_of_two_links_of_the_same_two_things(less_sure: str, kept: list[str]) -> None:
    other = draft(f"Wren {less_sure} Guild", 0.7)
    assert told(other, draft("Wren leaderOf Guild", 0.8)) == kept


def test_a_finder_that_knows_of_a_denial_is_heard_where_another_is_surer() -> None:
    sure = draft("Wren leaderOf Guild", 0.9, rule="office")
    knows = draft("Wren leaderOf Guild", 0.7, polarity=Polarity.NEGATED)
    (claim,) = settled(sure, knows)
    assert claim.polarity is Polarity.NEGATED


@pytest.mark.parametrize(("likeness", "kept"), [
    pytest.param(0.002, ["Wren open:lead Guild"], id="hardly like its examples"),
    pytest.param(0.9, ["Wren leaderOf Guild"], id="like its examples"),
])  # fmt: skip
def test_a_link_found_by_likeness_drives_out_another_only_where_it_is_likely(
    likeness: float, kept: list[str]
) -> None:
    like = draft("Wren leaderOf Guild", 0.5, rule="pattern:like", likeness=likeness)
    assert told(like, draft("Wren open:lead Guild", 0.9, rule="open link")) == kept


def test_a_link_that_is_little_like_its_examples_is_no_less_sure_where_another_finds_it() -> None:
    other = draft("Wren leaderOf Guild", 0.6)
    like = draft("Wren leaderOf Guild", 0.61, rule="pattern:like", likeness=0.01)
    (both,), (alone,) = settled(other, like), settled(other)
    assert both.confidence >= alone.confidence


def test_one_does_not_work_on_what_he_is() -> None:
    field = draft("Wren worksOn prices", 0.9)
    assert told(field, draft("Wren holdsRole prices", 0.6)) == ["Wren holdsRole prices"]
    assert told(field) == ["Wren worksOn prices"]


PART = """
    Wren     wren     PROPN NNP nsubj    3
    is       be       AUX   VBZ cop      3
    training training NOUN  NN  compound 3
    director director NOUN  NN  ROOT     3
    of       of       ADP   IN  case     5
    Guild    guild    PROPN NNP nmod     3
"""
WHOLE = PART.replace("training training NOUN  NN ", "managing managing ADJ   JJ ").replace(
    "compound 3", "amod     3"
)


@pytest.mark.parametrize(("table", "kept"), [
    pytest.param(PART, [], id="who heads a part of a body does not lead it"),
    pytest.param(WHOLE, ["Wren leaderOf Guild"], id="who heads it does"),
])  # fmt: skip
def test_who_leads_a_body(table: str, kept: list[str]) -> None:
    read = placed(table, {"Wren": "person", "Guild": "organization"})
    wren, guild = (place for place in read.finder.places())
    found = Draft("leaderOf", wren, guild, None, LinkTokens(0, 5, 3), "pattern", 0.8)
    assert read.claimed(settled(found, read=read)) == kept


def test_a_link_without_a_name_gives_way_even_if_it_is_surer() -> None:
    both = draft("Wren open:lead Guild", 0.9), draft("Wren leaderOf Guild", 0.6)
    assert told(*both) == ["Wren leaderOf Guild"]


def test_nobody_succeeds_his_successor() -> None:
    both = draft("Wren successorOf Ada", 0.7), draft("Ada successorOf Wren", 0.8)
    assert told(*both) == ["Ada successorOf Wren"]


def test_a_link_that_holds_both_ways_begins_with_what_is_named_first() -> None:
    both = draft("Ada spouseOf Wren", 0.5), draft("Wren spouseOf Ada", 0.5, rule="office")
    (claim,) = settled(*both)
    assert READ.claimed([claim]) == ["Wren spouseOf Ada"]


@pytest.mark.parametrize(("sure", "born"), [
    pytest.param(0.9, "Tarn", id="the surer"),
    pytest.param(0.8, "Lorn", id="else the first"),
    pytest.param(0.7, "Lorn", id="not a less sure one"),
])  # fmt: skip
def test_one_is_born_in_one_place(sure: float, born: str) -> None:
    places = draft("Wren bornIn Tarn", sure), draft("Wren bornIn Lorn", 0.8)
    assert told(*places) == [f"Wren bornIn {born}"]


def test_the_whole_phrase_is_meant_and_not_a_part_of_it() -> None:
    both = draft("Wren leadsTo prices", 0.9), draft("Wren leadsTo fall in prices", 0.6)
    assert told(*both) == ["Wren leadsTo fall in prices"]


@pytest.mark.parametrize("wrong", [
    pytest.param("Wren leaderOf Lorn", id="another type than the ontology wants"),
    pytest.param("Wren inventorOf Guild", id="a link that it does not know"),
    pytest.param("Wren leadsTo Wren", id="a thing with itself"),
    pytest.param("Guild bornOn 1990", id="a date of what has none"),
])  # fmt: skip
def test_no_claim_joins(wrong: str) -> None:
    assert told(draft(wrong, value="1990" if wrong.endswith("1990") else None)) == []


def test_a_date_is_the_value_of_a_claim() -> None:
    assert told(draft("Wren bornOn 1990", value="1990")) == ["Wren bornOn 1990"]


@pytest.mark.parametrize(
    ("link", "told_"),
    [
        pytest.param("Guild partOf Lorn", [], id="a body is in a place"),
        pytest.param("Lorn partOf Tarn", ["Lorn partOf Tarn"], id="a place is part of another"),
    ],
)
def test_a_body_is_no_part_of_a_place(link: str, told_: list[str]) -> None:
    assert told(draft(link)) == told_


def test_what_only_one_finder_knows_is_kept() -> None:
    surest = draft("Wren leaderOf Guild", 0.8)
    knows = draft("Wren leaderOf Guild", 0.5, rule="trained relation", valid_from="1990")
    (claim,) = settled(surest, knows)
    assert claim.valid_from == "1990"
    assert claim.evidence[0].rule == "pattern"


def test_the_evidence_is_the_sentence_with_where_the_two_stand_in_it() -> None:
    (claim,) = settled(draft("Wren leaderOf Guild"))
    evidence, text = claim.evidence[0], READ.sentences[0].document.text
    assert evidence.quote == text
    assert evidence.object_span is not None
    assert [span.of(text) for span in (evidence.subject_span, evidence.object_span)] == [
        "Wren",
        "Guild",
    ]
