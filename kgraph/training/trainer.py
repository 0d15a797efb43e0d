"""The training loop: schedule, weight averaging, checkpoints."""

import logging
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import nn

from kgraph.language.wordpiece import WordPieces
from kgraph.training.averaging import move_towards
from kgraph.training.batch import make_batch
from kgraph.training.config import TrainingConfig
from kgraph.training.heads import Network
from kgraph.training.losses import batch_losses, weighted_sum
from kgraph.training.material import Material, draw_round
from kgraph.training.windows import Unit

logger = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.pt"
WEIGHTS = "weights.pt"
REPORT_STEPS = 50
LONGEST_GRADIENT = 4.0


@dataclass(slots=True)
class Progress:
    """How far a run has come; seconds count training only, over all its starts."""

    step: int = 0
    round: int = 0
    batch: int = 0
    seconds: float = 0.0
    words: int = 0
    losses: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


class Trainer:
    """Trains one network; everything that a restart needs is in its checkpoint."""

    def __init__(
        self, network: Network, material: Material, *, pieces: WordPieces, config: TrainingConfig
    ) -> None:
        self.network = network
        self.material = material
        self.pieces = pieces
        self.config = config
        self.progress = Progress()
        self._device = next(network.parameters()).device
        network.encoder.freeze_vocabulary()
        trained = [p for p in network.parameters() if p.requires_grad]
        encoder = {id(p) for p in network.encoder.parameters()}
        self._trained = trained
        self._average = [p.detach().clone() for p in trained]
        self._optimizer = torch.optim.AdamW(
            [
                {
                    "params": [p for p in trained if id(p) in encoder],
                    "peak": config.encoder_rate,
                },
                {
                    "params": [p for p in trained if id(p) not in encoder],
                    "peak": config.head_rate,
                },
            ],
            lr=config.encoder_rate,
            betas=(0.9, 0.98),
            weight_decay=config.weight_decay,
        )

    def run(self) -> None:
        """Train to the end of the schedule, from the checkpoint where there is one."""
        self._resume()
        self.network.train()
        started = saved = time.monotonic()
        before = self.progress.seconds
        while self.fraction() < 1.0:
            progress = self.progress
            batches = draw_round(
                self.material, self.pieces, config=self.config, number=progress.round
            )
            for number in range(progress.batch, len(batches), self.config.batches_a_step):
                self._step(batches[number : number + self.config.batches_a_step])
                now = time.monotonic()
                progress.seconds = before + now - started
                progress.batch = number + self.config.batches_a_step
                if progress.step % REPORT_STEPS == 0:
                    self._report()
                if now - saved > 60 * self.config.checkpoint_minutes:
                    self.save_checkpoint()
                    saved = now
                if self.fraction() >= 1.0:
                    break
            else:
                progress.round, progress.batch = progress.round + 1, 0
        self.save_checkpoint()
        self.save_weights()

    def fraction(self) -> float:
        """Return the part of the schedule that is done."""
        if self.config.steps is not None:
            return self.progress.step / self.config.steps
        return self.progress.seconds / (60 * self.config.minutes)

    def _step(self, batches: list[list[Unit]]) -> None:
        config, progress = self.config, self.progress
        trust = self.fraction() >= config.trust_names_after
        for group in self._optimizer.param_groups:
            warm = min(1.0, (progress.step + 1) / config.warmup_steps)
            group["lr"] = group["peak"] * warm * max(0.0, 1.0 - self.fraction())
        self._optimizer.zero_grad(set_to_none=True)
        for units in batches:
            batch = make_batch(units, self.pieces).to(self._device)
            losses = batch_losses(self.network, batch, trust_names=trust)
            if losses:
                torch.autograd.backward(weighted_sum(losses) / len(batches))
            progress.words += batch.words
            for name, loss in losses.items():
                progress.losses[name].append(loss.item())
        nn.utils.clip_grad_norm_(self._trained, LONGEST_GRADIENT)
        self._optimizer.step()
        progress.step += 1
        keep = min(config.averaging, progress.step / (progress.step + 10))
        move_towards(self._average, self._trained, keep=keep)

    def _report(self) -> None:
        progress = self.progress
        means = " ".join(
            f"{name} {sum(values) / len(values):.3f}"
            for name, values in sorted(progress.losses.items())
        )
        logger.info(
            "step %d round %d %.0f s, %d words, %.2f s a thousand, %.3f done: %s",
            progress.step,
            progress.round,
            progress.seconds,
            progress.words,
            1000 * progress.seconds / max(1, progress.words),
            self.fraction(),
            means,
        )
        progress.losses.clear()

    def averaged_state(self) -> dict[str, torch.Tensor]:
        """Return the network's state with the averaged weights."""
        state = {name: value.clone() for name, value in self.network.state_dict().items()}
        names = [n for n, p in self.network.named_parameters() if p.requires_grad]
        return state | dict(zip(names, self._average, strict=True))

    def save_weights(self) -> None:
        """Write the averaged weights."""
        _save(self.averaged_state(), self.config.output / WEIGHTS)

    def save_checkpoint(self) -> None:
        """Write what a restart needs, atomically."""
        progress = self.progress
        state = {
            "network": self.network.state_dict(),
            "average": self._average,
            "optimizer": self._optimizer.state_dict(),
            "generator": torch.get_rng_state(),
            "progress": (
                progress.step,
                progress.round,
                progress.batch,
                progress.seconds,
                progress.words,
            ),
        }
        _save(state, self.config.output / CHECKPOINT)

    def _resume(self) -> None:
        path = self.config.output / CHECKPOINT
        if not path.exists():
            return
        state = torch.load(path, map_location=self._device)
        self.network.load_state_dict(state["network"])
        self._average = state["average"]
        self._optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["generator"].cpu())
        self.progress = Progress(*state["progress"])
        logger.info("resumed at step %d", self.progress.step)


def _save(state: dict[str, Any], path: Path) -> None:
    waiting = path.with_suffix(".tmp")
    torch.save(state, waiting)
    waiting.replace(path)


def seed_everything(seed: int) -> Random:
    """Seed torch; return a generator for the rest."""
    torch.manual_seed(seed)
    return Random(seed)
