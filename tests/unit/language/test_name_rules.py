"""Small corrections to the names that the network finds."""

from __future__ import annotations

import pytest

from kgraph.language.labels import ENTITY_TYPES
from kgraph.language.name_rules import corrected_names

PERSON, ORGANIZATION = ENTITY_TYPES.index("person"), ENTITY_TYPES.index("organization")


@pytest.mark.parametrize(("text", "kind", "name", "corrected"), [
    pytest.param("Admiral Ana Ruiz", PERSON, "Ana Ruiz", "person", id="a title is left out"),
    pytest.param("Admiral", PERSON, "Admiral", "person", id="a title alone stays"),
    pytest.param("Portugal", ORGANIZATION, "Portugal", "place", id="a country is a place"),
    pytest.param("the Gambia", ORGANIZATION, "the Gambia", "place", id="with an article too"),
    pytest.param("Lorn Council", ORGANIZATION, "Lorn Council", "organization", id="others stay"),
    pytest.param("Hale Inc", ORGANIZATION, "Hale Inc .", "organization", id="its own stop"),
])  # fmt: skip
def test_a_name_is_corrected(text: str, kind: int, name: str, corrected: str) -> None:
    words = [*text.split(), "."]
    last = len(words) - 2
    tags = ["NNP"] * len(words)
    [(start, end, found, _)] = corrected_names([(0, last, kind, 0.9)], words, tags=tags)
    assert (" ".join(words[start : end + 1]), ENTITY_TYPES[found]) == (name, corrected)


@pytest.mark.parametrize(("text", "tag", "name"), [
    pytest.param("American Ana Ruiz", "JJ", "Ana Ruiz", id="where he comes from"),
    pytest.param("Danish Admiral Ana Ruiz", "JJ", "Ana Ruiz", id="and then a title"),
    pytest.param("Christian Ruiz", "NNP", "Christian Ruiz", id="a given name"),
    pytest.param("Spanish Ana Ruiz", "NNP", "Ana Ruiz", id="whatever its tag before two names"),
    pytest.param("Spanish Ruiz", "NNP", "Spanish Ruiz", id="as a given name"),
    pytest.param("Young Ruiz", "JJ", "Young Ruiz", id="another adjective"),
])  # fmt: skip
def test_where_a_person_comes_from_is_no_part_of_the_name(text: str, tag: str, name: str) -> None:
    words = text.split()
    tags = [tag, *["NNP"] * (len(words) - 1)]
    [(start, end, _, _)] = corrected_names([(0, len(words) - 1, PERSON, 0.9)], words, tags=tags)
    assert " ".join(words[start : end + 1]) == name
