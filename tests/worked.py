"""Work for processes, named in a module so that they can be sent it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from kgraph.errors import KgraphError, SourceError


def get_ready() -> None:
    """Need nothing."""


def fail_to_get_ready() -> None:
    """Find the model missing."""
    raise SourceError("it is missing. Install it.", place="model")


def die_at_once() -> None:
    """Be ended before anything is done."""
    os._exit(7)


def ten_seconds(_: object) -> float:
    """Allow more than any test needs."""
    return 10.0


def no_time(_: object) -> float:
    """Allow next to nothing."""
    return 0.2


def follow(order: str) -> str:
    """Do what a text says, and return it in capitals."""
    what, _, rest = order.partition(" ")
    match what:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "leave":
            os._exit(int(rest))
        case "fill":
            raise MemoryError
        case "sleep":
            time.sleep(60)
        case "refuse":
            raise KgraphError("it is refused. Ask again.")
        case "who":
            return str(os.getpid())
        case "third":
            with Path(rest).open("a+", encoding="utf-8") as tries:
                tries.write("x")
                tries.flush()
                tries.seek(0)
                if len(tries.read()) < 3:
                    os._exit(1)
        case "note":
            Path(rest).write_text(str(os.getpid()), "utf-8")
            time.sleep(60)
    return order.upper()
