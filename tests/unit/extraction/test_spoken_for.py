"""Whom "we" and "our" stand for, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.spoken_for import first_person_mentions
from tests.placed import placed

ANA = """
    My my PRON PRP$ nmod:poss 1
    name name NOUN NN nsubj 3
    is be AUX VBZ cop 3
    Ana Ana PROPN NNP ROOT 3
    of of ADP IN case 6
    the the DET DT det 6
    Guild Guild PROPN NNP nmod 3
    . . PUNCT . punct 3
"""
WENT = """
    Then then ADV RB advmod 10
    we we PRON PRP nsubj 10
    went go VERB VBD ROOT 10
"""
GO = """
    Then then ADV RB advmod 10
    we we PRON PRP nsubj 10
    go go VERB VBP ROOT 10
"""
SUNK = """
    Then then ADV RB advmod 11
    our our PRON PRP$ nmod:poss 10
    boat boat NOUN NN nsubj 11
    sank sink VERB VBD ROOT 11
"""
FIGHT_HERE = """
    Then then ADV RB advmod 12
    our our PRON PRP$ nmod:poss 10
    fight fight NOUN NN nsubj 12
    {word} here ADV RB advmod 10
    grew grow VERB VBD ROOT 12
"""
MUST = """
    Then then ADV RB advmod 11
    we we PRON PRP nsubj 11
    must must AUX MD aux 11
    go go VERB VB ROOT 11
"""
COULD = MUST.replace("must must", "could could")
NEED = """
    Today today ADV RB advmod 10
    we we PRON PRP nsubj 10
    need need VERB VBP ROOT 10
    rain rain NOUN NN obj 10
"""
BAKE = NEED.replace("need need", "bake bake").replace("rain rain", "bread bread")
KNOW = NEED.replace("need need", "know know")
NEED_TO = NEED.replace("rain rain NOUN NN obj", "grow grow VERB VB xcomp")
HOW = BAKE.replace("Today today ADV RB", "How how ADV WRB")

MET = """
    Then then ADV RB advmod 10
    we we PRON PRP nsubj 10
    met meet VERB VBD ROOT 10
"""
MET_WITH = (
    MET.rstrip()
    + """
    with with ADP IN case 12
    Wren Wren PROPN NNP obl 10
"""
)
TO_SCHOOL = """
    Then then ADV RB advmod 10
    we we PRON PRP nsubj 10
    went go VERB VBD ROOT 10
    to to ADP IN case 12
    school school NOUN NN obl 10
"""
FOUNDED = """
    Then then ADV RB advmod 10
    we we PRON PRP nsubj 10
    founded found VERB VBD ROOT 10
    the the DET DT det 12
    Guild Guild PROPN NNP obj 10
"""
HELPED = """
    Wren Wren PROPN NNP nsubj 9
    {verb} {verb} VERB VBD ROOT 9
    us us PRON PRP obj 9
"""


def meant(
    table: str, bodies: dict[str, frozenset[str]], former: dict[str, frozenset[str]] | None = None
) -> list[str]:
    """Return whom each "we" and "our" after Ana's name stands for."""
    read = placed(ANA.rstrip() + table, {"Ana": "person", "Guild": "organization"})
    found = first_person_mentions(
        read.doc, read.finder, sentences=read.sentences, bodies=bodies, former=former
    )
    return [read.name(f"c{each.chain}") for each in found if each.text in {"we", "our", "us"}]


@pytest.mark.parametrize(
    ("table", "names"),
    [
        pytest.param(WENT, ["Ana"], id="what was done"),
        pytest.param(GO, [], id="not what is done at all times"),
        pytest.param(SUNK, [], id="not what is owned"),
        pytest.param(MUST, [], id="not a duty"),
    ],
)
def test_we_of_one_who_speaks_for_no_body_is_himself(table: str, names: list[str]) -> None:
    assert meant(table, bodies={}) == names


@pytest.mark.parametrize(
    ("table", "names"),
    [
        pytest.param(WENT, ["Guild"], id="what was done"),
        pytest.param(BAKE, ["Guild"], id="what is done"),
        pytest.param(SUNK, ["Guild"], id="what is owned"),
        pytest.param(SUNK.replace("boat boat", "country country"), [], id="not what all own"),
        pytest.param(FIGHT_HERE.format(word="here"), [], id="nor what all here do"),
        pytest.param(FIGHT_HERE.format(word="soon"), ["Guild"], id="what they alone do"),
        pytest.param(MET_WITH, ["Guild"], id="bodies meet with others"),
        pytest.param(MET, ["Ana"], id="persons meet"),
        pytest.param(TO_SCHOOL, ["Ana"], id="persons go to school"),
        pytest.param(FOUNDED, ["Ana"], id="no body founds itself"),
        pytest.param(HELPED.format(verb="help"), ["Guild"], id="who is helped"),
        pytest.param(HELPED.format(verb="pass"), [], id="not who is passed"),
        pytest.param(MUST, [], id="must is said of everyone"),
        pytest.param(COULD, [], id="could is said of everyone"),
        pytest.param(NEED, [], id="a need is everyone's"),
        pytest.param(KNOW, [], id="what we know everyone knows"),
        pytest.param(NEED_TO, [], id="what one needs to do everyone needs to do"),
        pytest.param(HOW, [], id="how one does it is asked of everyone"),
    ],
)
def test_we_of_one_who_belongs_to_a_body_is_the_body(table: str, names: list[str]) -> None:
    assert meant(table, bodies={"c0": frozenset({"c1"})}) == names


@pytest.mark.parametrize(
    ("table", "names"),
    [
        pytest.param(WENT, ["Guild"], id="what was done then"),
        pytest.param(BAKE, [], id="not what is done now"),
    ],
)
def test_we_of_one_who_belonged_to_a_body_once_is_the_body(table: str, names: list[str]) -> None:
    guild = {"c0": frozenset({"c1"})}
    assert meant(table, bodies=guild, former=guild) == names
