"""Work that a copy of this process does while it goes on itself."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Final

from kgraph.build.workers import end_with_parent

_LEAST_S: Final = 60.0
_TIMES: Final = 10.0  # as long as it has been at work when it is waited for


@contextmanager
def beside(work: Callable[[], None], *, pays: bool) -> Iterator[Callable[[], None]]:
    """Begin some work, and give a function that returns when it is done.

    A copy of this process, which shares its memory, begins at once. Where there can be none, or
    where it fails or does not end, the work is done here when it is waited for, so that it ends
    as it would have without the copy, with the same error if any.

    Args:
        work: Writes files and nothing else; what it keeps in memory is lost.
        pays: Whether it takes so long that a copy pays.
    """
    copy = _copy(work) if pays and sys.platform == "linux" else None
    began = time.monotonic()

    def finish() -> None:
        patience = max(_LEAST_S, _TIMES * (time.monotonic() - began))
        if copy is None or not _has_done_it(copy, within_s=patience):
            work()

    try:
        yield finish
    finally:
        if copy is not None:
            copy.kill()
            copy.join()
            copy.close()


def _copy(work: Callable[[], None]) -> BaseProcess | None:
    """Return a copy of this process that works; ``None`` where the system has no room for it."""
    copy = multiprocessing.get_context("fork").Process(target=_work, args=(work,), daemon=True)
    try:
        with warnings.catch_warnings():
            # Of threads, none of which holds a lock that the work asks for. One that it did
            # not think of costs a wait, and the work is done by this process after all.
            warnings.simplefilter("ignore", DeprecationWarning)
            copy.start()
    except OSError:
        return None
    return copy


def _has_done_it(copy: BaseProcess, *, within_s: float) -> bool:
    copy.join(within_s)
    return copy.exitcode == 0


def _work(work: Callable[[], None]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        work()
    except Exception:  # noqa: BLE001  the process that waits meets it too, and says it
        sys.exit(1)
