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


@contextmanager
def shown_progress() -> Iterator[Callable[[Step], None]]:
    """Give a function that is told each step of what takes long.

    After a second a bar on standard error shows it, if that is a terminal.
    """
    if not sys.stderr.isatty():
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("Start", total=None)
    timer = Timer(_PATIENCE_SECONDS, bar.start)
    timer.start()
    try:
        yield lambda step: bar.update(
            task, description=step.stage, completed=step.finished, total=step.total or None
        )
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


def _ignore(step: Step) -> None:
    """Show nothing."""
