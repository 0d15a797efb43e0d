"""How far a build is, told to whoever watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A stage, how many bytes of its work are finished, and how many there are; 0 where unknown.

    ``note`` says for a person how far it is.
    """

    stage: str
    finished: int = 0
    total: int = 0
    note: str = ""


Progress = Callable[[Step], None]


def ignore_progress(step: Step) -> None:
    """Watch a build without a word."""
