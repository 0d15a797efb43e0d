"""Relations between gold mentions, as the feasibility study scored them."""

from typing import Any

import numpy as np

from kgraph.language.encoder import LanguageNetwork
from kgraph.language.labels import RELATIONS
from kgraph.language.pairs import span_types
from kgraph.training.examples import Example
from kgraph.training.predictions import f_score
from kgraph.training.related import knowledgenet_examples

_LEAST = 0.3
"""Chosen on the dev file. Lower than where mentions are found too: no wrong mention joins in."""

Fact = tuple[tuple[int, int], tuple[int, int], int]


def gold_mention_score(
    network: LanguageNetwork, records: list[dict[str, Any]], *, threshold: float = _LEAST
) -> float:
    """Return F1 in percent over the annotated properties, between all mentions of gold facts."""
    pairs = []
    for example in knowledgenet_examples(records, frozenset()):
        layer = example.relations
        assert layer is not None
        gold: set[Fact] = {
            (layer.anchors[s], layer.anchors[o], relation)
            for (s, o), relations in layer.facts.items()
            for relation in relations
        }
        pairs.append((gold, _predicted(network, example, threshold=threshold) if gold else set()))
    return f_score(pairs)


def _predicted(network: LanguageNetwork, example: Example, *, threshold: float) -> set[Fact]:
    layer = example.relations
    assert layer is not None
    spans = np.array(layer.anchors, dtype=np.int64)
    pairs = [
        (i, j)
        for i, a in enumerate(layer.anchors)
        for j, b in enumerate(layer.anchors)
        if a[1] < b[0] or b[1] < a[0]
    ]
    if not pairs:
        return set()
    scores = network.score_words(example.words, example.breaks)
    vectors = network.mention_vectors(scores.words, span_types(scores, spans), spans=spans)
    table = network.score_relations(
        scores.words, vectors, spans=spans, pairs=np.array(pairs, dtype=np.int64)
    )
    assert table.shape[1] == len(RELATIONS)
    return {
        (layer.anchors[pairs[p][0]], layer.anchors[pairs[p][1]], int(r))
        for p, r in np.argwhere(table >= threshold)
        if int(r) in layer.scope
    }
