"""The process that carries out a query: what one that got past the checks wants, it cannot do."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from kgraph.graph import query_worker
from kgraph.graph.store import ensure_store
from kgraph.graph.workers import run_worker


def wanted(project: Path, query: str, *, is_stored: bool = False) -> dict[str, object]:
    """Return a request for a query that nothing has checked."""
    turtle = project / "output" / "graph.ttl"
    store = str(ensure_store(turtle)) if is_stored else None
    graph = {"turtle": str(turtle), "store": store}
    return {**graph, "query": query, "base_iri": "https://x.example/", "prefixes": {}}


@contextmanager
def listening() -> Iterator[tuple[socket.socket, str]]:
    """Give a server that nobody should ask, and its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server, f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.parametrize(
    "is_stored",
    [
        pytest.param(True, id="asking the store beside the graph"),
        pytest.param(False, id="asking the Turtle itself"),
    ],
)
def test_it_opens_no_connection(project: Path, *, is_stored: bool) -> None:
    with listening() as (server, address):
        query = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"
        request = wanted(project, query, is_stored=is_stored)
        assert run_worker(request, timeout=30).startswith(b"E")
        with pytest.raises(BlockingIOError):
            server.accept()


def test_without_the_bound_it_would(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_worker, "close_off", lambda: None)
    query = "SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}"
    with listening() as (server, address), ThreadPoolExecutor() as pool:
        server.settimeout(20)
        asked = pool.submit(lambda: server.accept()[0].close())
        assert query_worker.answered(wanted(project, query.format(address))).startswith(b"E")
        asked.result()


def test_what_it_needs_of_the_graph_is_open_by_then(project: Path) -> None:
    every = "SELECT (COUNT(*) AS ?all) (COUNT(DISTINCT ?s) AS ?things) { ?s ?p ?o } ORDER BY ?all"
    request = wanted(project, every, is_stored=True)
    assert run_worker(request, timeout=30).startswith(b"R")
