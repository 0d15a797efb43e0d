"""Fits the network of ``extraction/stance_network.py`` to our passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from kgraph.extraction.stance_network import (
    FARTHEST,
    LISTED,
    NORM,
    STEP,
    UNKNOWN,
    Window,
    inputs_of,
)
from kgraph.extraction.word_vectors import VECTOR_WIDTH, vectors_of
from kgraph.language.labels import STANCES
from kgraph.language.meanings import DIMENSIONS, STATE_DIMENSIONS
from kgraph.training.averaging import move_towards
from kgraph.training.stance_examples import PutLink, ReadPassage, window_of
from kgraph.training.windows import group_alike

Floats = NDArray[np.float32]

_WIDTH, _HEADS, _LAYERS, _INNER = 160, 5, 3, 480
_WORD_WIDTH, _QUERY, _HIDDEN = 64, 64, 128
_DROPOUT, _WORDS_HIDDEN, _LINKS_HIDDEN = 0.2, 0.1, 0.25
_DECAY, _WARM_UP, _LONGEST_GRADIENT = 0.02, 0.04, 2.0
_BATCH_WORDS, _SORTED = 2500, 1500
_LEAST_COUNT = 4
_AROUND: Final = 15
"""Most words before and after a passage that are seen with it."""
_MODALITY_SHARE = 0.7
_MODALITY_WEIGHTS = (0.6, *[1.4] * (len(STANCES) - 2))
_STEADY = 0.997
_LEAST_MATRIX, _MOST, _TINY = 16, 127, 1e-6


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a fit.

    Args:
        epochs: times that each link is seen.
        rate: highest learning rate.
        seed: what chance begins with.
    """

    epochs: int = 12
    rate: float = 1.5e-3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Known:
    """The numbers of words and links; 0 is what is not among them."""

    vocabulary: dict[str, int]
    predicates: dict[str, int]


class Batch(NamedTuple):
    """Windows padded to the longest: what goes in, and how each link is put."""

    states: Tensor
    vectors: Tensor
    words: Tensor
    mask: Tensor
    roles: Tensor
    from_subject: Tensor
    from_object: Tensor
    predicate: Tensor
    denied: Tensor
    modality: Tensor


class Layer(nn.Module):
    """Self-attention with a bias for each distance, then two linear layers; normalised before."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = nn.LayerNorm(_WIDTH, NORM), nn.LayerNorm(_WIDTH, NORM)
        self.attention, self.mix = nn.Linear(_WIDTH, 3 * _WIDTH), nn.Linear(_WIDTH, _WIDTH)
        self.widen, self.narrow = nn.Linear(_WIDTH, _INNER), nn.Linear(_INNER, _WIDTH)
        self.gaps = nn.Parameter(torch.zeros(_HEADS, 2 * FARTHEST + 1))
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, hidden: Tensor, bias: Tensor, *, gap: Tensor) -> Tensor:
        """Return the layer's output ``[windows, words, width]``; ``bias`` hides padding."""
        rows, words, _ = hidden.shape
        packed = self.attention(self.before(hidden)).view(rows, words, 3, _HEADS, -1)
        query, key, value = packed.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5
        weights = (scores + bias + self.gaps[:, gap]).softmax(-1)
        mixed = (weights @ value).transpose(1, 2).reshape(rows, words, _WIDTH)
        hidden = hidden + self.dropout(self.mix(mixed))
        inner = functional.gelu(self.widen(self.after(hidden)), approximate="tanh")
        result: Tensor = hidden + self.dropout(self.narrow(self.dropout(inner)))
        return result


