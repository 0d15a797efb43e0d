"""A server with the harbour's graph: asked in this process, its workers real."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kgraph.export.turtle import write_turtle
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.serve.app import Served, build_app
from kgraph.serve.limits import Limits
from tests.builders import small_ontology
from tests.harbour_corpus import ARTICLE, TALK, harbour_corpus

LIMITS = Limits(query_s=3, answer_bytes=200_000, memory_bytes=500_000_000)
HERE = "http://127.0.0.1:8077"
PAGE = """<!doctype html>
<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; img-src data:">
<title>The harbour</title>
"""


def write_build(folder: Path) -> Served:
    """Write what a build writes of the harbour, and return how it is served."""
    folder.mkdir(exist_ok=True)
    statements = build_statements(harbour_corpus(), small_ontology())
    write_turtle(statements, folder / "graph.ttl", base_iri=DEFAULT_BASE_IRI)
    (folder / "graph.html").write_text(PAGE, "utf-8")
    for document in (TALK, ARTICLE):
        (folder / document.source).parent.mkdir(parents=True, exist_ok=True)
        (folder / document.source).write_bytes(document.text.encode())
    return Served(folder / "graph.ttl", folder / "graph.html", folder, LIMITS, workers=1)


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Return a client of a server that all tests share."""
    served = write_build(tmp_path_factory.mktemp("served"))
    with TestClient(build_app(served), base_url=HERE, follow_redirects=False) as client:
        yield client
