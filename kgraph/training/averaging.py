"""Running means of weights: what is kept of a training is their mean over its last steps."""

from collections.abc import Iterable

import torch
from torch import Tensor


@torch.no_grad()
def move_towards(moved: Iterable[Tensor], to: Iterable[Tensor], *, keep: float) -> None:
    """Move tensors in place towards others, ``keep`` of them staying: 0 copies."""
    for mean, weight in zip(moved, to, strict=True):
        mean.lerp_(weight, 1 - keep)
