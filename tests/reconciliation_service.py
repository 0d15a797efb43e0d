"""A reconciliation service on this machine, as a test wants it to be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs

Json = dict[str, Any]

WIKI = "http://wiki.example.org/entity/"
MANIFEST: Json = {
    "versions": ["0.1", "0.2"],
    "name": "Wiki",
    "identifierSpace": WIKI,
    "schemaSpace": "http://wiki.example.org/prop/",
    "defaultTypes": [{"id": "Q35120", "name": "entity"}],
    "view": {"url": "https://wiki.example.org/wiki/{{id}}"},
}
NO_TYPES: Json = {
    "name": "Gazette",
    "identifierSpace": "https://gazette.example.org/about#us",
    "view": {"url": "https://gazette.example.org/{{id}}.html"},
}


def thing(name: str, identifier: str, *, score: float = 50, match: bool = False) -> Json:
    """Return a candidate as a service writes it."""
    return {"id": identifier, "name": name, "score": score, "match": match, "type": []}


@dataclass
class Service:
    """What the service says, and what it was asked.

    ``things`` are its candidates by name; ``refusals`` are statuses and headers of the next
    answers; with ``raw`` every answer is that text; while ``answering`` is clear all must wait.
    """

    manifest: Json = field(default_factory=lambda: dict(MANIFEST))
    things: dict[str, list[Json]] = field(default_factory=dict)
    refusals: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    raw: str | None = None
    answering: Event = field(default_factory=Event)
    batches: list[Json] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    url: str = ""

    @property
    def queries(self) -> list[Json]:
        """Every query of every batch, in order."""
        return [query for batch in self.batches for query in batch.values()]

    def answer(self, batch: Json | None) -> str:
        """Return the body of an answer, to queries or to a request without any."""
        if self.raw is not None:
            return self.raw
        if batch is None:
            return json.dumps(self.manifest)
        self.batches.append(batch)
        found = {key: {"result": self.things.get(each["query"], [])} for key, each in batch.items()}
        return json.dumps(found)


@contextmanager
def running(service: Service) -> Iterator[Service]:
    """Run a service for a while; it gets its address."""
    service.answering.set()
    server = _Server(("127.0.0.1", 0), _handler(service))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_port}/api"
    try:
        yield service
    finally:
        service.answering.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a client has gone."""


def _handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._give(None)

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode("ascii"))
            self._give(json.loads(form["queries"][0]))

        def _give(self, batch: Json | None) -> None:
            service.answering.wait(timeout=10)
            service.agents.append(str(self.headers["User-Agent"]))
            service.paths.append(self.path)
            if service.refusals:
                status, headers = service.refusals.pop(0)
                self._write(status, "busy", headers)
            else:
                self._write(200, service.answer(batch), {})

        def _write(self, status: int, body: str, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            content = body.encode()
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Keep the terminal quiet."""

    return Handler
