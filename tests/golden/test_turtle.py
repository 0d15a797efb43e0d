from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import build_statements
from tests.builders import small_ontology
from tests.harbour_corpus import harbour_corpus

Golden = Callable[[str, str], None]


def test_the_harbour_corpus_as_turtle(tmp_path: Path, golden: Golden) -> None:
    path = tmp_path / "graph.ttl"
    write_turtle(build_statements(harbour_corpus(), small_ontology()), path)
    golden(path.read_bytes().decode(), "harbour.ttl")
