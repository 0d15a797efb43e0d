"""Workers that answer; one that takes too long is killed and another takes its place."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from kgraph.errors import OutputError
from kgraph.serve.channel import Answer, Question, refusal
from kgraph.serve.kept_answers import KeptAnswers
from kgraph.serve.limits import Limits
from kgraph.serve.process import WorkerProcess, stamp_of

T = TypeVar("T")


@dataclass(slots=True)
class _Slot:
    """A place for a worker."""

    worker: WorkerProcess | None = None


class WorkerPool:
    """So many workers on one graph file; each reads it anew when the file has changed."""

    def __init__(self, path: Path, limits: Limits, *, size: int) -> None:
        self._path = path
        self._limits = limits
        self._free: asyncio.Queue[_Slot] = asyncio.Queue()
        self._slots = [_Slot() for _ in range(size)]
        self._kept = KeptAnswers()
        self._waiting = 0
        self._starting = asyncio.Lock()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._stopped = False

    def start(self) -> None:
        """Begin to start the workers."""
        for slot in self._slots:
            self._give_back(slot)

    async def stop(self) -> None:
        """End all workers at once, and whatever waits for them."""
        self._stopped = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for slot in self._slots:
            await _empty(slot)

    async def ask(self, question: Question) -> Answer:
        """Return the answer to a question, or why there is none.

        When this is cancelled, the worker is killed too: nobody wants its answer.
        """
        known = self._kept.find(question, stamp_of(self._path))
        if known is not None:
            return known
        try:
            return await self._begun(self._queued(question))
        except asyncio.CancelledError:
            if not self._stopped:
                raise
            return refusal(503, "the server stops.")

    async def _queued(self, question: Question) -> Answer:
        if self._waiting >= self._limits.waiting:
            return refusal(503, "too many queries wait already. Ask again in a moment.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.wait_s):
                slot = await self._free.get()
        except TimeoutError:
            return refusal(503, "other queries take all the time. Ask again in a moment.")
        finally:
            self._waiting -= 1
        try:
            return await self._asked(slot, question)
        finally:
            self._give_back(slot)

    async def _asked(self, slot: _Slot, question: Question) -> Answer:
        try:
            worker = await self._worker_in(slot)
        except OutputError as error:
            return refusal(503, str(error))
        slot.worker = None  # until it has answered nobody else may have it
        try:
            told = await asyncio.wait_for(worker.ask(question), self._limits.query_s)
        except TimeoutError:
            limit = f"{self._limits.query_s:g} seconds"
            told = refusal(504, f"it took longer than {limit} and was ended. Ask for less.")
        except EOFError:
            told = refusal(400, "the engine gave up: it is too deep, or needs too much memory.")
        else:
            slot.worker = worker
            self._kept.keep(question, told, stamp=worker.stamp)
        finally:
            if slot.worker is None:
                await asyncio.shield(worker.kill())
        return told

    async def _worker_in(self, slot: _Slot) -> WorkerProcess:
        """Return a worker that has read the file as it is now."""
        if slot.worker is not None and slot.worker.serves(stamp_of(self._path)):
            return slot.worker
        await _empty(slot)
        async with self._starting:  # one at a time: what the first prepares the others find
            slot.worker = await WorkerProcess.start(self._path, self._limits)
        return slot.worker

    def _give_back(self, slot: _Slot) -> None:
        """Let others have the slot, once there is a worker in it again."""
        if self._stopped:
            return
        if slot.worker is not None:
            self._free.put_nowait(slot)
            return
        self._begun(self._refill(slot))

    def _begun(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Return a task that ends when the pool stops."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _refill(self, slot: _Slot) -> None:
        try:
            await self._worker_in(slot)
        except OutputError:
            pass  # whoever asks next tries again and is told
        finally:
            self._free.put_nowait(slot)


async def _empty(slot: _Slot) -> None:
    worker, slot.worker = slot.worker, None
    if worker is not None:
        await worker.kill()
