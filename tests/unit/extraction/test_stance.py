from __future__ import annotations

import pytest

from kgraph.extraction.stance import modality_of, polarity_of
from kgraph.model import Modality, Polarity


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        pytest.param("was a member of", Polarity.AFFIRMED, id="a plain statement is affirmed"),
        pytest.param("was never a member of", Polarity.NEGATED, id="never denies"),
        pytest.param("isn’t a member of", Polarity.NEGATED, id="n't denies"),
        pytest.param("is no longer based in", Polarity.NEGATED, id="no longer denies"),
        pytest.param("not only joined", Polarity.AFFIRMED, id="not only affirms"),
    ],
)
def test_polarity_of_the_words_of_a_link(words: str, polarity: Polarity) -> None:
    assert polarity_of(words) is polarity


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        pytest.param("she joined", Modality.ASSERTED, id="a plain statement is asserted"),
        pytest.param("she wants to join", Modality.DESIRED, id="wanting is a wish"),
        pytest.param("she may have joined", Modality.POSSIBLE, id="may is possible"),
        pytest.param("as Will told us, she joined", Modality.REPORTED, id="Will is a name"),
        pytest.param("if she joined", Modality.HYPOTHETICAL, id="if is hypothetical"),
        pytest.param("he said she joined", Modality.REPORTED, id="said by another is reported"),
    ],
)
def test_modality_of_the_words_of_a_link(words: str, modality: Modality) -> None:
    assert modality_of(words, is_question=False) is modality


def test_what_is_asked_is_not_asserted() -> None:
    assert modality_of("she joined", is_question=True) is Modality.ASKED
