"""The losses of the heads; each is a mean over the words or pairs that its labels cover."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from kgraph.training.batch import ALL_BITS, Batch, Targets
from kgraph.training.examples import UNKNOWN
from kgraph.training.heads import SPAN_CLASSES, Network, WordScores
from kgraph.training.pair_losses import HIDDEN, coreference_loss, relation_losses

Losses = dict[str, Tensor]

WEIGHTS: Mapping[str, float] = {
    "upos": 0.5,
    "tag": 0.5,
    "morph": 0.25,
    "lemma": 0.25,
    "start": 1.0,
    "arc": 1.5,
    "label": 1.0,
    "mentions": 1.5,
    "named": 0.3,
    "names": 1.5,
    "coreference": 0.4,
    "relations": 0.6,
    "stances": 0.8,
}
"""Share of each loss in the sum, such that their gradients in the encoder are of like size."""


def batch_losses(network: Network, batch: Batch, *, trust_names: bool) -> Losses:
    """Return the losses that the batch's annotations allow.

    Args:
        network: the network in training.
        batch: windows of any corpora.
        trust_names: take the network's own names as candidates for relations, beside the rules'.
    """
    inputs = batch.inputs
    words = network.encoder(
        inputs.pieces, inputs.mask, inputs.shapes, inputs.breaks, inputs.first, inputs.last
    )
    scores = network.score_words(words)
    losses: Losses = {}
    if any(window.syntax is not None for window in batch.windows):
        losses |= _syntax_losses(network, scores, targets=batch.targets)
    count = batch.words
    for name, table, allowed in (
        ("mentions", scores.mentions[..., :SPAN_CLASSES], batch.targets.mentions),
        ("names", scores.names, batch.targets.names),
    ):
        loss = _allowed_loss(table, allowed)
        if loss is not None:
            losses[name] = loss / count
    named = _named_loss(scores, batch)
    if named is not None:
        losses["named"] = named
    chains = coreference_loss(network, scores, batch=batch)
    if chains is not None:
        losses["coreference"] = chains
    return losses | relation_losses(network, scores, batch=batch, trust_names=trust_names)


def weighted_sum(losses: Losses) -> Tensor:
    """Return the sum that training lowers."""
    return torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()


def arc_scores(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Return head scores with words of other sentences, padding and the word itself hidden."""
    _, words = sentence.shape
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence >= 0)[:, :, None]
    same &= ~torch.eye(words, dtype=torch.bool, device=sentence.device)
    root = torch.ones_like(same[:, :, :1])
    return arcs.masked_fill(~torch.cat([root, same], 2), HIDDEN)


def _syntax_losses(network: Network, scores: WordScores, *, targets: Targets) -> Losses:
    losses = {
        name: _cross_entropy(getattr(scores, name), getattr(targets, name))
        for name in ("upos", "tag", "morph", "lemma")
    }
    losses["arc"] = _cross_entropy(arc_scores(scores.arcs, targets.sentence), targets.head)
    labels = network.parser.labels(network.dropout(scores.words), targets.head.clamp(min=0))
    known = torch.where(targets.head == UNKNOWN, UNKNOWN, targets.label)
    losses["label"] = _cross_entropy(labels, known)
    marked = targets.start != UNKNOWN
    losses["start"] = functional.binary_cross_entropy_with_logits(
        scores.start[marked], targets.start[marked].to(scores.start.dtype)
    )
    return losses


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN)


def _allowed_loss(scores: Tensor, allowed: Tensor) -> Tensor | None:
    """Return the sum over spans of minus the log probability of the allowed classes together."""
    taught = allowed != ALL_BITS
    if not bool(taught.any()):
        return None
    bits = allowed[taught]
    log_probability = scores[taught].log_softmax(-1)
    classes = torch.arange(SPAN_CLASSES, device=bits.device)
    open_classes = (bits[:, None] >> classes) & 1 == 1
    return -log_probability.masked_fill(~open_classes, HIDDEN).logsumexp(-1).sum()


def _named_loss(scores: WordScores, batch: Batch) -> Tensor | None:
    places, gold = [], []
    for row, window in enumerate(batch.windows):
        for span in window.mentions.spans if window.mentions else ():
            if span.named != UNKNOWN:
                places.append((row, span.first, span.last))
                gold.append(float(span.named))
    if not places:
        return None
    row_, first, last = torch.tensor(places, device=scores.words.device).unbind(1)
    flags = scores.mentions[row_, first, last, SPAN_CLASSES]
    return functional.binary_cross_entropy_with_logits(flags, scores.words.new_tensor(gold))
