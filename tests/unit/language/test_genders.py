"""Which pronouns may share a chain."""

from __future__ import annotations

import pytest

from kgraph.language.genders import HE, IT, SHE, WEIGHT, ChainGenders, pronoun_told


@pytest.mark.parametrize(
    ("words", "pronoun"),
    [
        pytest.param("mrs. okoye", "she", id="a title"),
        pytest.param("margaret okoye", "she", id="a given name"),
        pytest.param("the old man with the barge", "he", id="a noun before what narrows it"),
        pytest.param("margaret 's father", "he", id="somebody's father"),
        pytest.param("her husband", "he", id="a noun behind a pronoun"),
        pytest.param("margaret and her sister", None, id="two people"),
        pytest.param("the bargemaster", None, id="a noun for either"),
    ],
)
def test_words_tell_which_pronoun_goes_with_somebody(words: str, pronoun: str | None) -> None:
    assert pronoun_told(words.split()) == pronoun


def test_a_pronoun_loses_with_a_chain_of_another() -> None:
    genders = ChainGenders()
    genders.add(0, HE, words=["he"])
    genders.add(1, SHE, words=["her"])
    genders.add(2, 0, words=["the", "bargemaster"])
    losses = genders.losses(SHE, [0, 1, 2])
    assert losses is not None
    assert losses.tolist() == [WEIGHT, 0, 0]


def test_a_given_name_counts_for_he_and_she_but_not_for_it() -> None:
    genders = ChainGenders()
    genders.add(0, 0, words=["georgina"])
    found = {group: genders.losses(group, [0]) for group in (HE, SHE, IT)}
    assert {group: loss.tolist() for group, loss in found.items() if loss is not None} == {
        HE: [WEIGHT],
        SHE: [0],
        IT: [0],
    }


def test_a_mention_that_is_no_such_pronoun_loses_nothing() -> None:
    genders = ChainGenders()
    genders.add(0, HE, words=["he"])
    assert genders.losses(0, [0]) is None
