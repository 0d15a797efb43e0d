"""Settings of a training run, read from a TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.training.augment import NoiseRates
from kgraph.training.windows import WindowSizes


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """Settings of one run.

    Args:
        corpora: folder of the corpora.
        output: folder for checkpoints and the log.
        minutes: wall-clock minutes to train; the learning rate reaches zero at their end.
        steps: train for so many steps instead, which repeats a run exactly.
        threads: processor threads.
        device: ``cpu``, ``cuda``, or ``auto``: the GPU where there is one.
        batch_words: padded words in a batch.
        batches_a_step: batches, of different corpora, whose gradients make one step.
        thresholds: least scores that the exported model's card gives to the runtime.
        initial: the run, or the exported model, whose weights training starts from.
        share_of_initial: of the exported weights, what comes from the initial ones (Wortsman et
            al. 2022, "Robust fine-tuning of zero-shot models").
        share_by_corpus: part of each corpus that a round goes through; above 1 repeats it.
    """

    corpora: Path = Path("../shared/corpora")
    output: Path = Path("runs/core")
    seed: int = 7
    minutes: float = 80.0
    steps: int | None = None
    threads: int = 1
    device: str = "auto"
    batch_words: int = 600
    batches_a_step: int = 2
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    weight_decay: float = 0.01
    warmup_steps: int = 80
    averaging: float = 0.998
    trust_names_after: float = 0.15
    checkpoint_minutes: float = 5.0
    initial: Path | None = None
    share_of_initial: float = 0.0
    share_by_corpus: Mapping[str, float] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    noise: NoiseRates = field(default_factory=NoiseRates)
    windows: WindowSizes = field(default_factory=WindowSizes)


def read_config(path: Path) -> TrainingConfig:
    """Read a TOML file with fields of ``TrainingConfig``; what is left out keeps its default."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    for name in ("corpora", "output", "initial"):
        if name in raw:
            raw[name] = Path(raw[name])
    noise = NoiseRates(**raw.pop("noise", {}))
    windows = WindowSizes(**raw.pop("windows", {}))
    return TrainingConfig(noise=noise, windows=windows, **raw)
