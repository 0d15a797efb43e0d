"""Processes that work through a list of files, each a file at a time.

A worker gets its next file when the result of the last one has been taken, so what is finished
and not yet taken never piles up. A file at which its worker dies or hangs costs that file: the
worker is replaced and the others go on.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import connection as pipes
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final, Generic, TypeVar, cast

from kgraph.errors import KgraphError, ModelError

F = TypeVar("F")
R = TypeVar("R")

TOO_LONG: Final = "it took too long"
_START_SECONDS: Final = 600.0


@dataclass(frozen=True, slots=True)
class Lost:
    """Why there is no result: the worker died or was too slow."""

    why: str


@dataclass(frozen=True, slots=True)
class Task(Generic[F, R]):
    """What workers do: ``prepare`` once each, then ``work`` for each file.

    ``seconds_for`` tells how long one file may take. All are sent to the workers and so must be
    named in a module.
    """

    prepare: Callable[[], None]
    work: Callable[[F], R]
    seconds_for: Callable[[F], float]


@contextmanager
def working(
    task: Task[F, R], files: Sequence[F], *, workers: int
) -> Iterator[Iterator[tuple[F, R | Lost]]]:
    """Start workers, and give the results as they come; at the end the workers are gone.

    Raises:
        KgraphError: as ``prepare`` or ``work`` raised it.
        ModelError: a worker ends before it is ready.
    """
    pool = _Pool(task, files, workers=workers)
    try:
        yield pool.results()
    finally:
        pool.close()


class Worker(Generic[F, R]):
    """A process, the file that it works at, and until when it may."""

    def __init__(self, task: Task[F, R]) -> None:
        # Not forked: a copy of a process with running threads may hang.
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, task), daemon=True)
        self.process.start()
        theirs.close()
        self.file: F | None = None
        self.is_ready = False
        self.until = time.monotonic() + _START_SECONDS

    def give(self, file: F, *, seconds: float) -> None:
        """Let it work at a file."""
        self.file, self.until = file, time.monotonic() + seconds
        with suppress(OSError):  # it has just died, which is seen when it is heard
            self.pipe.send(file)

    def take(self) -> tuple[bool, object]:
        """Return whether it is alive, and what it has sent."""
        try:
            return True, self.pipe.recv()
        except (EOFError, OSError):
            return False, None

    def end(self) -> str:
        """End the process, if it has not ended, and return how it ended."""
        self.pipe.close()
        self.process.join(timeout=0.5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        status = self.process.exitcode or 0
        return f"signal {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"


class _Pool(Generic[F, R]):
    def __init__(self, task: Task[F, R], files: Sequence[F], *, workers: int) -> None:
        self._task = task
        self._waiting = deque(files)
        self._left = len(files)
        self._workers: list[Worker[F, R]] = [Worker(task) for _ in range(min(workers, len(files)))]

    def results(self) -> Iterator[tuple[F, R | Lost]]:
        """Yield each file with its result, in the order in which they are finished."""
        while self._left:
            busy = [each for each in self._workers if each.file is not None or not each.is_ready]
            patience = max(0.0, min(each.until for each in busy) - time.monotonic())
            heard = set(pipes.wait([each.pipe for each in busy], timeout=patience))
            for worker in busy:
                yield from self._attend(worker, is_heard=worker.pipe in heard)

    def close(self) -> None:
        """End all workers at once, whatever they are at."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers = []

    def _attend(self, worker: Worker[F, R], *, is_heard: bool) -> Iterator[tuple[F, R | Lost]]:
        if not is_heard:
            if time.monotonic() >= worker.until:
                yield from self._replace(worker, why=TOO_LONG)
            return
        is_alive, sent = worker.take()
        if not is_alive:
            yield from self._replace(worker, why=None)
        elif isinstance(sent, KgraphError):
            raise sent
        elif not worker.is_ready:
            worker.is_ready = True
            self._give_next(worker)
        else:
            file = cast("F", worker.file)
            self._left -= 1
            self._give_next(worker)
            yield file, cast("R", sent)

    def _give_next(self, worker: Worker[F, R]) -> None:
        worker.file = None
        if self._waiting:
            file = self._waiting.popleft()
            worker.give(file, seconds=self._task.seconds_for(file))

    def _replace(self, worker: Worker[F, R], *, why: str | None) -> Iterator[tuple[F, R | Lost]]:
        if why is not None:
            worker.process.kill()
        how = worker.end()
        self._workers.remove(worker)
        if worker.file is None:
            raise not_started(why or how)
        self._left -= 1
        if self._waiting:
            self._workers.append(Worker(self._task))
        yield worker.file, lost(why, how)


def not_started(why: str) -> ModelError:
    """Return the error of a worker that ended before it was ready."""
    message = f"a process that reads sources could not start ({why})."
    return ModelError(f"{message} What it printed says why; try --workers 1.")


def lost(why: str | None, how: str) -> Lost:
    """Return what became of a file whose worker was ended, or ended of itself."""
    return Lost(why or f"the process that read it ended with {how}")


def _serve(pipe: Connection, task: Task[object, object]) -> None:
    """Work for the parent until it hangs up. An exception that is a bug ends the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    threading.Thread(target=end_with_parent, daemon=True).start()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(_outcome(task.prepare))
        while True:
            pipe.send(_outcome(partial(task.work, pipe.recv())))


def _outcome(work: Callable[[], object]) -> object:
    try:
        return work()
    except KgraphError as error:
        return error


def end_with_parent() -> None:
    """End this process as soon as the one that began it is gone; for a thread of its own."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
