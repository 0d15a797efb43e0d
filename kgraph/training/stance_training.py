"""Fits the network of ``extraction/stance_network.py`` to our passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrize
from typing_extensions import override

from kgraph.extraction.stance_network import FARTHEST, UNKNOWN, Window, inputs_of
from kgraph.language.labels import STANCES
from kgraph.language.wordpiece import END, WordPieces
from kgraph.training.averaging import move_towards
from kgraph.training.four_bits import FourBits
from kgraph.training.network import WIDTH, Encoder
from kgraph.training.stance_examples import PutLink, PutPassage, window_of
from kgraph.training.windows import group_alike

_QUERY, _HIDDEN = 96, 192
_DROPOUT = 0.2
_PIECES_HIDDEN, _LINKS_HIDDEN, _HIDDEN_PIECE = 0.05, 0.25, 103
_DECAY, _WARM_UP, _LONGEST_GRADIENT = 0.02, 0.03, 2.0
_BATCH_WORDS, _SORTED = 1600, 1500
_AROUND: Final = 12
"""Most words before and after a passage that are seen with it."""
_MODALITY_SHARE = 0.7
_MODALITY_WEIGHTS = (0.6, *[1.4] * (len(STANCES) - 2))
_STEADY = 0.995


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a fit.

    Args:
        epochs: times that each link is seen.
        rate: highest learning rate of the encoder.
        own_rate: that of the rest.
        four_bits_from: from this part of the epochs on the layers count as their four bits tell.
        seed: what chance begins with.
    """

    epochs: int = 10
    rate: float = 1e-4
    own_rate: float = 8e-4
    four_bits_from: float = 0.8
    seed: int = 1


class Batch(NamedTuple):
    """Windows padded to the longest: what goes in ``[windows, pieces]``, and how links are put."""

    pieces: Tensor
    shapes: Tensor
    roles: Tensor
    from_subject: Tensor
    from_object: Tensor
    predicate: Tensor
    mask: Tensor
    denied: Tensor
    modality: Tensor


