"""One worker process, as the server sees it."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from pathlib import Path

from kgraph.errors import OutputError
from kgraph.serve.channel import SIZES, Answer, Question, pack_question, unpack_answer
from kgraph.serve.limits import Limits

Stamp = tuple[int, int, int]
"""What tells one state of a file from another."""


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of a file, ``None`` where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)


@dataclass(slots=True)
class WorkerProcess:
    """A worker that has opened the graph. ``stamp`` is that of the file that it has read."""

    child: Process
    stamp: Stamp | None

    @classmethod
    async def start(cls, path: Path, limits: Limits) -> WorkerProcess:
        """Return a worker that is ready.

        Raises:
            OutputError: the graph cannot be opened.
        """
        stamp = stamp_of(path)
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kgraph.serve.worker", str(path)),
            *(str(limits.query_s), str(limits.memory_bytes)),
            stdin=PIPE,
            stdout=PIPE,
            start_new_session=True,  # Ctrl-C is for the server, which then ends us
        )
        worker = cls(child, stamp)
        try:
            first = await worker._read()
        except EOFError as error:
            await worker.kill()
            message = "it cannot be opened: the worker has ended. Is there enough memory?"
            raise OutputError(message, place=str(path)) from error
        except BaseException:
            await worker.kill()
            raise
        if first.status != 200:
            await worker.kill()
            raise OutputError(first.body.decode().strip())
        return worker

    def serves(self, stamp: Stamp | None) -> bool:
        """Tell whether it is alive and has read that state of the file."""
        return self.child.returncode is None and self.stamp == stamp

    async def ask(self, question: Question) -> Answer:
        """Return the answer of the worker.

        Raises:
            EOFError: it has died.
        """
        if self.child.stdin is None:
            raise EOFError
        try:
            self.child.stdin.write(pack_question(question))
            await self.child.stdin.drain()
        except ConnectionError as error:
            raise EOFError from error
        return await self._read()

    async def kill(self) -> None:
        """End it at once, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self.child.kill()
        if self.child.stdin is not None:
            self.child.stdin.close()
        # What it has written is read away, or the end of its pipe would never be seen.
        if self.child.stdout is not None:
            with contextlib.suppress(OSError):
                await self.child.stdout.read()
        await self.child.wait()

    async def _read(self) -> Answer:
        stdout = self.child.stdout
        if stdout is None:
            raise EOFError
        head, body = SIZES.unpack(await stdout.readexactly(SIZES.size))
        return unpack_answer(await stdout.readexactly(head), await stdout.readexactly(body))
