"""A finding that a user should hear of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong or noteworthy: where, what, and what to do.

    ``place`` is a file, with ``:line`` (from 1) where there is one. ``severity`` is ``error``
    (the thing was left out) or ``notice`` (it was read all the same).
    """

    place: str
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message
