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
