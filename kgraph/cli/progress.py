"""How far a command is, on a terminal and only there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kgraph.build import Step

_PATIENCE_SECONDS: Final = 1.0  # what takes less needs no bar

_SPEED_SECONDS: Final = 120.0  # what was read in the last two minutes tells how long the rest takes


@contextmanager
def shown_progress() -> Iterator[Callable[[Step], None]]:
    """Give a function that is told each step of what takes long.

    After a second a bar on standard error shows it, if that is a terminal.
    """
    if not sys.stderr.isatty():
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    bar = Bar(
        *columns, console=Console(stderr=True), transient=True, speed_estimate_period=_SPEED_SECONDS
    )
    task = bar.add_task("Start", total=None)
    timer = Timer(_PATIENCE_SECONDS, bar.start)
    timer.start()
    try:
        yield lambda step: bar.update(
            task,
            description=f"{step.stage} {step.note}".rstrip(),
            completed=step.finished,
            total=step.total or None,
        )
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


def _ignore(step: Step) -> None:
    """Show nothing."""
