"""Trying again: a store that refuses for a minute is no reason to give up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

R = TypeVar("R")

PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Seconds between two tries; beside them stands what a try itself takes."""

_FINAL: Final = (
    "ACCESS_DENIED", "INVALID_ACCESS_KEY", "SIGNATURE_DOES_NOT_MATCH", "NO_SUCH_BUCKET",
    "NO_SUCH_KEY", "HTTP status: 403", "HTTP status: 404",
)  # fmt: skip


class Patience:
    """Tries again what a store refuses; once that was in vain, nothing is tried again any more."""

    def __init__(self, pauses: Sequence[float] = PAUSES) -> None:
        self._pauses = tuple(pauses)
        self._is_worn_out = False
        self._stop = threading.Event()

    def end(self) -> None:
        """Let whoever waits wait no more."""
        self._is_worn_out = True
        self._stop.set()

    def tried(self, work: Callable[[], R]) -> R:
        """Return what the work gives.

        Raises:
            OSError: it failed, and would again, or did each time.
        """
        for pause in self._pauses:
            try:
                return work()
            except OSError as error:
                if self._is_worn_out or is_final(error):
                    raise
                self._stop.wait(pause)
        try:
            return work()
        except OSError:
            self._is_worn_out = True
            raise


def is_final(error: OSError) -> bool:
    """Say whether another try would bring the same."""
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
        return True
    return any(sign in str(error) for sign in _FINAL)


def reason_of(error: OSError) -> str:
    """Return in a few words why a store refused.

    >>> reason_of(OSError("When reading key 'a': AWS Error ACCESS_DENIED: no; Details: x"))
    "When reading key 'a': AWS Error ACCESS_DENIED: no"
    """
    return (error.strerror or str(error)).partition("; Details")[0].partition("\n")[0].rstrip(".")
