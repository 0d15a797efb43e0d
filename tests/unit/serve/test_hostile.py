"""Whatever is asked, the server refuses or bounds it, stays as it was, and answers the next."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from kgraph.graph.statements import build_statements
from tests.builders import small_ontology
from tests.harbour_corpus import harbour_corpus
from tests.unit.serve.conftest import LIMITS
from tests.unit.serve.hostile import DEEP, ENDLESS, FOREIGN, UPDATES

BOUNDED = {400, 504}
TRIPLES = len(set(build_statements(harbour_corpus(), small_ontology())))
_SPARE_S = 20  # for a machine that has other work


def asked(client: TestClient, query: str) -> int:
    return client.post("/sparql", data={"query": query}).status_code


def answers_again(client: TestClient) -> bool:
    """Tell whether the next who asks gets an answer, of the graph as it was."""
    count = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}
    (row,) = client.get("/sparql", params=count).json()["results"]["bindings"]
    return int(row["n"]["value"]) == TRIPLES


@pytest.mark.parametrize("query", UPDATES)
def test_an_update_is_refused_in_every_disguise(client: TestClient, query: str) -> None:
    assert asked(client, query) == 400
    assert answers_again(client)


@pytest.fixture
def elsewhere() -> Iterator[socket.socket]:
    """Return a socket on which another server would be asked."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def asked_for(elsewhere: socket.socket, query: str) -> str:
    """Return the query with the address of the other server."""
    return query.replace("127.0.0.1:9", f"127.0.0.1:{elsewhere.getsockname()[1]}")


@pytest.mark.parametrize("query", FOREIGN)
def test_what_is_not_in_the_graph_is_never_asked_for(
    client: TestClient, elsewhere: socket.socket, query: str
) -> None:
    assert asked(client, asked_for(elsewhere, query)) == 400
    with pytest.raises(BlockingIOError):
        elsewhere.accept()


@pytest.mark.slow
@pytest.mark.parametrize("query", ENDLESS)
def test_a_query_without_end_is_ended(client: TestClient, query: str) -> None:
    begun = time.monotonic()
    assert asked(client, query) in BOUNDED
    assert time.monotonic() - begun < LIMITS.query_s + _SPARE_S
    assert answers_again(client)


@pytest.mark.slow
@pytest.mark.parametrize("query", DEEP)
def test_a_query_that_is_too_deep_is_refused(client: TestClient, query: str) -> None:
    assert asked(client, query) in BOUNDED
    assert answers_again(client)


@pytest.mark.parametrize("name", ["SERVICE", "service", "INSERT", "Load"])
def test_the_words_may_stand_where_they_ask_for_nothing(client: TestClient, name: str) -> None:
    query = f"# {name}\nASK {{ ?{name} <http://x/{name}#{name}> '{name}', kg:{name} }}"
    assert asked(client, query) == 200


def test_a_request_of_ten_megabytes_is_refused(client: TestClient) -> None:
    assert asked(client, "#" * 10_000_000) == 413


def test_a_request_that_does_not_say_how_large_it_is_is_refused_too(client: TestClient) -> None:
    headers = {"content-type": "application/sparql-query"}
    parts = (b"#" * 50_000 for _ in range(10))
    assert client.post("/sparql", headers=headers, content=parts).status_code == 413


def test_many_parameters_are_refused(client: TestClient) -> None:
    many = {f"p{n}": "1" for n in range(1000)}
    assert client.post("/sparql", data=many).status_code == 400
