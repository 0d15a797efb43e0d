from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kgraph.graph.stock_queries import stock_queries

BROWSER = {"accept": "text/html,application/xml;q=0.9,*/*;q=0.8"}


def test_a_program_gets_what_the_graph_says_of_a_thing_as_turtle(client: TestClient) -> None:
    response = client.get("/person/ana-ruiz")
    assert (response.status_code, response.headers["content-type"]) == (200, "text/turtle")
    assert 'skos:prefLabel "Ana Ruiz"' in response.text
    assert "rdf:subject <https://w3id.org/kgraph/graph/person/ana-ruiz>" in response.text


def test_a_browser_gets_it_as_a_page_with_links_that_lead_here(client: TestClient) -> None:
    response = client.get("/person/ana-ruiz", headers=BROWSER)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Ana Ruiz</h1>" in response.text
    assert '<a href="/organization/harbour-union" rel="noreferrer">Harbour Union' in response.text


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        pytest.param("application/ld+json", "application/ld+json", id="JSON-LD"),
        pytest.param("application/n-triples", "application/n-triples", id="N-Triples"),
        pytest.param("text/turtle, text/html;q=0.5", "text/turtle", id="Turtle before HTML"),
    ],
)
def test_other_formats_are_negotiated(client: TestClient, accept: str, media_type: str) -> None:
    response = client.get("/person/ana-ruiz", headers={"accept": accept})
    assert response.headers["content-type"] == media_type


@pytest.mark.parametrize("kind", ["claim", "evidence", "source"])
def test_claims_and_sources_have_their_addresses_too(client: TestClient, kind: str) -> None:
    iri = f"?x a kg:{kind.capitalize()}"
    query = {"query": f"SELECT ?x {{ {iri} }} LIMIT 1"}
    (row,) = client.get("/sparql", params=query).json()["results"]["bindings"]
    path = row["x"]["value"].removeprefix("https://w3id.org/kgraph/graph")
    assert client.get(path, headers=BROWSER).status_code == 200


@pytest.mark.parametrize("path", ["/person/nobody", "/person", "/favicon.ico", "/-/other.js"])
def test_what_the_graph_does_not_know_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_thing_with_letters_beyond_ascii_is_found_however_they_are_escaped(
    client: TestClient,
) -> None:
    statuses = {client.get(path).status_code for path in ("/person/%61na-ruiz", "/person/ana-ruiz")}
    assert statuses == {200}


def test_the_page_is_served_under_the_policy_that_it_was_built_with(client: TestClient) -> None:
    response = client.get("/")
    assert "The harbour" in response.text
    assert response.headers["content-security-policy"] == (
        "default-src 'none'; img-src data:; frame-ancestors 'none'"
    )


def test_the_whole_graph_is_served(client: TestClient) -> None:
    response = client.get("/graph.ttl")
    assert response.headers["content-type"] == "text/turtle"
    assert response.text.startswith("@base <https://w3id.org/kgraph/graph/>")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("query.js", "text/javascript; charset=utf-8"), ("style.css", "text/css; charset=utf-8")],
)
def test_our_own_pages_load_only_files_of_ours(
    client: TestClient, name: str, media_type: str
) -> None:
    response = client.get(f"/-/{name}")
    assert response.headers["content-type"] == media_type
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert response.headers["x-content-type-options"] == "nosniff"


def test_the_menu_has_the_stock_queries_with_what_they_have_to_be_told(client: TestClient) -> None:
    told = client.get("/-/queries.json").json()
    by_name = {query["name"]: query for query in told["stock"]}
    assert by_name.keys() == stock_queries().keys()
    assert [each["name"] for each in by_name["evidence"]["parameters"]] == ["about", "other"]
    assert told["prefixes"]["kg"] == "https://w3id.org/kgraph/ontology#"
