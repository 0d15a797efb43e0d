"""Which chain a mention goes on with, by scores that are given."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from kgraph.language.chain_builder import ChainBuilder
from kgraph.language.decoding import Floats
from kgraph.language.encoder import LanguageNetwork
from kgraph.language.pair_features import WordsInPlace

WORDS = "Ruiz . Ruiz met Okoye and {pronoun} sang".split()
SPANS = np.array([(0, 0), (2, 2), (4, 4), (6, 6)])
SURE, NEVER = 8.0, -8.0


def network(scores: dict[tuple[int, int], float]) -> LanguageNetwork:
    """Return a network that gives pairs of mentions, later and earlier, these scores."""

    def score(vectors: Floats, earlier: Floats, *, features: Floats) -> Floats:
        found = np.full((len(vectors), len(earlier)), NEVER, dtype=np.float32)
        for pair, value in scores.items():
            found[pair] = value
        return found

    card = SimpleNamespace(thresholds={"coreference": 0.0})
    return cast(LanguageNetwork, SimpleNamespace(card=card, score_antecedents=score))


def linked(pronoun: str, *, heading: bool) -> int:
    """Return the chain of a pronoun that goes a little better with 1, "Okoye", than with 0."""
    words = [word.format(pronoun=pronoun) for word in WORDS]
    sentences = [0, 0, 1, 1, 1, 1, 1, 1] if heading else [0] * 8
    text = WordsInPlace(words, sentences, [0] * 8, 0)
    scores = {(1, 0): SURE, (3, 1): 2.0, (3, 2): 2.5}
    builder = ChainBuilder(network(scores))
    return builder.add_window(np.zeros((4, 2), dtype=np.float32), SPANS, text=text)[-1]


@pytest.mark.parametrize(("pronoun", "heading", "chain"), [
    pytest.param("she", True, 0, id="whom the heading names"),
    pytest.param("she", False, 1, id="who scores best, without a heading"),
    pytest.param("it", True, 1, id="what scores best"),
])  # fmt: skip
def test_he_and_she_go_more_readily_with_whom_the_heading_names(
    pronoun: str, heading: bool, chain: int
) -> None:
    assert linked(pronoun, heading=heading) == chain
