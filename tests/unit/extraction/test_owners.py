"""Whose a thing is, as its name tells."""

from __future__ import annotations

import pytest

from kgraph.extraction.owners import with_owners
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import split_sentences
from tests.placed import placed

BOAT = """
    Ana      Ana    PROPN NNP  nsubj     1
    sold     sell   VERB  VBD  ROOT      1
    her      her    PRON  PRP$ nmod:poss 3
    boat     boat   NOUN  NN   obj       1
    .        .      PUNCT .    punct     1
    It       it     PRON  PRP  nsubj     6
    sank     sink   VERB  VBD  ROOT      6
    .        .      PUNCT .    punct     6
"""
TWO_BOATS = """
    Ana      Ana    PROPN NNP  nsubj     1
    sold     sell   VERB  VBD  ROOT      1
    her      her    PRON  PRP$ nmod:poss 3
    boat     boat   NOUN  NN   obj       1
    and      and    CCONJ CC   cc        6
    Ben      Ben    PROPN NNP  nsubj     6
    kept     keep   VERB  VBD  conj      1
    his      his    PRON  PRP$ nmod:poss 8
    boat     boat   NOUN  NN   obj       6
"""
FARMERS = """
    Most     most   ADJ   JJS  amod      1
    farmers  farmer NOUN  NNS  nsubj     2
    sold     sell   VERB  VBD  ROOT      2
    their    their  PRON  PRP$ nmod:poss 4
    land     land   NOUN  NN   obj       2
    .        .      PUNCT .    punct     2
"""
THEY = """
    Most     most   ADJ   JJS  amod      1
    farmers  farmer NOUN  NNS  nsubj     2
    left     leave  VERB  VBD  ROOT      2
    .        .      PUNCT .    punct     2
    They     they   PRON  PRP  nsubj     5
    sold     sell   VERB  VBD  ROOT      5
    their    their  PRON  PRP$ nmod:poss 7
    land     land   NOUN  NN   obj       5
    .        .      PUNCT .    punct     5
"""


def named(table: str, mentions: dict[str, str], phrases: set[str]) -> list[tuple[str, str]]:
    """Return what is mentioned with what it is called."""
    read = placed(table, mentions, phrases=phrases)
    annotated = with_owners(read.annotated, read.finder)
    labels = {chain.number: chain.labels[0] for chain in annotated.chains}
    return [(mention.text, labels[mention.chain]) for mention in annotated.mentions]


def test_a_thing_is_called_by_its_owner_and_what_takes_it_up_with_it() -> None:
    mentions = {"Ana": "person", "her": "Ana", "boat": "work", "It": "boat"}
    assert named(BOAT, mentions, {"boat"}) == [
        ("Ana", "Ana"), ("her", "Ana"), ("her boat", "Ana's boat"), ("It", "Ana's boat"),
    ]  # fmt: skip


def test_a_thing_of_one_owner_keeps_its_own_name_as_another() -> None:
    mentions = {"Ana": "person", "her": "Ana", "boat": "work", "It": "boat"}
    read = placed(BOAT, mentions, phrases={"boat"})
    chains = with_owners(read.annotated, read.finder).chains
    assert [chain.labels for chain in chains] == [("Ana",), ("Ana's boat", "boat")]


def test_a_thing_that_goes_by_its_owner_is_not_given_him_again() -> None:
    mentions = {"Ana": "person", "her": "Ana", "boat": "work", "It": "boat"}
    read = placed(BOAT, mentions, phrases={"boat"})
    once = with_owners(read.annotated, read.finder)
    again = PlaceFinder(read.doc, split_sentences(once, "document"))
    assert with_owners(once, again) is once


def test_the_boats_of_two_are_two_and_neither_is_just_a_boat() -> None:
    mentions = {"Ana": "person", "her": "Ana", "Ben": "person", "his": "Ben", "boat": "work"}
    read = placed(TWO_BOATS, mentions, phrases={"boat"})
    chains = with_owners(read.annotated, read.finder).chains
    assert [chain.labels for chain in chains if "boat" in chain.labels[0]] == [
        ("boat",), ("Ana's boat",), ("Ben's boat",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "name"),
    [
        pytest.param(FARMERS, "farmers' land", id="many own something under their plural"),
        pytest.param(THEY, "land", id="whom the sentence does not name is no name for a thing"),
    ],
)
def test_what_many_own(table: str, name: str) -> None:
    mentions = {"farmers": "concept", "their": "farmers", "land": "work"}
    assert named(table, mentions, {"farmers", "land"})[-1][1] == name
