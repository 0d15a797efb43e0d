"""Losses on pairs of mentions: coreference within units of windows, relations within a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from kgraph.language.candidates import base_span, capitalised_spans, pronoun_spans
from kgraph.language.decoding import find_mentions, find_names
from kgraph.language.labels import RELATIONS, STANCES
from kgraph.language.pair_features import (
    Floats,
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
MODALITY_WEIGHTS = (0.5, *[1.5] * (len(STANCES) - 2))
"""Weight of each modality in the loss: most links are plainly asserted."""


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

    def candidates(self, *, trust_names: bool, nouns: bool) -> list[tuple[int, int]]:
        """Return spans that a relation might join, right or not."""
        found = pronoun_spans(self.window.words)
        if not trust_names:
            return found + capitalised_spans(self.window.words)
        names = find_names(self._table(self.scores.names), 0.3)
        found += [(first, last) for first, last, _, _ in names]
        return found + (self._nouns() if nouns else [])

    def _nouns(self) -> list[tuple[int, int]]:
        """Return the likely mentions up to their heads."""
        count = len(self.window)
        arcs = self.scores.arcs[self.row, :count, : count + 1].detach().cpu().numpy()
        heads = (arcs.argmax(-1) - 1).tolist()
        mentions = find_mentions(self._table(self.scores.mentions[..., :SPAN_CLASSES]), 0.5)
        return sorted({base_span((first, last), heads) for first, last, _, _ in mentions})

    def _table(self, scores: Tensor) -> Floats:
        count = len(self.window)
        return scores[self.row, :count, :count].detach().cpu().numpy().astype(np.float32)


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
class Pairs:
    """Spans, ordered pairs of them, the relations of each pair, and how some are put."""

    spans: list[tuple[int, int]]
    pairs: list[tuple[int, int]]
    gold: list[frozenset[int]]
    stances: dict[int, tuple[int, int]]


def relation_losses(
    network: Network, scores: WordScores, *, batch: Batch, trust_names: bool
) -> dict[str, Tensor]:
    """Return the mean over windows of the summed loss of all pairs and relations in scope.

    ``stances`` is there where some window says how its relations are put.
    """
    relations: list[Tensor] = []
    stances: list[Tensor] = []
    for row, window in enumerate(batch.windows):
        layer = window.relations
        if layer is None:
            continue
        scored = _ScoredWindow(network, scores, row, window)
        found = (
            scored.candidates(trust_names=trust_names, nouns=layer.nouns) if layer.propose else []
        )
        pairs = _pairs(window, layer, candidates=found)
        if pairs.pairs:
            share = CORPUS_SHARE.get(window.corpus, 1.0)
            loss, stance = _window_loss(scored, pairs, scope=layer.scope)
            relations.append(share * loss)
            stances.extend(stance)
    losses = {}
    if relations:
        losses["relations"] = torch.stack(relations).sum() / len(relations)
    if stances:
        losses["stances"] = torch.stack(stances).sum() / len(stances)
    return losses


def _window_loss(
    scored: _ScoredWindow, pairs: Pairs, *, scope: frozenset[int]
) -> tuple[Tensor, list[Tensor]]:
    vectors, first, last = scored.mention_vectors(pairs.spans)
    index = torch.tensor(pairs.pairs, device=first.device)
    words = scored.scores.words[scored.row, : len(scored.window)]
    logits, stance = scored.network.relation(words, vectors, first, last, index)
    return pair_loss(logits, stance, pairs=pairs, scope=scope)


def pair_loss(
    logits: Tensor, stance: Tensor, *, pairs: Pairs, scope: frozenset[int]
) -> tuple[Tensor, list[Tensor]]:
    """Return the summed loss of one window's pairs, and the stance loss of each that has one."""
    gold = logits.new_zeros(len(pairs.pairs), len(RELATIONS))
    for number, relations in enumerate(pairs.gold):
        gold[number, sorted(relations)] = 1.0
    columns = sorted(scope)
    loss = functional.binary_cross_entropy_with_logits(
        logits[:, columns], gold[:, columns], reduction="sum"
    )
    return loss, [
        _stance_loss(stance[number], denied, modality=modality)
        for number, (denied, modality) in pairs.stances.items()
    ]


@dataclass(frozen=True, slots=True)
class FrozenWindow:
    """A window as the relation head sees it, of a network whose other parts stay as they are."""

    words: Tensor
    vectors: Tensor
    first: Tensor
    last: Tensor
    pairs: Pairs
    scope: frozenset[int]


def frozen_windows(network: Network, scores: WordScores, *, batch: Batch) -> Iterator[FrozenWindow]:
    """Yield the windows of a batch that have pairs to score."""
    for row, window in enumerate(batch.windows):
        layer = window.relations
        if layer is None:
            continue
        scored = _ScoredWindow(network, scores, row, window)
        found = scored.candidates(trust_names=True, nouns=layer.nouns) if layer.propose else []
        pairs = _pairs(window, layer, candidates=found)
        if pairs.pairs:
            vectors, first, last = scored.mention_vectors(pairs.spans)
            words = scores.words[row, : len(window)].clone()
            yield FrozenWindow(words, vectors, first, last, pairs, layer.scope)


def _stance_loss(scores: Tensor, negative: int, *, modality: int) -> Tensor:
    """Return the loss of one pair; rare modalities weigh more."""
    denied = functional.binary_cross_entropy_with_logits(scores[0], scores.new_tensor(negative))
    put = functional.cross_entropy(scores[1:], torch.tensor(modality, device=scores.device))
    return (1.0 + negative) * denied + MODALITY_WEIGHTS[modality] * put


def _pairs(window: Example, layer: RelationLayer, *, candidates: list[tuple[int, int]]) -> Pairs:
    spans = list(layer.anchors)
    alike = [[number] for number in range(len(spans))]
    for span in candidates:
        if span in spans:
            continue
        shared = [_overlap(anchor, span) for anchor in layer.anchors]
        same = [n for n, part in enumerate(shared) if part >= SAME_MENTION]
        if not same and any(shared) and layer.nouns:
            continue  # of a span that covers part of a mark nothing is known
        alike.append(same)
        spans.append(span)
    spans = spans[:MOST_ANCHORS]
    result = Pairs(spans, [], [], {})
    for i, j in permutations(range(len(spans)), 2):
        keys = [(a, b) for a in alike[i] for b in alike[j]]
        if _may_relate(spans[i], spans[j], sentences=window.sentences) and not any(
            key in layer.unknown for key in keys
        ):
            none: frozenset[int] = frozenset()
            put = [layer.stances[key] for key in keys if key in layer.stances]
            if put:
                result.stances[len(result.pairs)] = put[0]
            result.pairs.append((i, j))
            result.gold.append(none.union(*(layer.facts.get(key, none) for key in keys)))
    return result


def _may_relate(a: tuple[int, int], b: tuple[int, int], *, sentences: list[int] | None) -> bool:
    """Return whether two spans lie apart, and in one sentence where sentences are known."""
    apart = a[1] < b[0] or b[1] < a[0]
    return apart and (sentences is None or sentences[a[0]] == sentences[b[0]])


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0]) + 1
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0]) + 1)
