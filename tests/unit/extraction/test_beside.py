"""What a name says by the name beside it."""

from __future__ import annotations

import pytest

from kgraph.extraction.beside import find_beside
from tests.placed import Placed, links, placed

ONTOLOGY = links(
    "affiliatedWith person organization",
    "basedIn person|organization place",
    "partOf place|organization place|organization",
)


def with_preposition(word: str, first: str, second: str) -> Placed:
    """Return "Wren of Lorn sings", of the types and with the preposition given."""
    table = f"""
        Wren   wren   PROPN NNP nsubj 3
        {word} {word} ADP   IN  case  2
        Lorn   lorn   PROPN NNP nmod  0
        sings  sing   VERB  VBZ ROOT  3
    """
    return placed(table, {"Wren": first, "Lorn": second})


def told(read: Placed) -> list[str]:
    return read.told(find_beside(read.doc, read.finder, ontology=ONTOLOGY))


@pytest.mark.parametrize(("first", "word", "second", "link"), [
    pytest.param("person", "at", "organization", "affiliatedWith", id="a person at a body"),
    pytest.param("person", "with", "organization", "affiliatedWith", id="a person with a body"),
    pytest.param("person", "from", "place", "basedIn", id="a person from a place"),
    pytest.param("organization", "in", "place", "basedIn", id="a body in a place"),
    pytest.param("place", "in", "place", "partOf", id="a place in a place"),
    pytest.param("organization", "at", "organization", "partOf", id="a body at a body"),
])  # fmt: skip
def test_a_preposition_between_two_names_states_a_link(
    first: str, word: str, second: str, link: str
) -> None:
    assert told(with_preposition(word, first, second)) == [f"Wren {link} Lorn"]


@pytest.mark.parametrize(("mill", "links_told"), [
    pytest.param("Mill", ["Rose Mill partOf Lorn", "Palm Mill partOf Lorn"], id="of one noun"),
    pytest.param("Hall", ["Rose Mill partOf Lorn"], id="of two nouns"),
])  # fmt: skip
def test_what_two_alike_are_in_is_said_of_both(mill: str, links_told: list[str]) -> None:
    table = f"""
        Palm   palm   PROPN NNP compound 1
        {mill} {mill} PROPN NNP nsubj 7
        and    and    CCONJ CC  cc    4
        Rose   rose   PROPN NNP compound 4
        Mill   mill   PROPN NNP conj  1
        in     in     ADP   IN  case  6
        Lorn   lorn   PROPN NNP nmod  4
        burned burn   VERB  VBD ROOT  7
    """
    names = {f"Palm {mill}": "place", "Rose Mill": "place", "Lorn": "place"}
    assert told(placed(table, names)) == links_told


@pytest.mark.parametrize(("first", "word", "second"), [
    pytest.param("person", "against", "organization", id="a person against a body"),
    pytest.param("person", "in", "place", id="a person who is in a place just now"),
    pytest.param("place", "of", "place", id="a place of a place"),
    pytest.param("person", "of", "person", id="a person of a person"),
    pytest.param("work", "of", "place", id="a work of a place"),
])  # fmt: skip
def test_other_prepositions_and_types_state_nothing(first: str, word: str, second: str) -> None:
    assert told(with_preposition(word, first, second)) == []


def test_what_the_ontology_does_not_know_is_not_stated() -> None:
    read = with_preposition("of", "person", "organization")
    assert list(find_beside(read.doc, read.finder, ontology=links("basedIn person place"))) == []


def test_only_names_say_something_by_standing_beside_each_other() -> None:
    read = placed(
        """
        Wren   wren   PROPN NNP nsubj 3
        of     of     ADP   IN  case  2
        guilds guild  NOUN  NNS nmod  0
        sings  sing   VERB  VBZ ROOT  3
        """,
        {"Wren": "person", "guilds": "organization"},
    )
    assert told(read) == []


COMMA = """
    Wren   wren   PROPN NNP nsubj 5
    ,      ,      PUNCT ,   punct 2
    Lorn   lorn   PROPN NNP {label} 0
    ,      ,      PUNCT ,   punct 2
    {rest}
"""
ALONE = "again  again ADV RB advmod 5\n sleeps sleep VERB VBZ ROOT 5"
IN_A_LIST = "Tarn   tarn  PROPN NNP conj 0\n sleep  sleep VERB VBP ROOT 5"


@pytest.mark.parametrize(("label", "rest", "kind", "expected"), [
    pytest.param("appos", ALONE, "place", ["Wren partOf Lorn"], id="a town and its county"),
    pytest.param("conj", IN_A_LIST, "place", [], id="not towns in a list"),
    pytest.param("appos", ALONE, "person", [], id="not two persons"),
])  # fmt: skip
def test_a_comma_joins_a_place_to_the_one_around_it(
    label: str, rest: str, kind: str, expected: list[str]
) -> None:
    read = placed(COMMA.format(label=label, rest=rest), {"Wren": kind, "Lorn": kind})
    assert told(read) == expected


def test_a_comma_makes_less_sure_than_a_preposition() -> None:
    comma = placed(COMMA.format(label="appos", rest=ALONE), {"Wren": "place", "Lorn": "place"})
    either = [
        draft.confidence
        for read in (comma, with_preposition("in", "place", "place"))
        for draft in find_beside(read.doc, read.finder, ontology=ONTOLOGY)
    ]
    assert either == sorted(set(either))
