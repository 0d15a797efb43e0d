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
    ],
)
def test_a_link_is_denied_by(linked: Linked, sentence: str, subject: str) -> None:
    assert polarity_of(*linked(sentence, subject, "Guild")) is Polarity.NEGATED


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        pytest.param("Ana joined the Guild.", "Ana", id="nothing"),
        pytest.param("Ana not only joined the Guild, she led it.", "Ana", id="not only"),
        pytest.param("Ana never refused to join the Guild.", "Ana", id="two denials"),
        pytest.param(
            "We did not meet the founder of the Guild.", "founder", id="a phrase in a denial"
        ),
        pytest.param("Ben did not sleep when Ana joined the Guild.", "Ana", id="another clause"),
        pytest.param("Did Ana join the Guild? Yes, in May.", "Ana", id="a question answered yes"),
    ],
)
def test_a_link_is_affirmed_with(linked: Linked, sentence: str, subject: str) -> None:
    assert polarity_of(*linked(sentence, subject, "Guild")) is Polarity.AFFIRMED


def test_a_contrast_is_stated_by_a_denial(linked: Linked) -> None:
    doc, tokens = linked("A branch is not a root.", "branch", "root")
    assert polarity_of(doc, tokens, predicate="contrasts") is Polarity.AFFIRMED
    assert polarity_of(doc, tokens, predicate="broader") is Polarity.NEGATED


def test_a_myth_is_a_false_belief() -> None:
    assert is_false_belief("the myth that it was closed")
    assert not is_false_belief("the news that it was closed")
