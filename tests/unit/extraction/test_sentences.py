"""Who tells a text that names no speakers."""

from __future__ import annotations

import pytest

from tests.placed import Placed, heard, placed

OPENING = """
    My   my   PRON  PRP$ nmod:poss 3
    name name NOUN  NN   nsubj     3
    is   be   AUX   VBZ  cop       3
    Ana  Ana  PROPN NNP  ROOT      3
    .    .    PUNCT .    punct     3
    I    I    PRON  PRP  nsubj     6
    sing sing VERB  VBP  ROOT      6
    .    .    PUNCT .    punct     6
"""
OF_ANOTHER = OPENING.replace("My   my ", "Her  her")


def tellers(read: Placed) -> list[str]:
    """Return who says each sentence, ``-`` where nobody is named."""
    return [read.name(sentence.speaker) for sentence in read.sentences]


@pytest.mark.parametrize(
    ("table", "mentions", "told_by"),
    [
        pytest.param(OPENING, {"Ana": "person"}, ["Ana", "Ana"], id="my name is"),
        pytest.param(OPENING, {"Ana": "work"}, ["-", "-"], id="not of a work"),
        pytest.param(OF_ANOTHER, {"Ana": "person"}, ["-", "-"], id="not her name is"),
    ],
)
def test_a_text_without_speakers_is_told_by_who_gives_his_name(
    table: str, mentions: dict[str, str], told_by: list[str]
) -> None:
    read = placed(table, mentions)
    assert tellers(read) == told_by
    assert [sentence.is_narrated for sentence in read.sentences] == [
        name != "-" for name in told_by
    ]


def test_one_who_gives_his_name_late_does_not_tell_the_text() -> None:
    rain = "Rain rain NOUN NN nsubj {0}\nfell fall VERB VBD ROOT {0}\n. . PUNCT . punct {0}\n"
    late = "".join(rain.format(3 * number + 1) for number in range(20))
    opening = """
        My my PRON PRP$ nmod:poss 63
        name name NOUN NN nsubj 63
        is be AUX VBZ cop 63
        Ana Ana PROPN NNP ROOT 63
    """
    assert set(tellers(placed(late + opening.strip(), {"Ana": "person"}))) == {"-"}


def test_turns_that_name_speakers_are_told_by_them() -> None:
    turns = [("Ben", "My name is Ana."), ("Cy", "Ben sang with Cy.")]
    read = heard(turns, {"Ben": "person", "Cy": "person", "Ana": "person"})
    assert tellers(read) == ["Ana", "Cy"]
    assert not any(sentence.is_narrated for sentence in read.sentences)
