"""How far a build is, told to whoever watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A stage, how many of its steps are finished, and how many there are; 0 where unknown."""

    stage: str
    finished: int = 0
    total: int = 0


Progress = Callable[[Step], None]


def ignore_progress(step: Step) -> None:
    """Watch a build without a word."""
