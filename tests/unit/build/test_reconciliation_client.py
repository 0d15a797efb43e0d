"""The one module that uses the network, against a service on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from kgraph import __version__
from kgraph.build.reconciliation_client import ReconciliationClient
from kgraph.errors import ServiceError
from kgraph.resolution.reconciliation import Candidate, Question
from tests.reconciliation_service import NO_TYPES, WIKI, Service, running, thing

ANA = Question("Ana Ruiz", "Ana Ruiz", "person", "Q5")


@pytest.fixture
def service() -> Iterator[Service]:
    with running(Service()) as started:
        yield started


@pytest.fixture
def client(service: Service) -> Iterator[ReconciliationClient]:
    url = service.url
    with ReconciliationClient(url, timeout_seconds=5, backoff_seconds=0.01) as made:
        yield made


def ask(client: ReconciliationClient, *questions: Question) -> list[list[Candidate]]:
    return client.ask(questions, manifest=client.manifest(), limit=3)


def test_a_batch_is_sent_at_once_and_answered_in_order(
    service: Service, client: ReconciliationClient
) -> None:
    service.things = {"Ana Ruiz": [thing("Ana Ruiz", "Q1", score=80)]}
    bo = Question("Bjørn “Bo” Lindqvist, 李", "Bo", "person")
    found = ask(client, bo, ANA)
    assert [[each.iri for each in candidates] for candidates in found] == [[], [f"{WIKI}Q1"]]
    assert service.queries == [
        {"query": "Bjørn “Bo” Lindqvist, 李", "limit": 3},
        {"query": "Ana Ruiz", "limit": 3, "type": "Q5"},
    ]


def test_the_request_for_the_manifest_sends_no_name(
    service: Service, client: ReconciliationClient
) -> None:
    assert client.manifest().name == "Wiki"
    assert service.queries == []
    assert service.agents == [f"kgraph/{__version__} (reconciliation client)"]


def test_a_service_without_types_and_with_pages_for_identifiers(
    service: Service, client: ReconciliationClient
) -> None:
    service.manifest = NO_TYPES
    service.things = {"Ana": [thing("Ana", "a-7")]}
    ((found,),) = ask(client, Question("Ana", "Ana", "person"))
    assert found.iri == "https://gazette.example.org/a-7.html"


@pytest.mark.parametrize(
    "refusals",
    [
        pytest.param([(429, {"Retry-After": "0"})], id="it asks for a pause"),
        pytest.param([(429, {}), (503, {}), (500, {})], id="it is busy three times"),
    ],
)
def test_a_service_that_is_busy_is_asked_again(
    service: Service, client: ReconciliationClient, refusals: list[tuple[int, dict[str, str]]]
) -> None:
    manifest = client.manifest()
    service.refusals = refusals
    service.things = {"Ana Ruiz": [thing("Ana", "Q1")]}
    ((found,),) = client.ask([ANA], manifest=manifest, limit=3)
    assert (found.iri, len(service.queries)) == (f"{WIKI}Q1", 1)


@pytest.mark.parametrize(
    ("status", "headers", "message"),
    [
        pytest.param(429, {}, "it asks for a longer pause (status 429). Try again", id="429"),
        pytest.param(503, {}, "it answers with status 503. Check the address", id="503"),
        pytest.param(404, {}, "it answers with status 404. Check the address", id="404"),
        pytest.param(302, {"Location": "/x"}, "it answers with status 302. ", id="redirected"),
    ],
)
def test_a_service_that_goes_on_refusing_is_an_error(
    service: Service,
    client: ReconciliationClient,
    status: int,
    headers: dict[str, str],
    message: str,
) -> None:
    manifest = client.manifest()
    service.refusals = [(status, headers)] * 9
    with pytest.raises(ServiceError) as caught:
        client.ask([ANA], manifest=manifest, limit=3)
    assert str(caught.value).startswith(f"{service.url}: {message}")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param("<html>", "its answer is no JSON", id="no JSON"),
        pytest.param('{"hello": 1}', "is not what a reconciliation service says", id="other JSON"),
    ],
)
def test_what_is_no_reconciliation_service_is_an_error(
    service: Service, client: ReconciliationClient, raw: str, message: str
) -> None:
    service.raw = raw
    with pytest.raises(ServiceError, match=message):
        client.manifest()


def test_a_service_that_answers_queries_with_its_manifest_is_an_error(
    service: Service, client: ReconciliationClient
) -> None:
    manifest = client.manifest()
    service.raw = '{"name": "Wiki", "identifierSpace": "urn:"}'
    with pytest.raises(ServiceError, match="it does not answer the queries"):
        client.ask([ANA], manifest=manifest, limit=3)


def test_a_service_that_moved_within_its_host_is_followed(
    service: Service, client: ReconciliationClient
) -> None:
    service.refusals = [(301, {"Location": "/moved"})]
    assert ask(client, ANA) == [[]]
    assert service.paths == ["/api", "/moved", "/moved"]


def test_a_service_that_moved_to_another_host_gets_no_name(
    service: Service, client: ReconciliationClient
) -> None:
    other = service.url.replace("127.0.0.1", "localhost")
    service.refusals = [(302, {"Location": other})]
    with pytest.raises(ServiceError, match="it has moved to http://localhost:") as caught:
        client.manifest()
    assert "--service" in caught.value.message
    assert service.queries == []


def test_a_service_that_is_late_is_an_error(service: Service) -> None:
    service.answering.clear()
    with (
        ReconciliationClient(service.url, timeout_seconds=0.05) as client,
        pytest.raises(ServiceError, match=r"no answer within 0\.05 seconds\. Try again later\."),
    ):
        client.manifest()


def test_a_service_that_is_not_there_is_an_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with (
        ReconciliationClient(url, backoff_seconds=0) as client,
        pytest.raises(ServiceError, match=r"cannot be reached \(Connection refused\)\. Check the"),
    ):
        client.manifest()


@pytest.mark.parametrize("url", ["wikidata", "ftp://x.example/", "https://", "http://[x/"])
def test_what_is_no_address_is_an_error(url: str) -> None:
    with pytest.raises(ServiceError, match="this is no address of a service"):
        ReconciliationClient(url)
