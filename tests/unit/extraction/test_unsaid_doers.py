"""Who does what a clause without a subject says, read off parsed sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.extraction.clauses import objects_of, subjects_of
from kgraph.extraction.link_subjects import SubjectFinder

pytestmark = pytest.mark.model


Parsed = Callable[[str], Doc]


@pytest.fixture
def parsed(pipeline: Language) -> Parsed:
    def parse(sentence: str) -> Doc:
        doc = pipeline.make_doc(sentence)
        doc._.turns = []
        return pipeline(doc)

    return parse


@pytest.mark.parametrize(
    ("sentence", "verb", "doers"),
    [
        pytest.param(
            "The speed was measured by watching a dial.", "watching", [], id="by doing, passive"
        ),
        pytest.param(
            "The clerk measured the speed by watching a dial.",
            "watching",
            ["clerk"],
            id="by doing, active",
        ),
        pytest.param(
            "The mill lost its roof, thus closing the road.",
            "closing",
            [],
            id="what a clause brings about",
        ),
        pytest.param(
            "Some tasks are dull, such as mending the nets.", "mending", [], id="an example"
        ),
        pytest.param(
            "The fog made it hard to read the dial.", "read", [], id="hard for anybody to do"
        ),
        pytest.param(
            "The aim was to mend the net before opening the harbour.",
            "opening",
            [],
            id="a clause of an aim",
        ),
        pytest.param(
            "The mayor dispatched guards to collect the toll.",
            "collect",
            ["guards"],
            id="who is sent does it",
        ),
        pytest.param(
            "The brush was used by the painters to draw a heron.",
            "draw",
            ["painters"],
            id="who uses a thing has the purpose",
        ),
        pytest.param(
            "The painter was hired by the mayor to draw a heron.",
            "draw",
            ["painter"],
            id="who is hired does it",
        ),
        pytest.param(
            "The school used the hall for hosting guests.",
            "hosting",
            ["school"],
            id="what is used does nothing",
        ),
        pytest.param(
            "She thanked Ana for mending the roof, and Ben for the soup.",
            "mending",
            ["Ana"],
            id="who is named after it has not done it",
        ),
    ],
)
def test_the_doer_is(parsed: Parsed, sentence: str, verb: str, doers: list[str]) -> None:
    token = next(each for each in parsed(sentence) if each.text == verb)
    assert [subject.token.text for subject in subjects_of(token)] == doers


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Crews whose boat sank were saved.", id="whose"),
        pytest.param("They left the harbour where the boat sank.", id="where"),
    ],
)
def test_a_noun_is_no_object_of_a_clause_on_it_with(parsed: Parsed, sentence: str) -> None:
    sank = next(each for each in parsed(sentence) if each.text == "sank")
    assert objects_of(sank) == []


def test_who_has_a_right_does_what_it_is_to_and_not_the_right(parsed: Parsed) -> None:
    doc = parsed("The right of the islanders to resist the governor is old.")
    resist = next(each for each in doc if each.text == "resist")
    assert [each.text for each in SubjectFinder().subjects(resist)] == ["islanders"]