class Network(nn.Module):
    """As ``StanceNetwork.read``, for many windows at a time."""

    def __init__(self, known: Known, centre: tuple[Tensor, Tensor]) -> None:
        super().__init__()
        self.mean, self.spread = centre
        self.states = nn.Linear(DIMENSIONS + STATE_DIMENSIONS, _WIDTH)
        self.words = nn.Embedding(len(known.vocabulary) + 1, _WORD_WIDTH)
        self.word_map = nn.Linear(_WORD_WIDTH, _WIDTH, bias=False)
        self.vectors = nn.Linear(VECTOR_WIDTH, _WIDTH, bias=False)
        self.roles = nn.Embedding(3, _WIDTH)
        self.from_subject = nn.Embedding(2 * FARTHEST + 1, _WIDTH)
        self.from_object = nn.Embedding(2 * FARTHEST + 1, _WIDTH)
        self.predicates = nn.Embedding(len(known.predicates) + 1, _WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(_LAYERS))
        self.last = nn.LayerNorm(_WIDTH, NORM)
        self.query, self.key = nn.Linear(3 * _WIDTH, _QUERY), nn.Linear(_WIDTH, _QUERY)
        self.hidden = nn.Linear(4 * _WIDTH, _HIDDEN)
        self.stance = nn.Linear(_HIDDEN, len(STANCES))
        self.dropout = nn.Dropout(_DROPOUT)
        nn.init.normal_(self.words.weight, std=0.1)
        nn.init.normal_(self.vectors.weight, std=0.2)
        for table in (self.roles, self.from_subject, self.from_object, self.predicates):
            nn.init.normal_(table.weight, std=0.05)

    def forward(self, batch: Batch) -> Tensor:
        """Return ``[windows, stances]`` as logits."""
        told = self.predicates(batch.predicate)
        hidden = self.dropout(self.states((batch.states - self.mean) / self.spread))
        hidden = hidden + self.dropout(self.word_map(self.words(batch.words)))
        hidden = hidden + self.dropout(self.vectors(batch.vectors))
        hidden = hidden + self.roles(batch.roles) + told[:, None]
        hidden = hidden + self.from_subject(batch.from_subject)
        hidden = hidden + self.from_object(batch.from_object)
        number = torch.arange(hidden.shape[1])
        gap = (number[None] - number[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        bias = (1.0 - batch.mask)[:, None, None] * -1e4
        for layer in self.attending():
            hidden = layer(hidden, bias, gap=gap)
        return self._decide(self.last(hidden), batch.roles, told=told, bias=bias[:, 0, 0])

    def attending(self) -> list[Layer]:
        """Return the layers of self-attention."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def _decide(self, hidden: Tensor, roles: Tensor, *, told: Tensor, bias: Tensor) -> Tensor:
        ends = []
        for role in (1, 2):
            at = (roles == role).float()[..., None]
            ends.append((hidden * at).sum(1) / at.sum(1))
        query = self.query(torch.cat([*ends, told], -1))
        scores = (self.key(hidden) * query[:, None]).sum(-1) * _QUERY**-0.5 + bias
        told_by = (scores.softmax(-1)[..., None] * hidden).sum(1)
        joined = self.dropout(torch.cat([*ends, told_by, told], -1))
        inner = functional.gelu(self.hidden(joined), approximate="tanh")
        result: Tensor = self.stance(self.dropout(inner))
        return result


def fit_stances(
    read: Sequence[ReadPassage],
    *,
    settings: Settings | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, NDArray[np.generic]]:
    """Return the weights by the names that ``StanceNetwork`` reads, with its words and links."""
    settings = settings or Settings()
    torch.manual_seed(settings.seed)
    known = known_of(read)
    network = Network(known, centre_of(read))
    trained = list(network.parameters())
    average = [weight.detach().clone() for weight in trained]
    optimizer = torch.optim.AdamW(trained, lr=settings.rate, betas=(0.9, 0.98), weight_decay=_DECAY)
    chance = Random(settings.seed)
    batches = sum(1 for _ in _batches(read, known, variant=0, chance=Random(0)))
    step, steps = 0, settings.epochs * batches
    for epoch in range(settings.epochs):
        losses = []
        for batch in _batches(read, known, variant=epoch + 1, chance=chance):
            pace = min(1.0, step / (_WARM_UP * steps)) * max(0.02, 1 - step / steps)
            optimizer.param_groups[0]["lr"] = settings.rate * pace
            optimizer.zero_grad(set_to_none=True)
            loss = _loss(network(batch), batch)
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(trained, _LONGEST_GRADIENT)
            optimizer.step()
            step += 1
            losses.append(loss.item())
            move_towards(average, trained, keep=min(_STEADY, step / (step + 10)))
        tell(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}")
    move_towards(trained, average, keep=0.0)
    return weights_of(network.eval(), known)


def _loss(logits: Tensor, batch: Batch) -> Tensor:
    denied = functional.binary_cross_entropy_with_logits(logits[:, 0], batch.denied)
    weight = torch.tensor(_MODALITY_WEIGHTS)
    put = functional.cross_entropy(logits[:, 1:], batch.modality, weight=weight)
    return denied + _MODALITY_SHARE * put


def known_of(read: Sequence[ReadPassage]) -> Known:
    """Return the words that come often enough, and all links."""
    counts = Counter(word for each in read for word in each.variants[0].words)
    words = sorted(word for word, count in counts.items() if count >= _LEAST_COUNT)
    predicates = sorted({link.predicate for each in read for link in each.links})
    return Known(
        {word: number for number, word in enumerate(words, UNKNOWN + 1)},
        {name: number for number, name in enumerate(predicates, UNKNOWN + 1)},
    )


def centre_of(read: Sequence[ReadPassage]) -> tuple[Tensor, Tensor]:
    """Return mean and spread of the states."""
    rows = np.concatenate([each.variants[0].states for each in read[::5]]).astype(np.float32)
    return torch.from_numpy(rows.mean(axis=0)), torch.from_numpy(rows.std(axis=0) + 1e-3)


def _batches(
    read: Sequence[ReadPassage], known: Known, *, variant: int, chance: Random
) -> Iterator[Batch]:
    """Yield every link once, windows of like length together."""
    links = [
        (window_of(each.variants[variant % len(each.variants)], link, around=_around(chance)), link)
        for each in read
        for link in each.links
    ]
    sized = [(each, 1, len(each[0].words)) for each in links]
    for part in group_alike(sized, _BATCH_WORDS, random=chance, within=_SORTED):
        yield _batch(part, known, chance=chance)


def _around(chance: Random) -> tuple[int, int]:
    return chance.randint(0, _AROUND), chance.randint(0, _AROUND)


def _batch(part: Sequence[tuple[Window, PutLink]], known: Known, *, chance: Random) -> Batch:
    """Return windows as tensors; some words and links go in as unknown ones."""
    shape = len(part), max(len(window.words) for window, _ in part)
    states = np.zeros((*shape, DIMENSIONS + STATE_DIMENSIONS), dtype=np.float32)
    vectors = np.zeros((*shape, VECTOR_WIDTH), dtype=np.float32)
    numbers = np.zeros((5, *shape), dtype=np.int64)
    for row, (window, _) in enumerate(part):
        count = len(window.words)
        states[row, :count] = window.states
        vectors[row, :count] = vectors_of(window.words)
        words, roles, from_subject, from_object = inputs_of(window, known.vocabulary)
        kept = np.array([chance.random() >= _WORDS_HIDDEN for _ in range(count)])
        rows = (words * kept, np.ones(count), roles, from_subject, from_object)
        for column, values in enumerate(rows):
            numbers[column, row, :count] = values
    words_in, mask, roles_in, subject, object_ = torch.from_numpy(numbers).unbind(0)
    predicates = [
        UNKNOWN if chance.random() < _LINKS_HIDDEN else known.predicates[link.predicate]
        for _, link in part
    ]
    return Batch(
        torch.from_numpy(states),
        torch.from_numpy(vectors),
        words_in,
        mask.float(),
        roles_in,
        subject,
        object_,
        torch.tensor(predicates),
        torch.tensor([float(link.denied) for _, link in part]),
        torch.tensor([link.modality for _, link in part]),
    )


def weights_of(network: Network, known: Known) -> dict[str, NDArray[np.generic]]:
    """Return the weights of a network by the names that ``StanceNetwork`` reads."""
    found: dict[str, NDArray[np.generic]] = {
        "vocabulary": np.array("\n".join(known.vocabulary)),
        "known_predicates": np.array("\n".join(known.predicates)),
        "mean": network.mean.numpy(),
        "spread": network.spread.numpy(),
        "gaps": np.stack([layer.gaps.detach().numpy() for layer in network.attending()]),
    }
    for name, module in network.named_modules():
        plain = name.removeprefix("layers.")
        if isinstance(module, nn.Linear):
            found[plain] = module.weight.detach().numpy().T
            if module.bias is not None:
                found[f"{plain}_bias"] = module.bias.detach().numpy()
        elif isinstance(module, nn.LayerNorm):
            found[f"{plain}_scale"] = module.weight.detach().numpy()
            found[f"{plain}_shift"] = module.bias.detach().numpy()
        elif isinstance(module, nn.Embedding):
            found[plain] = module.weight.detach().numpy()
    return found


def write_stances(weights: Mapping[str, NDArray[np.generic]], path: Path) -> None:
    """Write the weights: matrices in eight bits with a step for each column, the rest in 16."""
    stored: dict[str, Any] = {}
    for name, values in weights.items():
        if name in LISTED:
            stored[name] = values
        elif values.ndim == 2 and min(values.shape) > _LEAST_MATRIX:
            step = (np.abs(values).max(axis=0) / _MOST + _TINY).astype(np.float16)
            stored[name] = np.rint(values / step).clip(-_MOST, _MOST).astype(np.int8)
            stored[f"{name}{STEP}"] = step
        else:
            stored[name] = values.astype(np.float16)
    np.savez_compressed(path, **stored)
