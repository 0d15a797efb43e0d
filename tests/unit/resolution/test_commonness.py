"""What is called by a common name is less surely one thing."""

from __future__ import annotations

import pytest

from kgraph.model import CoreferenceChain
from kgraph.resolution.clusters import Cluster
from kgraph.resolution.commonness import commonness_of
from kgraph.resolution.decisions import ENOUGH, NameWeigher
from kgraph.resolution.profiles import Profile

LETTERS = "abcdefghijklmnopqrst"
MANY = [f"Ana {letter}orn" for letter in LETTERS] + [f"{letter}ia Ruiz" for letter in LETTERS]


def person(*labels: str, documents: int = 1) -> Cluster:
    chain = CoreferenceChain(0, "person", labels, 1.0)
    texts = [f"{labels[0]} {number}" for number in range(documents)]
    return Cluster.of([Profile((text, 0), chain, is_spoken=True) for text in texts])


def score(one: Cluster, other: Cluster, *, among: list[str]) -> float:
    found = NameWeigher(commonness_of(among)).weigh(one, other)
    return 0.0 if found is None else found.score


def test_people_expected_to_bear_a_name_follow_from_those_who_have_its_words() -> None:
    common = commonness_of(["Ana Ruiz", "Ana Lund", "Bea Ruiz", "Bea Ruiz", "Bea M. Lund", "Mia"])
    assert (common.names, common.namesakes(("ana", "ruiz"))) == (4, 0.25)
    assert common.shared == {"ana", "bea", "ruiz", "lund"}


def test_a_name_that_nobody_else_is_expected_to_bear_says_as_much_as_ever() -> None:
    alone = score(person("Ana Ruiz"), person("Ana Ruiz"), among=["Ana Ruiz"])
    assert score(person("Ana Ruiz"), person("Ana Ruiz"), among=["Ana Ruiz", "Ana Lund"]) == alone


def test_a_name_of_common_parts_says_less_and_more_if_many_documents_name_that_person() -> None:
    rare = score(person("Ana Ruiz"), person("Ana Ruiz"), among=["Ana Ruiz"])
    common = score(person("Ana Ruiz"), person("Ana Ruiz"), among=MANY)
    known = score(person("Ana Ruiz", documents=40), person("Ana Ruiz"), among=MANY)
    assert rare - 2 > common
    assert rare > known > common


@pytest.mark.parametrize(
    ("among", "is_enough"),
    [
        pytest.param(MANY, True, id="many are called by the one word, and none by the other"),
        pytest.param(["Ana Holm", "Anna Holm"], False, id="as many by both words"),
    ],
)
def test_a_rare_name_is_another_one_misheard_if_people_are_called_by_its_words(
    among: list[str], is_enough: bool
) -> None:
    found = score(person("Ana Holm", documents=3), person("Anna Holm"), among=among)
    assert (found > ENOUGH) is is_enough
