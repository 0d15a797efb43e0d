"""A door before a server: it shuts before the first who come, and lets the others through."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Gate:
    """Refuses so many connections, then passes all on to a port of this machine."""

    def __init__(self, behind: int) -> None:
        self.to_refuse = 0
        self.port = 0
        self._behind = behind
        self._is_open = threading.Event()
        self._close: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @contextmanager
    def opened(self) -> Iterator[Gate]:
        """Listen until the end."""
        thread = threading.Thread(target=asyncio.run, args=(self._serve(),))
        thread.start()
        assert self._is_open.wait(10)
        try:
            yield self
        finally:
            assert self._loop is not None
            assert self._close is not None
            self._loop.call_soon_threadsafe(self._close.set)
            thread.join()

    async def _serve(self) -> None:
        self._loop, self._close = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._is_open.set()
        await self._close.wait()
        server.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.to_refuse > 0:
            self.to_refuse -= 1
            writer.close()
            return
        inner, outer = await asyncio.open_connection("127.0.0.1", self._behind)
        await asyncio.gather(_pump(reader, outer), _pump(inner, writer))


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError, asyncio.CancelledError):
        while content := await reader.read(1 << 16):
            writer.write(content)
            await writer.drain()
    writer.close()
