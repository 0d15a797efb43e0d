"""How long each stage of a build took, and how much memory was in use."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: seconds that passed, and the most memory in use up to its end.

    ``peak_mb`` counts megabytes (1,000,000 bytes) of resident memory of this process since it
    started, ``None`` where the platform does not tell.
    """

    name: str
    seconds: float
    peak_mb: int | None


class Stopwatch:
    """Measures stages one after another, and tells ``on_stage`` the name of each that begins."""

    def __init__(self, *, on_stage: Callable[[str], None]) -> None:
        self._on_stage = on_stage
        self._stages: list[Stage] = []

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that have ended."""
        return tuple(self._stages)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done inside."""
        self._on_stage(name)
        start = time.perf_counter()
        yield
        self._stages.append(Stage(name, time.perf_counter() - start, peak_mb()))


def peak_mb() -> int | None:
    """Return the most resident memory of this process so far, in megabytes, if it can be known."""
    if sys.platform == "win32":
        return None
    import resource  # here: Windows has none

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // 1_000_000
