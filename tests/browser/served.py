"""A server beside the browser."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from kgraph.serve.app import Served, build_app


@contextmanager
def serving(served: Served) -> Iterator[str]:
    """Give the address of a server in a thread of its own."""
    config = uvicorn.Config(
        build_app(served), host="127.0.0.1", port=0, log_config=None, lifespan="on"
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(running.serve()))
    thread.start()
    while not running.started:
        thread.join(0.05)
    port = running.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        running.should_exit = True
        thread.join()
