"""What a label and a definition teach besides the examples, and other ways to put these."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kgraph.extraction.wider_paths import told_paths, wider_paths
from kgraph.ontology.types import Relation


@pytest.mark.parametrize(("path", "wider"), [
    pytest.param(("<subj", "repair", ">obj"), ("<is", "repairer", ">of"), id="who does it"),
    pytest.param(("<is", "restorer", ">of"), ("<subj", "restore", ">obj"), id="what one does"),
    pytest.param(("<obj", "tune", ">subj"), ("<of", "tuner", ">is"), id="by whom it is done"),
    pytest.param(("<subj", "camp", ">on"), ("<subj", "camp", ">in"), id="a like preposition"),
])  # fmt: skip
def test_a_path_is_put_in_other_ways(path: tuple[str, ...], wider: tuple[str, ...]) -> None:
    assert wider in set(wider_paths(path))


@pytest.mark.parametrize("path", [
    pytest.param(("<subj", "take", ">obj"), id="a verb that says little"),
    pytest.param(("<subj", "sign", ">obj", "lease", ">on"), id="two words"),
    pytest.param(("<subj", "camp", ">under"), id="a preposition like no other"),
])  # fmt: skip
def test_a_path_that_says_too_little_stays_as_it_is(path: tuple[str, ...]) -> None:
    assert list(wider_paths(path)) == []


@pytest.mark.model
@pytest.mark.parametrize(("label", "definition", "path"), [
    pytest.param("keeper of", "", ("<is", "keeper", ">of"), id="a label with a preposition"),
    pytest.param("carved by", "", ("<obj", "carve", ">subj"), id="a label in the passive"),
    pytest.param("editor", "", ("<of", "editor", ">is"), id="a label that names the object"),
    pytest.param("", "The subject repaired or painted the object.", ("<subj", "paint", ">obj"),
                 id="what the subject does"),
    pytest.param("", "The subject served the object, as cook or gardener.",
                 ("<is", "gardener", ">of"), id="what the subject is"),
])  # fmt: skip
def test_labels_and_definitions_tell_paths(
    pipeline: Language, label: str, definition: str, path: tuple[str, ...]
) -> None:
    relation = Relation("link", "https://example.org/link", label, definition)
    assert path in told_paths([relation], pipeline)["link"]


@pytest.mark.model
def test_what_is_not_enough_tells_no_path(pipeline: Language) -> None:
    definition = "The subject repaired the object. Painting it is not enough."
    relation = Relation("link", "https://example.org/link", "", definition)
    words = {path[1] for path in told_paths([relation], pipeline)["link"]}
    assert words == {"repair"}
