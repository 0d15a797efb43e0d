"""The texts of the sources, which the page may have had no room for."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kgraph.model.identifiers import document_id
from kgraph.serve.app import build_app
from tests.harbour_corpus import TALK
from tests.unit.serve.conftest import HERE, write_build

ID = document_id(TALK.source, TALK.sha256)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def changing(folder: Path) -> Iterator[TestClient]:
    """Return a client of a server whose sources may change."""
    with TestClient(build_app(write_build(folder)), base_url=HERE) as client:
        yield client


def test_a_source_is_read_in_full(client: TestClient) -> None:
    response = client.get(f"/document/{ID}", headers={"accept": "text/plain"})
    assert (response.status_code, response.text) == (200, TALK.text)


def test_a_browser_gets_it_as_a_page_with_the_quote_marked(client: TestClient) -> None:
    response = client.get(f"/document/{ID}?start=10&end=45", headers={"accept": "text/html"})
    assert f'<mark id="quote">{TALK.text[10:45]}</mark>' in response.text
    assert response.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("span", ["start=-1&end=5", "start=5&end=2", "end=²", "end=99999999"])
def test_a_place_that_is_none_marks_nothing(client: TestClient, span: str) -> None:
    response = client.get(f"/document/{ID}?{span}", headers={"accept": "text/html"})
    assert response.status_code == 200
    assert "<mark" not in response.text


@pytest.mark.parametrize("name", ["none", "..%2ftalk.txt", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%00"])
def test_there_is_no_other_file(client: TestClient, name: str) -> None:
    assert client.get(f"/document/{name}").status_code == 404


def test_markup_in_a_source_is_text(folder: Path, changing: TestClient) -> None:
    graph, text = folder / "graph.ttl", b"<script>alert(1)</script>"
    (folder / TALK.source).write_bytes(text)
    new = graph.read_text("utf-8").replace(TALK.sha256, sha256(text).hexdigest())
    graph.write_text(new, "utf-8")
    response = changing.get(f"/document/{ID}", headers={"accept": "text/html"})
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in response.text


@pytest.mark.parametrize("content", [b"Something else.", None])
def test_a_source_that_is_not_as_it_was_is_not_shown(
    folder: Path, changing: TestClient, content: bytes | None
) -> None:
    (folder / TALK.source).unlink()
    if content is not None:
        (folder / TALK.source).write_bytes(content)
    response = changing.get(f"/document/{ID}")
    assert response.status_code == 404
    assert "uild again" in response.text
