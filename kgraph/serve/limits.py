"""How much one request may ask for, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no request gets past; times in seconds, sizes in bytes.

    ``query_s`` is the time one query may run, ``answer_bytes`` what it may answer with and
    ``memory_bytes`` what it may need beside the graph. ``waiting`` is the number of queries that
    may wait for others, for ``wait_s`` at most. ``head_s`` and ``body_s`` are the time for a
    request to arrive, and ``stall_s`` how long a client may take to read what was sent.
    """

    query_s: float = 10.0
    answer_bytes: int = 32_000_000
    memory_bytes: int = 2_000_000_000
    body_bytes: int = 200_000
    waiting: int = 200
    wait_s: float = 30.0
    connections: int = 400
    head_s: float = 10.0
    body_s: float = 10.0
    stall_s: float = 20.0