class Network(nn.Module):
    """The encoder, told from its first layer on what is asked, and what decides on its states."""

    def __init__(self, predicates: Sequence[str], *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.encoder.freeze_vocabulary()
        self.roles = nn.Embedding(3, WIDTH)
        self.from_subject = nn.Embedding(2 * FARTHEST + 1, WIDTH)
        self.from_object = nn.Embedding(2 * FARTHEST + 1, WIDTH)
        self.predicates = nn.Embedding(len(predicates) + 1, WIDTH)
        self.query, self.key = nn.Linear(3 * WIDTH, _QUERY), nn.Linear(WIDTH, _QUERY)
        self.hidden = nn.Linear(4 * WIDTH, _HIDDEN)
        self.stance = nn.Linear(_HIDDEN, len(STANCES))
        self.dropout = nn.Dropout(_DROPOUT)
        for table, spread in (
            (self.roles, 0.05),
            (self.predicates, 0.05),
            (self.from_subject, 0.01),
            (self.from_object, 0.01),
        ):
            nn.init.normal_(table.weight, std=spread)

    @override
    def forward(self, inputs: Sequence[Tensor], mask: Tensor) -> Tensor:
        """Return ``[windows, stances]`` as logits; ``inputs`` are the first six of a batch."""
        pieces, shapes, roles, from_subject, from_object, predicate = inputs
        told, encoder = self.predicates(predicate), self.encoder
        position = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = encoder.pieces(pieces) + encoder.positions(position) + encoder.segment
        hidden = encoder.norm(hidden + encoder.shapes(shapes))
        hidden = hidden + self.roles(roles) + told[:, None]
        hidden = hidden + self.from_subject(from_subject) + self.from_object(from_object)
        bias = (1.0 - mask) * -1e4
        for layer in encoder.layers:
            hidden = layer(hidden, bias[:, None, None])
        return self._decide(hidden, roles, told=told, bias=bias)

    def linear_layers(self) -> list[nn.Linear]:
        """Return what of the encoder's layers is stored in four bits."""
        return [each for each in self.encoder.layers.modules() if isinstance(each, nn.Linear)]

    def _decide(self, hidden: Tensor, roles: Tensor, *, told: Tensor, bias: Tensor) -> Tensor:
        ends = []
        for role in (1, 2):
            at = (roles == role).to(hidden.dtype)[..., None]
            ends.append((hidden * at).sum(1) / at.sum(1).clamp(min=1))
        query = self.query(torch.cat([*ends, told], -1))
        scores = (self.key(hidden) * query[:, None]).sum(-1) * _QUERY**-0.5 + bias
        told_by = (scores.softmax(-1)[..., None] * hidden).sum(1)
        joined = self.dropout(torch.cat([*ends, told_by, told], -1))
        result: Tensor = self.stance(self.dropout(functional.gelu(self.hidden(joined))))
        return result


def fit_stances(
    network: Network,
    read: Sequence[PutPassage],
    *,
    predicates: Sequence[str],
    word_pieces: WordPieces,
    settings: Settings | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Fit a network, whose encoder has been trained, in place; ``tell`` hears of each epoch."""
    settings = settings or Settings()
    torch.manual_seed(settings.seed)
    batches = Batches(read, predicates, word_pieces=word_pieces, chance=Random(settings.seed))
    four_bits = [FourBits() for _ in network.linear_layers()]
    for layer, each in zip(network.linear_layers(), four_bits, strict=True):
        parametrize.register_parametrization(layer, "weight", each)
    trained = [weight for weight in network.parameters() if weight.requires_grad]
    average = [weight.detach().clone() for weight in trained]
    optimizer = _optimizer(network, settings)
    network.train()
    step, steps = 0, settings.epochs * len(batches.of(1))
    for epoch in range(settings.epochs):
        for each in four_bits:
            each.on = epoch >= settings.four_bits_from * settings.epochs
        losses = []
        for part in batches.of(epoch + 1):
            pace = min(1.0, step / (_WARM_UP * steps)) * max(0.02, 1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = group["highest"] * pace
            losses.append(_learn(network, batches.batch(part), optimizer=optimizer))
            step += 1
            move_towards(average, trained, keep=min(_STEADY, step / (step + 10)))
        tell(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}")
    move_towards(trained, average, keep=0.0)
    for layer in network.linear_layers():
        parametrize.remove_parametrizations(layer, "weight", leave_parametrized=False)
    network.eval()


def _optimizer(network: Network, settings: Settings) -> torch.optim.Optimizer:
    shared = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    ours = {id(weight) for weight in network.encoder.parameters()}
    own = [weight for weight in network.parameters() if id(weight) not in ours]
    groups = [
        {"params": shared, "highest": settings.rate},
        {"params": own, "highest": settings.own_rate},
    ]
    return torch.optim.AdamW(groups, lr=settings.rate, betas=(0.9, 0.98), weight_decay=_DECAY)


def _learn(network: Network, batch: Batch, *, optimizer: torch.optim.Optimizer) -> float:
    optimizer.zero_grad(set_to_none=True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(batch[:6], batch.mask)
    loss = _loss(logits.float(), batch)
    torch.autograd.backward(loss)
    nn.utils.clip_grad_norm_(network.parameters(), _LONGEST_GRADIENT)
    optimizer.step()
    return loss.item()


def _loss(logits: Tensor, batch: Batch) -> Tensor:
    denied = functional.binary_cross_entropy_with_logits(logits[:, 0], batch.denied)
    weight = torch.tensor(_MODALITY_WEIGHTS)
    put = functional.cross_entropy(logits[:, 1:], batch.modality, weight=weight)
    return denied + _MODALITY_SHARE * put


def links_of(read: Sequence[PutPassage]) -> list[str]:
    """Return the names of all links."""
    return sorted({link.predicate for each in read for link in each.links})


Part = Sequence[tuple[Window, PutLink]]


class Batches:
    """The links of passages in batches, each epoch with another variant of its passage."""

    def __init__(
        self,
        read: Sequence[PutPassage],
        predicates: Sequence[str],
        *,
        word_pieces: WordPieces,
        chance: Random,
    ) -> None:
        self._read, self._word_pieces, self._chance = read, word_pieces, chance
        self._numbers = {name: number for number, name in enumerate(predicates, UNKNOWN + 1)}

    def of(self, variant: int) -> list[list[tuple[Window, PutLink]]]:
        """Return every link once, windows of like length together."""
        sized = [(each, 1, len(each[0].words)) for each in self._links(variant)]
        return group_alike(sized, _BATCH_WORDS, random=self._chance, within=_SORTED)

    def _links(self, variant: int) -> Iterator[tuple[Window, PutLink]]:
        for each in self._read:
            shown = each.variants[variant % len(each.variants)]
            for link in each.links:
                around = self._chance.randint(0, _AROUND), self._chance.randint(0, _AROUND)
                yield window_of(shown, link, around=around), link

    def batch(self, part: Part, *, hide: bool = True) -> Batch:
        """Return windows as tensors; some pieces and links go in as unknown ones."""
        rows = [inputs_of(window, self._word_pieces) for window, _ in part]
        pieces, shapes, roles, from_subject, from_object = (
            nn.utils.rnn.pad_sequence([torch.from_numpy(each) for each in column], batch_first=True)
            for column in zip(*rows, strict=True)
        )
        sizes = torch.tensor([len(row.pieces) for row in rows])
        mask = (torch.arange(pieces.shape[1]) < sizes[:, None]).float()
        predicates = [self._numbers.get(link.predicate, UNKNOWN) for _, link in part]
        if hide:
            hidden = (torch.rand(pieces.shape) < _PIECES_HIDDEN) & (pieces > END)
            pieces = pieces.masked_fill(hidden, _HIDDEN_PIECE)
            predicates = [
                UNKNOWN if self._chance.random() < _LINKS_HIDDEN else each for each in predicates
            ]
        return Batch(
            pieces,
            shapes,
            roles,
            from_subject,
            from_object,
            torch.tensor(predicates),
            mask,
            torch.tensor([float(link.denied) for _, link in part]),
            torch.tensor([link.modality for _, link in part]),
        )
