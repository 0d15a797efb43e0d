from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import build_statements
from kgraph.graph.stored import StoredGraph
from tests.builders import small_ontology
from tests.harbour_corpus import ARTICLE, TALK, harbour_corpus


@pytest.fixture
def graph() -> Graph:
    """Return the statements of the harbour corpus."""
    graph = Graph()
    for triple in build_statements(harbour_corpus(), small_ontology()):
        graph.add(triple)
    return graph


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project folder with the harbour's sources and its built ``graph.ttl``."""
    for document in (TALK, ARTICLE):
        path = tmp_path / document.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.text.encode())
    (tmp_path / "output").mkdir()
    write_turtle(
        build_statements(harbour_corpus(), small_ontology()), tmp_path / "output" / "graph.ttl"
    )
    return tmp_path


@pytest.fixture
def stored(project: Path) -> StoredGraph:
    """Return the harbour's graph as read back from its file."""
    return StoredGraph.read(project / "output" / "graph.ttl")
