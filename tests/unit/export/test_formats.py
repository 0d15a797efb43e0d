"""What holds of every format: it is read again, and the same graph gives the same bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from pyoxigraph import RdfFormat
from rdflib import Dataset as RdfDataset
from rdflib import Graph, URIRef

from kgraph.errors import OutputError
from kgraph.export.dataset import Dataset
from kgraph.export.registry import FORMAT_BY_NAME, Format, get_format
from kgraph.export.turtle import write_turtle
from kgraph.graph.reading import read_statements
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.vocabulary import Triple
from tests.builders import small_ontology
from tests.harbour_corpus import harbour_corpus
from tests.strategies_rdf import statements
from tests.unit.export.conftest import Build

RDF_FORMATS = {"jsonld": "json-ld", "nquads": "nquads", "trig": "trig"}
OXIGRAPH_FORMATS = {
    "jsonld": RdfFormat.JSON_LD,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}
FORMATS = [pytest.param(each, id=each.name) for each in FORMAT_BY_NAME.values()]


def written(dataset: Dataset, name: str, folder: Path) -> Path:
    path = folder / get_format(name).target
    get_format(name).write(dataset, path)
    return path


def files_of(dataset: Dataset, form: Format, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    form.write(dataset, folder if form.is_folder else folder / form.target)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def canonical(triples: Iterator[pyoxigraph.Triple] | Iterator[pyoxigraph.Quad]) -> set[str]:
    """Return statements as N-Triples, whatever their graph."""
    return {f"{each.subject} {each.predicate} {each.object}" for each in triples}


# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", RDF_FORMATS)
def test_rdflib_reads_the_same_statements(name: str, harbour: Dataset, tmp_path: Path) -> None:
    path = written(harbour, name, tmp_path)
    found = RdfDataset(default_union=True).parse(path, format=RDF_FORMATS[name])
    assert set(found.triples((None, None, None))) == set(Graph().parse(harbour.path))


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_oxigraph_reads_the_same_statements(name: str, harbour: Dataset, tmp_path: Path) -> None:
    found = pyoxigraph.parse(
        path=str(written(harbour, name, tmp_path)), format=OXIGRAPH_FORMATS[name]
    )
    turtle = pyoxigraph.parse(path=str(harbour.path), format=RdfFormat.TURTLE)
    assert canonical(found) == canonical(turtle)


@pytest.mark.parametrize("name", ["nquads", "jsonld"])
@settings(deadline=None)  # it writes files
@given(triples=statements)
def test_any_statements_survive(name: str, triples: list[Triple]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        turtle = Path(folder) / "graph.ttl"
        write_turtle(triples, turtle, base_iri=DEFAULT_BASE_IRI)
        path = written(Dataset(turtle, small_ontology()), name, Path(folder))
        found = pyoxigraph.parse(path=str(path), format=OXIGRAPH_FORMATS[name])
        same = pyoxigraph.parse(path=str(turtle), format=RdfFormat.TURTLE)
        assert canonical(found) == canonical(same)


@settings(deadline=None)  # it writes files
@given(triples=statements)
def test_any_statements_survive_in_turtle(triples: list[Triple]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        write_turtle(triples, path, base_iri=DEFAULT_BASE_IRI)
        assert set(Graph().parse(path)) == set(triples) == set(read_statements(path))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_corpus_gives_the_same_bytes(form: Format, build: Build, tmp_path: Path) -> None:
    corpus = harbour_corpus()
    turned = replace(
        corpus,
        claims=corpus.claims[::-1],
        entities=corpus.entities[::-1],
        extracts=corpus.extracts[::-1],
    )
    first = files_of(build(corpus), form, tmp_path / "first")
    assert first == files_of(build(turned), form, tmp_path / "second")


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_graph_can_be_written(form: Format, build: Build, tmp_path: Path) -> None:
    empty = replace(harbour_corpus(), extracts=(), entities=(), claims=())
    files_of(build(empty), form, tmp_path / "empty")


def test_a_fault_in_a_statement_leaves_no_file(tmp_path: Path) -> None:
    bad = URIRef("urn:a b")
    with pytest.raises(ValueError, match="is no IRI"):
        write_turtle([(bad, bad, bad)], tmp_path / "graph.ttl")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_names_those_that_are_known() -> None:
    with pytest.raises(OutputError, match="Choose one of: trig, nquads, jsonld"):
        get_format("docx")
