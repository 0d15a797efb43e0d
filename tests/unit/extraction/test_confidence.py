"""How likely a claim is right, by its traits."""

from __future__ import annotations

import pytest

from kgraph.extraction.confidence import Surroundings, Traits, likelihood, traits_of, with_likeness
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.stances import put_of
from tests.placed import placed

TEXT = """
    Wren    wren    PROPN NNP nsubj 1
    leads   lead    VERB  VBZ ROOT  1
    it      it      PRON  PRP obj   1
    and     and     CCONJ CC  cc    5
    the     the     DET   DT  det   5
    members member  NOUN  NNS conj  2
    of      of      ADP   IN  case  7
    Lorn    lorn    PROPN NNP nmod  5
"""
READ = placed(TEXT, {"Wren": "person", "it": "organization", "members": "concept"})
AT = {"Wren": 0, "it": 2, "members": 5}


def traits(object_: str, *, predicate: str = "leaderOf", confidence: float = 0.8) -> Traits:
    places = {place.mention.text: place for place in READ.finder.places()}
    draft = Draft(
        predicate, places["Wren"], places[object_], None,
        LinkTokens(0, AT[object_], 1), "pattern", confidence,
    )  # fmt: skip
    put = put_of(draft, READ.doc, finder=READ.finder)
    around = Surroundings.of(READ.doc, READ.finder)
    return traits_of(draft, around, rules={"pattern": confidence}, put=put)


@pytest.mark.parametrize(("object_", "trait"), [
    pytest.param("it", "object loose pronoun", id="a pronoun for what has no name"),
    pytest.param("it", "object organization", id="the type of an end"),
    pytest.param("it", "subject named", id="a name"),
    pytest.param("members", "object cut", id="words that narrow an end are not part of it"),
    pytest.param("members", "object apart", id="an end that hangs on another word"),
    pytest.param("it", "link leaderOf", id="the link"),
    pytest.param("it", "link by verb", id="a link that a verb states"),
    pytest.param("it", "rule pattern", id="what found it"),
])  # fmt: skip
def test_a_claim_has_the_trait(object_: str, trait: str) -> None:
    assert traits(object_)[trait] == 1.0


SPOKEN = """
    Wren  wren   PROPN NNP nsubj     1
    sings sing   VERB  VBZ ROOT      1
    {who} who    PRON  PRP nsubj     3
    leads lead   VERB  VBZ parataxis 1
    Lorn  lorn   PROPN NNP obj       3
"""


def spoken(who: str, meant: str, *, rule: str = "pattern") -> Traits:
    read = placed(SPOKEN.format(who=who), {"Wren": "person", who: meant, "Lorn": "place"})
    places = {place.mention.text: place for place in read.finder.places()}
    at = LinkTokens(2, 4, 3)
    draft = Draft("open:lead", places[who], places["Lorn"], None, at, rule, 0.8)
    put = put_of(draft, read.doc, finder=read.finder)
    around = Surroundings.of(read.doc, read.finder)
    return traits_of(draft, around, rules={rule: 0.8}, put=put)


@pytest.mark.parametrize(("who", "meant", "trait"), [
    pytest.param("I", "person", "subject speaker", id="who speaks is known"),
    pytest.param("we", "organization", "subject loose pronoun", id="whom one speaks for is not"),
    pytest.param("she", "Wren", "subject pronoun", id="somebody named before"),
    pytest.param("she", "person", "subject loose pronoun", id="nobody named before"),
    pytest.param("you", "person", "subject you", id="which pronoun of an open link"),
])  # fmt: skip
def test_a_pronoun_is_as_sure_as_what_it_stands_for(who: str, meant: str, trait: str) -> None:
    assert spoken(who, meant)[trait] == 1.0


def test_a_link_that_only_the_model_finds_is_known_by_its_name() -> None:
    assert "only trained open:lead" in spoken("I", "person", rule="trained relation")
    assert not any(trait.startswith("only trained") for trait in spoken("I", "person"))


def test_the_tree_counts_by_its_least_sure_head() -> None:
    READ.doc._.sure_heads = [0.9, 0.9, 0.6, 0.9, 0.9, 0.9, 0.9, 0.9]
    try:
        found = traits("it")
    finally:
        READ.doc._.sure_heads = ()
    assert 0.4 < found["tree"] < 0.5
    assert found["tree lost"] > 0.5
    assert "tree" not in traits("it")


def test_a_sentence_that_tells_much_is_a_trait_of_all_that_it_tells() -> None:
    places = {place.mention.text: place for place in READ.finder.places()}
    at = LinkTokens(0, 2, 1)
    draft = Draft("leaderOf", places["Wren"], places["it"], None, at, "pattern", 0.8)
    put = put_of(draft, READ.doc, finder=READ.finder)
    around = Surroundings.of(READ.doc, READ.finder)
    alone, among = (
        traits_of(draft, around, rules={"pattern": 0.8}, put=put, told=n) for n in (1, 5)
    )
    assert among["told beside"] > alone["told beside"]


def test_an_open_link_is_known_as_one_and_not_by_its_words() -> None:
    found = traits("it", predicate="open:lead")
    assert found["open"] == 1.0
    assert not any(trait.startswith("link ") for trait in found)


def test_a_finder_counts_for_as_much_as_it_is_sure() -> None:
    sure, unsure = (traits("it", confidence=c)["sure pattern"] for c in (0.9, 0.3))
    assert sure > 0 > unsure


def test_a_trait_that_no_judged_claim_had_says_nothing() -> None:
    known = traits("it")
    assert likelihood(known) == likelihood({**known, "link mended": 1.0})


def test_a_likelihood_is_between_0_and_1() -> None:
    assert 0.0 < likelihood({"sure": -50.0}, {"sure": 0.5}) < 0.01
    assert 0.99 < likelihood({"sure": 50.0}, {"sure": 0.5}) <= 1.0


def test_of_several_finders_the_surest_counts_for_all_links_alike() -> None:
    surest = traits("it", confidence=0.9)
    assert surest["sure"] == surest["sure pattern"]


KNOWN = """
    {det} {det}  DET   DT  det    1
    film  film  NOUN  {tag} nsubj 3
    {aux} have  AUX   VBZ aux    3
    left  leave VERB  VBN ROOT   3
    Lorn  Lorn  PROPN NNP obj    3
"""


@pytest.mark.parametrize(
    ("det", "tag", "known"),
    [
        pytest.param("the", "NN", True, id="the film"),
        pytest.param("a", "NN", False, id="a film"),
        pytest.param("the", "NNS", False, id="the films"),
    ],
)
def test_a_noun_alone_that_the_text_takes_for_known_is_a_trait(
    det: str, tag: str, *, known: bool
) -> None:
    read = placed(KNOWN.format(det=det, tag=tag, aux="has"), {"film": "work", "Lorn": "place"})
    places = {place.mention.text: place for place in read.finder.places()}
    at = LinkTokens(1, 4, 3)
    draft = Draft("open:leave", places["film"], places["Lorn"], None, at, "pattern", 0.8)
    put = put_of(draft, read.doc, finder=read.finder)
    around = Surroundings.of(read.doc, read.finder)
    found = traits_of(draft, around, rules={"pattern": 0.8}, put=put)
    assert ("subject known word" in found) is known
    assert found["helped"] == 1.0


def test_what_is_little_like_its_examples_is_less_sure_than_its_words() -> None:
    unlike, like = with_likeness(0.7, 0.01), with_likeness(0.7, 0.6)
    assert unlike < 0.4 < 0.7 < like < 1
    assert 0 < with_likeness(0.0, 0.0) < with_likeness(1.0, 1.0) < 1
