"""A connection that no client can hold for as long as it likes."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

from kgraph.serve.limits import Limits

_LONGEST_S = 600.0


class BoundedConnection(H11Protocol):
    """Ends clients that send or read too slowly; bodies are bounded by ``Guard``.

    The time runs from the first byte of a request to the last of its head, and while a client
    does not read what was written.
    """

    limits = Limits()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the time of the connection and of the first request."""
        super().connection_made(transport)
        self._head_timer = self._abort_after(self.limits.head_s)
        self._stall_timer: asyncio.TimerHandle | None = None
        self._end_timer = self._abort_after(_LONGEST_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop all times."""
        for timer in (self._head_timer, self._stall_timer, self._end_timer):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what the client has sent; what does not make a request in time ends it."""
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before and self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self._head_timer is None:
            self._head_timer = self._abort_after(self.limits.head_s)

    def pause_writing(self) -> None:
        """Start the time in which the client has to read."""
        super().pause_writing()
        self._stall_timer = self._abort_after(self.limits.stall_s)

    def resume_writing(self) -> None:
        """Stop that time: the client has read."""
        super().resume_writing()
        if self._stall_timer is not None:
            self._stall_timer.cancel()

    def _abort_after(self, seconds: float) -> asyncio.TimerHandle | None:
        return self.loop.call_later(seconds, self.transport.abort)
