"""How far a command is, on a terminal and only there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Final

_PATIENCE_SECONDS: Final = 1.0  # what takes less needs no bar

Progress = Callable[[str, int, int], None]


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Give a function that is told what is being done, steps finished and steps in all.

    After a second a bar on standard error shows it, if that is a terminal. Where there are 0
    steps in all, their number is not known.
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
        yield lambda doing, finished, total: bar.update(
            task, description=doing, completed=finished, total=total or None
        )
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


def _ignore(doing: str, finished: int, total: int) -> None:
    """Show nothing."""
