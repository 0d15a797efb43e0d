"""Who is answered: this machine's own pages and programs, and no other site's."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

PATHS = ["/", "/sparql?query=ASK%20{}", "/graph.ttl", "/person/ana-ruiz", "/-/query.js", "/none"]
OWN = "http://127.0.0.1:8077"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8077", "127.0.0.1.evil.example", "localhost.evil.example",
     "127.0.0.1@evil.example", "evil.example#127.0.0.1", "evil.example/127.0.0.1", "0.0.0.0",
     "169.254.169.254", "127.0.0.1:port", "", "localhost evil.example"],
)  # fmt: skip
def test_a_request_that_names_another_host_is_refused(
    client: TestClient, path: str, host: str
) -> None:
    assert client.get(path, headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8077", "localhost:1234", "LOCALHOST", "[::1]:8077"])
def test_this_machine_may_be_called_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "https://evil.example"}, id="of another site"),
        pytest.param({"origin": "null"}, id="of a frame without an origin"),
        pytest.param({"origin": "http://127.0.0.1:9999"}, id="of another server of this machine"),
        pytest.param({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, id="an image"),
        pytest.param({"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, id="a neighbour"),
    ],
)
def test_a_page_of_another_site_gets_no_answer(client: TestClient, headers: dict[str, str]) -> None:
    query = {"query": "ASK {}"}
    assert client.post("/sparql", data=query, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": OWN, "sec-fetch-site": "same-origin"}, id="our own page asks"),
        pytest.param({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
                     id="a link elsewhere leads here"),
        pytest.param({"sec-fetch-site": "none", "sec-fetch-mode": "navigate"},
                     id="the address was typed"),
    ],
)  # fmt: skip
def test_what_people_do_themselves_is_answered(client: TestClient, headers: dict[str, str]) -> None:
    assert client.get("/sparql", params={"query": "ASK {}"}, headers=headers).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_every_response_says_what_a_browser_may_do_with_it(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("length", ["-1", "1e9", "999999999999999999999"])
def test_a_length_that_is_none_is_refused(client: TestClient, length: str) -> None:
    headers = {"content-length": length, "content-type": "application/sparql-query"}
    assert client.post("/sparql", headers=headers).status_code in {400, 413}
