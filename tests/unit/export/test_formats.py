from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from rdflib import Graph, URIRef

from kgraph.errors import OutputError
from kgraph.export.registry import WRITER_BY_FORMAT, get_writer
from kgraph.graph.statements import build_statements
from kgraph.graph.vocabulary import DEFAULT_BASE_IRI, Triple
from tests.builders import small_ontology
from tests.harbour_corpus import harbour_corpus
from tests.strategies_rdf import statements

# All statements are in the default graph, so that N-Quads are N-Triples.
RDFLIB_FORMAT = {"jsonld": "json-ld", "nquads": "nt", "turtle": "turtle"}
FORMATS = sorted(WRITER_BY_FORMAT)


def written(triples: list[Triple], name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        get_writer(name)(triples, path, base_iri=DEFAULT_BASE_IRI)
        return path.read_bytes()


def read(content: bytes, name: str) -> set[tuple[object, ...]]:
    return set(Graph().parse(data=content, format=RDFLIB_FORMAT[name]))


# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", FORMATS)
def test_the_harbour_survives_every_format(name: str) -> None:
    triples = list(build_statements(harbour_corpus(), small_ontology()))
    assert read(written(triples, name), name) == set(triples)


@pytest.mark.parametrize("name", ["nquads", "turtle"])
@given(triples=statements)
def test_any_statements_survive(name: str, triples: list[Triple]) -> None:
    assert read(written(triples, name), name) == set(triples)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_statements_give_the_same_bytes(name: str) -> None:
    first, second = (
        written(list(build_statements(harbour_corpus(), small_ontology())), name) for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("name", ["nquads", "turtle"])
def test_a_fault_in_a_statement_leaves_no_file(name: str, tmp_path: Path) -> None:
    bad = URIRef("urn:a b")
    with pytest.raises(ValueError, match="is no IRI"):
        get_writer(name)([(bad, bad, bad)], tmp_path / "graph", base_iri=DEFAULT_BASE_IRI)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_names_those_that_are_known() -> None:
    with pytest.raises(OutputError, match="Choose one of: jsonld, nquads, turtle"):
        get_writer("docx")
