"""Whom or what a pronoun, a description or a short name stands for, and what speaks against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.extraction.antecedents import Antecedents
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import split_sentences
from tests.placed import placed

TEXT = """
    Wren    Wren    PROPN NNP nsubj     1
    left    leave   VERB  VBD ROOT      1
    .       .       PUNCT .   punct     1
    Ana     Ana     PROPN NNP compound  4
    Ruiz    Ruiz    PROPN NNP nsubj     5
    met     meet    VERB  VBD ROOT      5
    Lorn    Lorn    PROPN NNP obj       5
    .       .       PUNCT .   punct     5
    {who}   {who}   PRON  PRP nsubj     9
    sings   sing    VERB  VBZ ROOT      9
    his     his     PRON  PRP$ nmod:poss 11
    songs   song    NOUN  NNS obj       9
    .       .       PUNCT .   punct     9
"""


def traits(who: str, meant: str, *, at: int = 8, name: str = "subject") -> dict[str, float]:
    refers = {
        "Wren": "person", "Ana Ruiz": "person", "Lorn": "organization", who: meant, "his": "Wren",
        "songs": "concept",
    }  # fmt: skip
    read = placed(TEXT.format(who=who), refers)
    place = read.finder.place_of(read.doc[at])
    assert place is not None
    found = Antecedents(read.doc, read.finder)
    return dict(found.traits_of(place, read.doc[at], name=name))


def test_others_of_its_kind_that_came_up_since_are_counted() -> None:
    assert traits("She", "Ana Ruiz")["subject it rivals"] == 0.0
    assert traits("She", "Wren")["subject it rivals"] == 1.0


def test_how_far_back_it_was_spoken_of_is_told() -> None:
    far, near = traits("She", "Wren"), traits("She", "Ana Ruiz")
    assert far["subject it far back"] > near["subject it far back"]


@pytest.mark.parametrize(("meant", "was_subject"), [("Ana Ruiz", True), ("Lorn", False)])
def test_what_was_the_subject_last_is_known(meant: str, *, was_subject: bool) -> None:
    assert ("subject it was subject" in traits("It", meant)) is was_subject


def test_of_bodies_only_bodies_are_rivals_of_those_who_say_we() -> None:
    found = traits("We", "Lorn")
    assert found["subject we rivals"] == 0.0
    assert found["subject we was named"] == 1.0


def test_of_nobody_known_before_that_is_told() -> None:
    assert traits("she", "person")["subject it first"] == 1.0


def test_a_speaker_is_known_and_has_no_antecedent() -> None:
    assert not any(name.startswith("subject it") for name in traits("I", "Wren"))


def test_the_owner_of_an_end_has_an_antecedent_too() -> None:
    found = traits("She", "Ana Ruiz", at=11, name="object")
    assert found["object's owner it rivals"] == 1.0


SHORT = """
    Ana   Ana   PROPN NNP compound 1
    Ruiz  Ruiz  PROPN NNP nsubj    2
    met   meet  VERB  VBD ROOT     2
    Bo    Bo    PROPN NNP compound 4
    Ruiz  Ruiz  PROPN NNP obj      2
    .     .     PUNCT .   punct    2
    Ana   Ana   PROPN NNP nsubj    7
    sings sing  VERB  VBZ ROOT     7
    .     .     PUNCT .   punct    7
    Ruiz  Ruiz  PROPN NNP nsubj   10
    works work  VERB  VBZ ROOT    10
    .     .     PUNCT .   punct   10
"""


@pytest.mark.parametrize(("at", "namesakes"), [
    pytest.param(9, 1.0, id="a family name that two bear"),
    pytest.param(6, None, id="a first name of one"),
])  # fmt: skip
def test_a_part_of_a_name_may_be_that_of_others_too(at: int, namesakes: float | None) -> None:
    read = placed(
        SHORT, {"Ana Ruiz": "person", "Bo Ruiz": "person", "Ruiz": "Ana Ruiz", "Ana": "Ana Ruiz"}
    )
    kept = [m for m in read.annotated.mentions if " " in m.text or m.span.start > 20]
    mentions = tuple(replace(mention, named=True) for mention in kept)
    annotated = replace(read.annotated, mentions=mentions)
    finder = PlaceFinder(read.doc, split_sentences(annotated, "document"))
    place = finder.place_of(read.doc[at])
    assert place is not None
    found = dict(Antecedents(read.doc, finder).traits_of(place, read.doc[at], name="subject"))
    assert found["subject short name"] == 1.0
    assert found.get("subject namesakes") == namesakes
