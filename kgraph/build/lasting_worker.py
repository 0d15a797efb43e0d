"""One process that is given one file after the other, by whoever has no list of them."""

from __future__ import annotations

import time
from typing import Generic, TypeVar, cast

from kgraph.build.workers import TOO_LONG, Lost, Task, Worker, lost, not_started
from kgraph.errors import KgraphError

F = TypeVar("F")
R = TypeVar("R")


class LastingWorker(Generic[F, R]):
    """A worker that is replaced where it dies or hangs; it starts at once and is ready later."""

    def __init__(self, task: Task[F, R]) -> None:
        self._task = task
        self._worker: Worker[F, R] = Worker(task)

    def work(self, file: F, *, tries: int = 1) -> R | Lost:
        """Return the result of a file, or why there is none after so many tries.

        Raises:
            KgraphError: as ``prepare`` or ``work`` raised it.
            ModelError: the process ends before it is ready.
        """
        result = self._work_once(file)
        for _ in range(tries - 1):
            if not isinstance(result, Lost):
                break
            result = self._work_once(file)
        return result

    def close(self) -> None:
        """End the process, whatever it is at."""
        self._worker.process.kill()
        self._worker.end()

    def _work_once(self, file: F) -> R | Lost:
        worker = self._worker
        if not worker.is_ready:
            why, how, _ = self._hear()
            if how:
                raise not_started(why or how)
            worker.is_ready = True
        worker.give(file, seconds=self._task.seconds_for(file))
        why, how, sent = self._hear()
        return lost(why, how) if how else cast("R", sent)

    def _hear(self) -> tuple[str | None, str, object]:
        """Return why it was ended, if it was, how it ended, if it did, and what it sent."""
        worker = self._worker
        if worker.pipe.poll(max(0.0, worker.until - time.monotonic())):
            is_alive, sent = worker.take()
            if isinstance(sent, KgraphError):
                raise sent
            if is_alive:
                return None, "", sent
            why = None
        else:
            worker.process.kill()
            why = TOO_LONG
        how = worker.end()
        self._worker = Worker(self._task)
        return why, how, None
