"""What every request has to pass, and what every response carries."""

from __future__ import annotations

import asyncio
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kgraph.serve.limits import Limits

LONGEST_ADDRESS: Final = 65_536
_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "::1"})
OWN_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The content policy of our own pages: no script or style but those from files of ours."""

_HEADERS: Final = {
    "content-security-policy": OWN_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-cache",
}


class Guard:
    """Lets requests through that are from this machine and of its own pages, and bounds them.

    A page of another site may have the browser ask us, by our name or by one of its own that it
    has made to mean this machine (DNS rebinding): ``Host``, ``Origin`` and ``Sec-Fetch-Site``
    tell.
    """

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        fault = self._fault(headers)
        if fault is None and len(scope["query_string"]) > LONGEST_ADDRESS:
            fault = 414, f"an address may have {LONGEST_ADDRESS:,} letters at most. Use POST."
        if fault is None:
            app, take = self._app, self._bounded(receive)
        else:
            status, message = fault
            closing = {"connection": "close"}
            app, take = PlainTextResponse(f"{message}\n", status, headers=closing), receive
        await app(scope, take, _with_headers(send))

    def _fault(self, headers: Headers) -> tuple[int, str] | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _name_of(hosts[0]) not in _HOSTS:
            return 421, "this server answers to 127.0.0.1 and localhost only."
        if any(each != f"http://{hosts[0]}" for each in headers.getlist("origin")):
            return 403, "pages of other sites get no answer."
        elsewhere = headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
        if elsewhere and headers.get("sec-fetch-mode") != "navigate":
            return 403, "pages of other sites get no answer."
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            return 400, "the length of the request is no number."
        if len(length) > 12 or int(length) > self._limits.body_bytes:
            return 413, self._too_large()
        return None

    def _too_large(self) -> str:
        return f"a request may have {self._limits.body_bytes:,} bytes at most."

    def _bounded(self, receive: Receive) -> Receive:
        """Return a way to receive a body that ends it when it is too large or too slow."""
        received, deadline = 0, asyncio.get_running_loop().time() + self._limits.body_s
        complete = False

        async def bounded() -> Message:
            nonlocal received, complete
            if complete:  # what comes now is that the client has gone
                return await receive()
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError as error:
                closing = {"connection": "close"}
                message_text = "the request took too long to arrive."
                raise HTTPException(408, message_text, headers=closing) from error
            complete = not message.get("more_body", False)
            received += len(message.get("body", b""))
            if received > self._limits.body_bytes:
                raise HTTPException(413, self._too_large(), headers={"connection": "close"})
            return message

        return bounded


def _name_of(host: str) -> str | None:
    """Return the name in a ``Host`` header, without the port."""
    try:
        parts = urlsplit(f"//{host}")
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError:
        return None
    plain = not (parts.username or parts.password or parts.path or parts.query or parts.fragment)
    return parts.hostname if plain and port_is_valid and "@" not in host else None


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_with_headers
