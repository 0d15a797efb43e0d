"""What the network that tells how a link is put learns from real texts."""

from __future__ import annotations

import pytest

from kgraph.extraction.stance_network import Window
from kgraph.language.labels import RELATIONS, STANCES
from kgraph.model import Claim, Evidence, Modality, Polarity, Span
from kgraph.training.examples import Example, RelationLayer
from kgraph.training.stance_examples import window_of
from kgraph.training.stance_texts import fact_passages, is_left_out, put_claim

QUOTE = "Perhaps Ana Ruiz never led the Net Guild."
BEFORE = "It rained. "


def claim(*, value: str | None = None) -> Claim:
    """Return the claim that Ana may not have led the Guild, as it stands in a text."""
    subject, object_ = (
        Span(len(BEFORE) + QUOTE.index(name), len(BEFORE) + QUOTE.index(name) + len(name))
        for name in ("Ana Ruiz", "the Net Guild")
    )
    whole = Span(len(BEFORE), len(BEFORE) + len(QUOTE))
    evidence = Evidence("text", whole, QUOTE, subject, None if value else object_)
    thing = None if value else "c2"
    return Claim("c1", "leaderOf", thing, value, (evidence,), Polarity.NEGATED, Modality.POSSIBLE)


def test_a_claim_is_a_link_within_its_words() -> None:
    read = put_claim(claim())
    assert read is not None
    (link,) = read.links
    words = ("perhaps", "ana", "ruiz", "never", "led", "the", "net", "guild", ".")
    assert window_of(read.variants[0], link) == Window(words, (1, 2), (5, 7), "leaderOf")
    assert (link.denied, STANCES[1 + link.modality]) == (True, "possible")


def test_a_value_has_no_place_to_learn_from() -> None:
    assert put_claim(claim(value="1990")) is None


def example(*, far: int = 0, sentences: bool = True) -> Example:
    """Return a text whose second sentence tells where Ana was born."""
    words = ["It", "rained", ".", "Ana", *["so"] * far, "was", "born", "in", "Lorn", "."]
    number = RELATIONS.index("bornIn")
    place = len(words) - 2
    layer = RelationLayer(
        [(3, 3), (place, place)], {(0, 1): frozenset({number})}, frozenset(), frozenset({number}),
        propose=False,
    )  # fmt: skip
    numbers = [0] * 3 + [1] * (len(words) - 3) if sentences else None
    return Example("made", "1", words, [0] * len(words), numbers, relations=layer)


@pytest.mark.parametrize(("sentences", "words"), [
    pytest.param(True, ("ana", "was", "born", "in", "lorn", "."), id="its sentence"),
    pytest.param(False, ("it", "rained", ".", "ana", "was", "born", "in", "lorn", "."),
                 id="what stands around it, in a text without sentences"),
])  # fmt: skip
def test_a_fact_is_stated(words: tuple[str, ...], *, sentences: bool) -> None:
    (read,) = fact_passages([example(sentences=sentences)])
    (link,) = read.links
    window = window_of(read.variants[0], link)
    assert (window.words, link.predicate) == (words, "bornIn")
    assert [window.words[first] for first, _ in (window.subject, window.object)] == ["ana", "lorn"]
    assert (link.denied, STANCES[1 + link.modality]) == (False, "asserted")


def test_what_stands_far_apart_is_left_out() -> None:
    assert fact_passages([example(far=60)]) == []


def test_half_of_the_judged_texts_is_left_out_of_training() -> None:
    names = [f"text_{number}" for number in range(400)]
    assert 150 < sum(map(is_left_out, names)) < 250
