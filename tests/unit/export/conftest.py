from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.export.dataset import Dataset
from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import build_statements
from kgraph.model import Corpus
from tests.builders import small_ontology
from tests.harbour_corpus import harbour_corpus

Build = Callable[[Corpus], Dataset]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build the graph of a corpus."""

    def build_dataset(corpus: Corpus) -> Dataset:
        path = tmp_path / "graph.ttl"
        write_turtle(build_statements(corpus, small_ontology()), path)
        return Dataset(path, small_ontology())

    return build_dataset


@pytest.fixture
def harbour(build: Build) -> Dataset:
    """Return the built graph of the harbour."""
    return build(harbour_corpus())
