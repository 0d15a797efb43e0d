"""The SPARQL 1.1 Protocol: what the W3C's tests of it ask for, as far as it can be read only.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/
"""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from kgraph.graph.short_names import DEFAULT_BASE_IRI

ASK = "ASK { ?s ?p ?o }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
JSON = "application/sparql-results+json"

ANSWERED = [
    pytest.param("GET", {"params": {"query": ASK}}, id="query_get"),
    pytest.param("POST", {"data": {"query": ASK}}, id="query_post_form"),
    pytest.param("POST", {"headers": DIRECT, "content": ASK}, id="query_post_direct"),
    pytest.param("POST", {"headers": {"content-type": "application/sparql-query; charset=UTF-8"},
                          "content": ASK}, id="the character set may be named"),
    pytest.param("GET", {"params": {"query": ASK, "default-graph-uri": DEFAULT_BASE_IRI}},
                 id="query_dataset_default_graph"),
    pytest.param("POST", {"data": {"query": ASK, "default-graph-uri": DEFAULT_BASE_IRI}},
                 id="query_dataset_default_graphs_post"),
    pytest.param("POST", {"headers": DIRECT, "content": ASK,
                          "params": {"default-graph-uri": DEFAULT_BASE_IRI}},
                 id="a direct query names its graph in the address"),
    pytest.param("GET", {"params": {"query": "ASK { ?who skos:prefLabel 'Ana Ruiz' }"}},
                 id="prefixes of the graph need no declaration"),
    pytest.param("GET", {"params": {"query": "ASK { <person/ana-ruiz> ?p ?o }"}},
                 id="relative IRIs are below the base"),
    pytest.param("GET", {"params": {"query": ASK, "callback": "x"}}, id="an unknown parameter"),
]  # fmt: skip

REFUSED = [
    pytest.param("PUT", {"params": {"query": ASK}}, 405, id="bad_query_method"),
    pytest.param("GET", {"params": [("query", ASK), ("query", ASK)]}, 400,
                 id="bad_multiple_queries"),
    pytest.param("POST", {"data": {"query": [ASK, ASK]}}, 400, id="two queries in a form"),
    pytest.param("POST", {"params": {"query": ASK}, "headers": DIRECT, "content": ASK}, 400,
                 id="a query in the address and one in the body"),
    pytest.param("POST", {"headers": {"content-type": "text/plain"}, "content": ASK}, 415,
                 id="bad_query_wrong_media_type"),
    pytest.param("POST", {"content": f"query={ASK}"}, 415, id="bad_query_missing_form_type"),
    pytest.param("POST", {"content": ASK}, 415, id="bad_query_missing_direct_type"),
    pytest.param("POST", {"headers": {"content-type": "application/sparql-query; charset=UTF-16"},
                          "content": ASK.encode("utf-16")}, 415, id="bad_query_non_utf8"),
    pytest.param("POST", {"headers": DIRECT, "content": ASK.encode("utf-16")}, 400,
                 id="a query that is not UTF-8 without saying so"),
    pytest.param("POST", {"headers": FORM, "content": b"query=%ff"}, 400,
                 id="a form that is not UTF-8"),
    pytest.param("GET", {"params": {"query": "ASK { ?s ?p"}}, 400, id="bad_query_syntax"),
    pytest.param("GET", {"params": {"query": ""}}, 400, id="an empty query"),
    pytest.param("POST", {"headers": FORM, "content": ""}, 400, id="a form without a query"),
    pytest.param("GET", {"params": {"default-graph-uri": DEFAULT_BASE_IRI}}, 400,
                 id="a graph without a query"),
    pytest.param("GET", {"params": {"query": ASK, "default-graph-uri": "http://127.0.0.1/"}}, 400,
                 id="a graph from elsewhere is not fetched"),
    pytest.param("GET", {"params": {"query": ASK, "named-graph-uri": DEFAULT_BASE_IRI}}, 400,
                 id="query_dataset_named_graphs: there are none"),
    pytest.param("GET", {"params": {"query": "ASK FROM <http://127.0.0.1/> { ?s ?p ?o }"}}, 400,
                 id="query_dataset by FROM"),
    pytest.param("POST", {"data": {"update": "CLEAR ALL"}}, 403, id="update_post_form"),
    pytest.param("POST", {"headers": {"content-type": "application/sparql-update"},
                          "content": "CLEAR ALL"}, 403, id="update_post_direct"),
    pytest.param("GET", {"params": {"update": "CLEAR ALL"}}, 403, id="bad_update_get"),
]  # fmt: skip

