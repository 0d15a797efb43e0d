"""Losses on pairs of mentions: coreference within units of windows, relations within a window."""

from dataclasses import dataclass
from itertools import permutations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from kgraph.language.candidates import capitalised_spans, pronoun_spans
from kgraph.language.decoding import find_names
from kgraph.language.labels import RELATIONS
from kgraph.language.pair_features import (
    WordNumbers,
    WordsInPlace,
    joined,
    mention_table,
    pair_features,
)
from kgraph.training.batch import Batch
from kgraph.training.examples import Example, RelationLayer
from kgraph.training.heads import SPAN_CLASSES, Network, WordScores

MOST_ANCHORS = 40
"""Mentions of one window between which relations are trained."""
SAME_MENTION = 0.5
"""Least overlap (intersection over union) at which a candidate counts as the gold mention."""
HIDDEN = -1e4
"""Score of what cannot be chosen."""
CORPUS_SHARE = {"docred": 0.25}
"""Share of the relation loss of corpora annotated by another rule."""


@dataclass(frozen=True, slots=True)
class _ScoredWindow:
    """One window of a batch with what the network says of it."""

    network: Network
    scores: WordScores
    row: int
    window: Example

    def mention_vectors(self, spans: list[tuple[int, int]]) -> tuple[Tensor, Tensor, Tensor]:
        """Return vectors, first words and last words of the spans."""
        first, last = torch.tensor(spans, device=self.scores.words.device).unbind(1)
        types = self._span_types(first, last)
        words = self.scores.words[self.row]
        return self.network.mention(words, types, first, last), first, last

    def _span_types(self, first: Tensor, last: Tensor) -> Tensor:
        """Return class probabilities ``[spans, 2 * SPAN_CLASSES]``; no gradient flows through."""
        mentions = self.scores.mentions[self.row, first, last, :SPAN_CLASSES]
        names = self.scores.names[self.row, first, last]
        return torch.cat([mentions.detach().softmax(-1), names.detach().softmax(-1)], -1)

    def candidates(self, *, trust_names: bool) -> list[tuple[int, int]]:
        """Return spans that a relation might join, right or not."""
        found = pronoun_spans(self.window.words)
        if not trust_names:
            return found + capitalised_spans(self.window.words)
        count = len(self.window)
        table = (
            self.scores.names[self.row, :count, :count].detach().cpu().numpy().astype(np.float32)
        )
        return found + [(first, last) for first, last, _, _ in find_names(table, 0.3)]


def coreference_loss(network: Network, scores: WordScores, *, batch: Batch) -> Tensor | None:
    """Return the mean over mentions of minus the log probability of a right antecedent."""
    total, count = [], 0
    for rows in batch.units:
        unit = [_ScoredWindow(network, scores, row, batch.windows[row]) for row in rows]
        if sum(len(scored.window.chains) for scored in unit) >= 2:
            loss, mentions = _unit_loss(network, unit)
            total.append(loss)
            count += mentions
    return torch.stack(total).sum() / count if total else None


def _unit_loss(network: Network, unit: list[_ScoredWindow]) -> tuple[Tensor, int]:
    vectors, tables = [], []
    entities: list[int] = []
    numbers = WordNumbers()
    offset = 0
    for scored in unit:
        chains = scored.window.chains
        if chains:
            spans = [(first, last) for first, last, _ in chains]
            text = _in_place(scored.window, offset)
            vectors.append(scored.mention_vectors(spans)[0])
            tables.append(mention_table(spans, text, numbers=numbers, first_order=len(entities)))
            entities.extend(entity for _, _, entity in chains)
        offset += len(scored.window)
    table = joined(tables)
    together = torch.cat(vectors)
    features = torch.from_numpy(pair_features(table, table)).to(together.device)
    return _ranking_loss(network.coreference(together, together, features), entities), len(entities)


def _ranking_loss(scores: Tensor, entities: list[int]) -> Tensor:
    """Return the summed loss of choosing among earlier mentions, or none, as antecedent."""
    count = len(entities)
    ranked = scores.masked_fill(torch.ones_like(scores, dtype=torch.bool).triu(), HIDDEN)
    with_new = torch.cat([scores.new_zeros(count, 1), ranked], 1)
    entity = torch.tensor(entities, device=scores.device)
    right = (entity[:, None] == entity[None, :]).tril(-1)
    right = torch.cat([~right.any(1, keepdim=True), right], 1)
    chosen = with_new.masked_fill(~right, HIDDEN).logsumexp(1)
    return (with_new.logsumexp(1) - chosen).sum()


def _in_place(window: Example, offset: int) -> WordsInPlace:
    unknown = [0] * len(window)
    return WordsInPlace(
        window.words, window.sentences or unknown, window.speakers or unknown, offset
    )


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Spans, ordered pairs of them, and the relations that hold for each pair."""

    spans: list[tuple[int, int]]
    pairs: list[tuple[int, int]]
    gold: list[frozenset[int]]


def relation_loss(
    network: Network, scores: WordScores, *, batch: Batch, trust_names: bool
) -> Tensor | None:
    """Return the mean over windows of the summed loss of all pairs and relations in scope."""
    losses = []
    for row, window in enumerate(batch.windows):
        layer = window.relations
        if layer is None:
            continue
        scored = _ScoredWindow(network, scores, row, window)
        found = scored.candidates(trust_names=trust_names) if layer.propose else []
        pairs = _pairs(window, layer, candidates=found)
        if pairs.pairs:
            share = CORPUS_SHARE.get(window.corpus, 1.0)
            losses.append(share * _window_loss(scored, pairs, scope=layer.scope))
    return torch.stack(losses).sum() / len(losses) if losses else None


def _window_loss(scored: _ScoredWindow, pairs: _Pairs, *, scope: frozenset[int]) -> Tensor:
    vectors, first, last = scored.mention_vectors(pairs.spans)
    index = torch.tensor(pairs.pairs, device=first.device)
    words = scored.scores.words[scored.row]
    logits = scored.network.relation(words, vectors, first, last, index)
    gold = logits.new_zeros(len(pairs.pairs), len(RELATIONS))
    for number, relations in enumerate(pairs.gold):
        gold[number, sorted(relations)] = 1.0
    columns = sorted(scope)
    return functional.binary_cross_entropy_with_logits(
        logits[:, columns], gold[:, columns], reduction="sum"
    )


def _pairs(window: Example, layer: RelationLayer, *, candidates: list[tuple[int, int]]) -> _Pairs:
    spans = list(layer.anchors)
    alike = [[number] for number in range(len(spans))]
    for span in candidates:
        if span not in spans:
            same = [n for n, a in enumerate(layer.anchors) if _overlap(a, span) >= SAME_MENTION]
            alike.append(same)
            spans.append(span)
    spans = spans[:MOST_ANCHORS]
    pairs, gold = [], []
    for i, j in permutations(range(len(spans)), 2):
        keys = [(a, b) for a in alike[i] for b in alike[j]]
        if _may_relate(spans[i], spans[j], sentences=window.sentences) and not any(
            key in layer.unknown for key in keys
        ):
            pairs.append((i, j))
            none: frozenset[int] = frozenset()
            gold.append(none.union(*(layer.facts.get(key, none) for key in keys)))
    return _Pairs(spans, pairs, gold)


def _may_relate(a: tuple[int, int], b: tuple[int, int], *, sentences: list[int] | None) -> bool:
    """Return whether two spans lie apart, and in one sentence where sentences are known."""
    apart = a[1] < b[0] or b[1] < a[0]
    return apart and (sentences is None or sentences[a[0]] == sentences[b[0]])


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0]) + 1
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0]) + 1)
