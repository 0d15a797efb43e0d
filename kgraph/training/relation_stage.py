"""Trains the relation head alone, on word vectors of a network that is otherwise finished.

The head sees each passage many times in the minutes in which the whole network would see it once.
"""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import torch
from torch import nn

from kgraph.language.wordpiece import WordPieces
from kgraph.training.augment import add_noise
from kgraph.training.averaging import move_towards
from kgraph.training.batch import make_batch
from kgraph.training.config import TrainingConfig
from kgraph.training.examples import Example
from kgraph.training.heads import Network
from kgraph.training.material import Material
from kgraph.training.pair_losses import FrozenWindow, frozen_windows, pair_loss
from kgraph.training.windows import cut_windows, group_units

logger = logging.getLogger(__name__)

CORPORA = ("passages", "knowledgenet")
WINDOWS_A_STEP = 12
STANCE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class StageSettings:
    """Settings of the stage.

    Args:
        epochs: times that each passage is seen.
        variants: times that each passage is disturbed anew; epochs go through them in turn.
        rate: highest learning rate.
    """

    epochs: int = 12
    variants: int = 3
    rate: float = 1.2e-3


def train_relation_head(
    network: Network,
    material: Material,
    *,
    pieces: WordPieces,
    config: TrainingConfig,
    settings: StageSettings,
) -> None:
    """Train ``network.relation``; everything else stays as it is."""
    started = time.monotonic()
    network.eval()
    variants = [
        list(_frozen(network, material, pieces=pieces, config=config, variant=variant))
        for variant in range(settings.variants)
    ]
    logger.info("%d windows cached, %.0f s", len(variants[0]), time.monotonic() - started)
    head = network.relation
    head.train()
    optimizer = torch.optim.AdamW(head.parameters(), lr=settings.rate, weight_decay=0.02)
    average = [p.detach().clone() for p in head.parameters()]
    steps, total = 0, settings.epochs * len(variants[0]) // WINDOWS_A_STEP
    for epoch, windows in enumerate(_epochs(variants, settings, seed=config.seed)):
        losses = []
        for begin in range(0, len(windows), WINDOWS_A_STEP):
            warm = min(1.0, steps / 50) * max(0.02, 1 - steps / total)
            optimizer.param_groups[0]["lr"] = settings.rate * warm
            part = windows[begin : begin + WINDOWS_A_STEP]
            losses.append(_step(head, part, optimizer=optimizer))
            steps += 1
            move_towards(average, head.parameters(), keep=min(0.995, steps / (steps + 10)))
        mean, seconds = sum(losses) / len(losses), time.monotonic() - started
        logger.info("relation stage, epoch %d: loss %.3f, %.0f s", epoch, mean, seconds)
    move_towards(head.parameters(), average, keep=0.0)
    head.eval()


def _epochs(
    variants: list[list[FrozenWindow]], settings: StageSettings, *, seed: int
) -> Iterator[list[FrozenWindow]]:
    random = Random(seed)
    for epoch in range(settings.epochs):
        windows = list(variants[epoch % len(variants)])
        random.shuffle(windows)
        yield windows


def _step(
    head: nn.Module, windows: list[FrozenWindow], *, optimizer: torch.optim.Optimizer
) -> float:
    optimizer.zero_grad(set_to_none=True)
    total = 0.0
    for window in windows:
        logits, stance = head(
            window.words.float(),
            window.vectors,
            window.first,
            window.last,
            torch.tensor(window.pairs.pairs),
        )
        loss, stances = pair_loss(logits, stance, pairs=window.pairs, scope=window.scope)
        if stances:
            loss = loss + STANCE_SHARE * torch.stack(stances).sum()
        torch.autograd.backward(loss / len(windows))
        total += loss.item() / len(windows)
    nn.utils.clip_grad_norm_(head.parameters(), 5.0)
    optimizer.step()
    return total


@torch.no_grad()
def _frozen(
    network: Network,
    material: Material,
    *,
    pieces: WordPieces,
    config: TrainingConfig,
    variant: int,
) -> Iterator[FrozenWindow]:
    random = Random(f"{config.seed}/relations/{variant}")
    for units in group_units(
        [
            [window]
            for example in _examples(material)
            for unit in cut_windows(example, pieces, sizes=config.windows, random=random)
            for window in (add_noise(w, config.noise, random=random) for w in unit)
            if len(window)
        ],
        config.batch_words,
        random=random,
    ):
        batch = make_batch(units, pieces)
        inputs = batch.inputs
        words = network.encoder(
            inputs.pieces, inputs.mask, inputs.shapes, inputs.breaks, inputs.first, inputs.last
        )
        for window in frozen_windows(network, network.score_words(words), batch=batch):
            yield FrozenWindow(
                window.words.half(),
                window.vectors.clone(),
                window.first,
                window.last,
                window.pairs,
                window.scope,
            )


def _examples(material: Material) -> list[Example]:
    return [e for name in CORPORA for e in material.examples_by_corpus[name]]
