from __future__ import annotations

import pytest

from kgraph.extraction.polarity import is_false_belief, polarity_of
from kgraph.model import Polarity
from tests.unit.extraction.conftest import Linked

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        pytest.param("Ana never joined the Guild.", "Ana", id="never"),
        pytest.param("Ana didn't join the Guild.", "Ana", id="n't"),
        pytest.param("Ana is not a member of the Guild.", "Ana", id="not of a noun"),
        pytest.param("Ana is no longer a member of the Guild.", "Ana", id="no longer"),
        pytest.param("Ana has refused to join the Guild.", "Ana", id="a verb of refusing above"),
        pytest.param("I don't think that Ana joined the Guild.", "Ana", id="not thought"),
        pytest.param(
            "Neither Ana nor Ben joined the Guild.", "Ben", id="neither ... nor is one denial"
        ),
        pytest.param(
            "Ana is with the choir, she never joined the Guild.", "she", id="its own clause"
        ),
        pytest.param(
            "Ana played for the Guild, but she isn't one of them.", "Ana", id="an afterthought"
        ),
        pytest.param("Did Ana join the Guild? No, she paints.", "Ana", id="a question answered no"),
        pytest.param("Ana never sang or led the Guild.", "Ana", id="or shares what is denied"),
        pytest.param("Ana had yet to join the Guild.", "Ana", id="yet to"),
        pytest.param("Ana was too ill to join the Guild.", "Ana", id="too ill to"),
        pytest.param("We don't have unions that led the Guild.", "unions", id="none that are so"),
        pytest.param("Ana died before she could join the Guild.", "she", id="death came first"),
    ],
)
def test_a_link_is_denied_by(linked: Linked, sentence: str, subject: str) -> None:
    assert polarity_of(*linked(sentence, subject, "Guild")) is Polarity.NEGATED


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        pytest.param("Ana joined the Guild.", "Ana", id="nothing"),
        pytest.param("Ana sang before she could join the Guild.", "she", id="what came first"),
        pytest.param("We don't have the books that led the Guild.", "books", id="some, elsewhere"),
        pytest.param("Ana not only joined the Guild, she led it.", "Ana", id="not only"),
        pytest.param("Ana never refused to join the Guild.", "Ana", id="two denials"),
        pytest.param(
            "We did not meet the founder of the Guild.", "founder", id="a phrase in a denial"
        ),
        pytest.param("Ben did not sleep when Ana joined the Guild.", "Ana", id="another clause"),
        pytest.param("Did Ana join the Guild? Yes, in May.", "Ana", id="a question answered yes"),
        pytest.param("Ana never came back and left the Guild.", "Ana", id="a tense of its own"),
        pytest.param(
            "Ana was never able to sing and finally left the Guild.",
            "Ana",
            id="a tense of its own after a denied infinitive",
        ),
        pytest.param("Ana did not join the Guild until May.", "Ana", id="not until"),
        pytest.param(
            "I don't think it is odd that Ana joined the Guild.",
            "Ana",
            id="what is called odd is so",
        ),
        pytest.param(
            "The plan is to prevent fraud and to help the Guild.",
            "plan",
            id="beside what is prevented",
        ),
        pytest.param(
            "Ana joined the Guild because they sang when she was not.",
            "Ana",
            id="when something was not",
        ),
    ],
)
def test_a_link_is_affirmed_with(linked: Linked, sentence: str, subject: str) -> None:
    assert polarity_of(*linked(sentence, subject, "Guild")) is Polarity.AFFIRMED


def test_a_contrast_is_stated_by_a_denial(linked: Linked) -> None:
    doc, tokens = linked("A branch is not a root.", "branch", "root")
    assert polarity_of(doc, tokens, predicate="contrasts") is Polarity.AFFIRMED
    assert polarity_of(doc, tokens, predicate="broader") is Polarity.NEGATED


def test_of_what_is_not_so_but_the_other_is_the_other_is_affirmed(linked: Linked) -> None:
    sentence = "Floods are often caused not by a lack of rain but by the loss of land."
    assert polarity_of(*linked(sentence, "loss", "Floods")) is Polarity.AFFIRMED
    assert polarity_of(*linked(sentence, "lack", "Floods")) is Polarity.NEGATED


def test_a_refusal_that_names_a_link_affirms_it(linked: Linked) -> None:
    doc, tokens = linked("Ana was refused a visa by the Guild.", "Ana", "Guild")
    assert polarity_of(doc, tokens, predicate="open:be refused by") is Polarity.AFFIRMED


def test_a_myth_is_a_false_belief() -> None:
    assert is_false_belief("the myth that it was closed")
    assert not is_false_belief("the news that it was closed")
