"""Runs the server until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import uvicorn

from kgraph.errors import OutputError
from kgraph.serve.app import Served, build_app
from kgraph.serve.connection import BoundedConnection
from kgraph.serve.guarding import LONGEST_ADDRESS
from kgraph.serve.limits import Limits
from kgraph.serve.pool import WorkerPool

HOST: Final = "127.0.0.1"
_STOP_S: Final = 2  # for answers under way when it is told to stop


def serve(served: Served, *, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve a build on this machine until SIGINT or SIGTERM.

    Args:
        served: What is served.
        port: Where; 0 is any that is free.
        on_ready: Called with the address once it can be asked.

    Raises:
        OutputError: there is no build, or the port is taken.
    """
    if not served.graph.exists():
        message = "no such file. Build it first: kgraph build."
        raise OutputError(message, place=str(served.graph))
    app = build_app(served)
    config = uvicorn.Config(
        app,
        host=HOST,
        port=port,
        http=_connection(served.limits),
        ws="none",
        h11_max_incomplete_event_size=LONGEST_ADDRESS,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=served.limits.connections,
        timeout_graceful_shutdown=_STOP_S,
    )
    asyncio.run(_Server(config, on_ready, pool=app.state.pool).serve())


def _connection(limits: Limits) -> type[asyncio.Protocol]:
    return type("Connection", (BoundedConnection,), {"limits": limits})


class _Server(uvicorn.Server):
    """Says when it is ready, and ends without an error when it is told to stop."""

    def __init__(
        self, config: uvicorn.Config, on_ready: Callable[[str], None], *, pool: WorkerPool
    ) -> None:
        super().__init__(config)
        self._on_ready = on_ready
        self._pool = pool

    async def startup(self, sockets: Any = None) -> None:  # noqa: ANN401  as uvicorn has it
        """Begin to listen."""
        await _require_free(self.config.port)
        await super().startup()
        port = self.servers[0].sockets[0].getsockname()[1]
        self._on_ready(f"http://{HOST}:{port}/")

    async def shutdown(self, sockets: Any = None) -> None:  # noqa: ANN401  as uvicorn has it
        """End the queries under way, then the connections."""
        await self._pool.stop()
        await super().shutdown()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at a signal; a second Ctrl-C does not wait for answers under way."""
        stopping = (signal.SIGINT, signal.SIGTERM)
        before = {each: signal.signal(each, self.handle_exit) for each in stopping}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


async def _require_free(port: int) -> None:
    """Raise where the port is taken; uvicorn would print and exit."""
    loop = asyncio.get_running_loop()
    try:
        probe = await loop.create_server(asyncio.Protocol, HOST, port)
    except OSError as error:
        message = f"port {port} cannot be had ({error.strerror}). Choose another --port."
        raise OutputError(message) from error
    probe.close()
    await probe.wait_closed()