SELECT, CONSTRUCT = "SELECT ?s { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"
DESCRIBE = "DESCRIBE <person/ana-ruiz>"

NEGOTIATED = [
    pytest.param(ASK, "", JSON, id="ASK, left open"),
    pytest.param(ASK, "application/sparql-results+xml", "application/sparql-results+xml",
                 id="query_content_type_ask: XML"),
    pytest.param(SELECT, JSON, JSON, id="query_content_type_select: JSON"),
    pytest.param(SELECT, "text/csv", "text/csv", id="SELECT: CSV"),
    pytest.param(SELECT, "text/tab-separated-values", "text/tab-separated-values",
                 id="SELECT: TSV"),
    pytest.param(SELECT, "*/*", JSON, id="SELECT: whatever"),
    pytest.param(SELECT, "text/csv;q=0.9, application/sparql-results+xml;q=0.1", "text/csv",
                 id="SELECT: by quality"),
    pytest.param(SELECT, "text/*", "text/csv", id="SELECT: any text that is a table"),
    pytest.param(CONSTRUCT, "", "text/turtle", id="query_content_type_construct: left open"),
    pytest.param(CONSTRUCT, "application/n-triples", "application/n-triples", id="N-Triples"),
    pytest.param(CONSTRUCT, "application/ld+json", "application/ld+json", id="JSON-LD"),
    pytest.param(DESCRIBE, "application/rdf+xml", "application/rdf+xml",
                 id="query_content_type_describe: RDF/XML"),
    pytest.param(DESCRIBE, f"{JSON}, text/turtle;q=0.2", "text/turtle",
                 id="what the form of the query can give"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "request_parts"), ANSWERED)
def test_a_query_is_answered(
    client: TestClient, method: str, request_parts: dict[str, Any]
) -> None:
    response = client.request(method, "/sparql", **request_parts)
    assert (response.status_code, response.json()) == (200, {"head": {}, "boolean": True})


@pytest.mark.parametrize(("method", "request_parts", "status"), REFUSED)
def test_what_the_protocol_does_not_allow_is_refused(
    client: TestClient, method: str, request_parts: dict[str, Any], status: int
) -> None:
    response = client.request(method, "/sparql", **request_parts)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(("query", "accept", "media_type"), NEGOTIATED)
def test_the_answer_has_the_format_that_is_accepted(
    client: TestClient, query: str, accept: str, media_type: str
) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == media_type
    assert response.headers["vary"] == "accept"


@pytest.mark.parametrize("query", [ASK, CONSTRUCT])
def test_a_format_that_does_not_fit_the_query_is_refused(client: TestClient, query: str) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"accept": "image/png"})
    assert response.status_code == 406


def test_the_rows_are_those_of_the_graph(client: TestClient) -> None:
    query = "SELECT ?name { ?who a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name"
    response = client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"})
    assert response.text.splitlines() == ["name", "Ana Ruiz", "Bo Lind"]


def test_a_wrong_query_is_told_where_it_is_wrong(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT *\n{ ?s ?p ?o ) }"})
    assert response.text.startswith("query:2:")


def test_without_a_query_the_service_is_described(client: TestClient) -> None:
    response = client.get("/sparql", headers={"accept": "application/n-triples"})
    assert response.status_code == 200
    about = "<http://www.w3.org/ns/sparql-service-description#"
    assert f"{about}endpoint> <http://127.0.0.1:8077/sparql>" in response.text
    assert f"{about}supportedLanguage> {about}SPARQL11Query>" in response.text


def test_without_a_query_a_browser_gets_the_page_for_queries(client: TestClient) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    response = client.get("/sparql", headers={"accept": accept})
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "<textarea" in response.text


def test_no_site_is_allowed_to_read_the_answer(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": ASK})
    assert not [name for name in response.headers if name.startswith("access-control-")]
    assert client.options("/sparql").status_code == 405
