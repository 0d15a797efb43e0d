"""The networks of ``extraction/like_links.py``, to be trained on episodes (``likeness.py``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from kgraph.extraction.like_links import ENCODED_SCALE, FARTHEST
from kgraph.extraction.link_encoder import BEST, FEATURES, NONE, SHARPNESS, TINY
from kgraph.training.likeness import Episode

Floats = NDArray[np.float32]

_MEMBERS, _ROUNDS, _BATCH = 3, 5, 1024
_INNER, _WIDTH, _HIDDEN = 128, 64, 48
_RATE, _DECAY, _WARM_UP = 2e-3, 1e-2, 0.15
_DROP_STATES, _DROP_INNER, _DROP_HIDDEN = 0.3, 0.1, 0.3
_SPREAD_SAMPLES = 20_000


@dataclass(frozen=True, slots=True)
class Batch:
    """An episode as tensors; see there."""

    examples: Tensor
    counts: Tensor
    counter_examples: Tensor
    counter_counts: Tensor
    told: Tensor
    states: Tensor
    features: Tensor
    pair: Tensor
    link: Tensor
    holds: Tensor
    weight: Tensor

    @classmethod
    def of(cls, episode: Episode) -> Batch:
        """Return the tensors of an episode."""
        return cls(*(torch.from_numpy(getattr(episode, field.name)) for field in fields(cls)))


class Likeness(nn.Module):
    """An encoder of pairs, and a hidden layer over its likenesses and the other features."""

    def __init__(self, centre: Sequence[Tensor], told: int) -> None:
        super().__init__()
        self.mean, self.spread, self.s_mean, self.s_spread = centre
        self.first = nn.Linear(len(centre[2]), _INNER)
        self.second = nn.Linear(_INNER, _WIDTH)
        self.words = nn.Linear(told, _WIDTH, bias=False)
        self.hidden = nn.Linear(len(centre[0]) + FEATURES, _HIDDEN)
        self.last = nn.Linear(_HIDDEN, 1)

    def forward(self, batch: Batch, rows: Tensor) -> Tensor:
        """Return how likely each of some rows holds, as a logit."""
        pairs, at = torch.unique(batch.pair[rows], return_inverse=True)
        like = self._likenesses(batch, pairs)[at, batch.link[rows]]
        plain = (batch.features[rows].float() - self.mean) / self.spread
        inputs = torch.cat([plain.clamp(-FARTHEST, FARTHEST), ENCODED_SCALE * like], dim=1)
        inner = self._drop(functional.relu(self.hidden(inputs)), _DROP_HIDDEN)
        logits: Tensor = self.last(inner)[:, 0]
        return logits

    def _encode(self, states: Tensor) -> Tensor:
        rows = self._drop((states.float() - self.s_mean) / self.s_spread, _DROP_STATES)
        inner = functional.gelu(self.first(rows), approximate="tanh")
        return _units(self.second(self._drop(inner, _DROP_INNER)))

    def _likenesses(self, batch: Batch, pairs: Tensor) -> Tensor:
        """Return ``[pairs, links, FEATURES]``, as ``LinkExamples.features`` does for one pair."""
        vectors = self._encode(batch.states[pairs])
        like = self._cosines(vectors, batch.examples, counts=batch.counts)
        against = batch.counter_counts
        unlike = self._cosines(vectors, batch.counter_examples, counts=against)
        unlike = unlike.max(dim=-1).values
        has = (unlike > NONE).float()
        unlike = unlike * has
        top = like.topk(BEST, dim=-1).values
        most, counted = top[..., 0], (top > NONE).float()
        few = (top * counted).sum(-1) / counted.sum(-1).clamp(min=1)
        weighed = (torch.softmax(SHARPNESS * like, dim=-1) * like).sum(-1)
        told = vectors @ _units(self.words(self._drop(batch.told, _DROP_STATES))).T
        other = _of_others(most)
        columns = [most, few, weighed, unlike, has, most - unlike, told, most - other]
        columns += [few - _of_others(few), told - _of_others(told), other, (most >= other).float()]
        return torch.stack(columns, dim=-1)

    def _cosines(self, vectors: Tensor, examples: Tensor, *, counts: Tensor) -> Tensor:
        found = torch.einsum("pw,lmw->plm", vectors, self._encode(examples))
        filled = torch.arange(examples.shape[1])[None] < counts[:, None]
        return found.masked_fill(~filled[None], NONE)

    def _drop(self, values: Tensor, share: float) -> Tensor:
        return functional.dropout(values, share, self.training)


def _units(rows: Tensor) -> Tensor:
    found: Tensor = rows / (rows.norm(dim=-1, keepdim=True) + TINY)
    return found


def _of_others(values: Tensor) -> Tensor:
    if values.shape[1] < 2:
        return torch.zeros_like(values)
    best = values.topk(2, dim=1).values
    return torch.where(values >= best[:, :1], best[:, 1:], best[:, :1])


def fit_networks(
    episodes: Sequence[Episode], *, tell: Callable[[str], None] = lambda _: None
) -> dict[str, Floats]:
    """Return the weights of some networks, as they are stored."""
    batches = [Batch.of(each) for each in episodes]
    centre = centre_of(batches)
    stored: dict[str, Floats] = {
        "members": np.array(_MEMBERS),
        "mean": centre[0].numpy(),
        "spread": centre[1].numpy(),
    }
    for member in range(_MEMBERS):
        fitted = _fitted(batches, centre, seed=member, tell=tell)
        stored |= {f"{member}.{name}": values for name, values in weights_of(fitted).items()}
    return stored


def centre_of(batches: Sequence[Batch]) -> list[Tensor]:
    """Return mean and spread of the features, and of the states."""
    found = []
    torch.manual_seed(0)
    for rows in (
        torch.cat([each.features for each in batches]),
        torch.cat([each.states for each in batches]),
    ):
        some = rows[torch.randperm(len(rows))[:_SPREAD_SAMPLES]].float()
        found += [some.mean(dim=0), some.std(dim=0) + 1e-3]
    return found


def _fitted(
    batches: Sequence[Batch],
    centre: Sequence[Tensor],
    *,
    seed: int,
    tell: Callable[[str], None],
) -> Likeness:
    torch.manual_seed(seed)
    network = Likeness(centre, batches[0].told.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = _ROUNDS * sum(-(-len(each.holds) // _BATCH) for each in batches)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, _RATE, total_steps=steps + 1, pct_start=_WARM_UP
    )
    mean_weight = torch.cat([each.weight for each in batches]).mean()
    for round_ in range(_ROUNDS):
        parts = [(each, part) for each in batches for part in _by_pair(each)]
        total = 0.0
        for number in torch.randperm(len(parts)).tolist():
            batch, rows = parts[number]
            loss = functional.binary_cross_entropy_with_logits(
                network(batch, rows), batch.holds[rows], weight=batch.weight[rows] / mean_weight
            )
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            pace.step()
            total += loss.item()
        tell(f"network {seed}, round {round_}: loss {total / len(parts):.4f}")
    return network.eval()


def _by_pair(batch: Batch) -> Sequence[Tensor]:
    """Return the rows in parts, those of a pair together, so that each is encoded once."""
    order = torch.randperm(len(batch.states))[batch.pair]
    rows = torch.argsort(order, stable=True)
    return [rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH)]


def weights_of(network: Likeness) -> dict[str, Floats]:
    """Return the weights of a network by the names that ``Member.of`` reads."""
    kept = {
        "state_mean": network.s_mean,
        "state_spread": network.s_spread,
        "first": network.first.weight.T,
        "first_bias": network.first.bias,
        "second": network.second.weight.T,
        "second_bias": network.second.bias,
        "words": network.words.weight.T,
        "hidden": network.hidden.weight.T,
        "hidden_bias": network.hidden.bias,
        "last": network.last.weight[0],
        "last_bias": network.last.bias,
    }
    return {name: np.asarray(values.detach().numpy()) for name, values in kept.items()}
