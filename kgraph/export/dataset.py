"""A built graph, as the writers of all formats take it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rdflib import Graph

from kgraph.graph.built_file import read_base_iri
from kgraph.graph.reading import read_statements
from kgraph.graph.stored import StoredGraph
from kgraph.graph.vocabulary import Triple
from kgraph.ontology.types import Ontology


@dataclass(frozen=True)
class Dataset:
    """The graph in a Turtle file, and the ontology that it was built with.

    Each property and method that reads the file may raise OutputError: it is missing, unreadable,
    or not Turtle.
    """

    path: Path
    ontology: Ontology

    def statements(self) -> Iterator[Triple]:
        """Yield all statements in canonical order: those about one subject together."""
        return read_statements(self.path)

    @cached_property
    def base_iri(self) -> str:
        """What the IRI of everything that the build has made starts with."""
        return read_base_iri(self.path)

    @cached_property
    def stored(self) -> StoredGraph:
        """Entities, claims, evidence and sources as records."""
        graph = Graph(base=self.base_iri or None)
        for triple in self.statements():
            graph.add(triple)
        return StoredGraph(graph)
