"""What TriG and JSON-LD add to the plain statements."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Dataset as RdfDataset
from rdflib import URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kgraph.export.dataset import Dataset
from kgraph.export.jsonld import write_jsonld
from kgraph.export.jsonld_context import CONTEXT_FILE, render_context
from kgraph.export.trig import write_trig
from kgraph.graph import vocabulary as v
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.vocabulary import SCHEMA
from kgraph.ontology import find_ontology_folder, load_ontology
from tests.harbour_corpus import ANA, UNION


def iri(path: str) -> URIRef:
    return URIRef(DEFAULT_BASE_IRI + path)


@pytest.fixture
def trig(harbour: Dataset, tmp_path: Path) -> RdfDataset:
    write_trig(harbour, tmp_path / "graph.trig")
    return RdfDataset().parse(tmp_path / "graph.trig")


pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")


def test_trig_has_a_graph_for_each_source_with_its_evidence_alone(
    trig: RdfDataset, harbour: Dataset
) -> None:
    named = {graph.identifier: graph for graph in trig.graphs() if len(graph)}
    sources = set(harbour.stored.sources_by_iri)
    assert sources < set(named)
    for source in sources:
        assert set(named[source].objects(None, v.QUOTED_FROM)) == {source}
        told = set(named[source].objects(None, v.HAS_EVIDENCE))
        assert told == set(named[source].subjects(v.TYPE, v.EVIDENCE))


def test_trig_tells_which_sources_state_a_link(trig: RdfDataset, harbour: Dataset) -> None:
    link = (iri(UNION.id), SCHEMA.founder, iri(ANA.id))
    stating = {graph.identifier for graph in trig.graphs() if link in graph}
    assert stating - {DATASET_DEFAULT_GRAPH_ID} == set(harbour.stored.sources_by_iri)


def test_json_ld_reads_as_people_would_write_it(harbour: Dataset, tmp_path: Path) -> None:
    write_jsonld(harbour, tmp_path / "graph.jsonld")
    nodes = {
        each["id"]: each for each in json.loads((tmp_path / "graph.jsonld").read_bytes())["@graph"]
    }
    assert nodes["person/bo-lind"]["prefLabel"] == "Bo Lind"
    assert nodes["person/bo-lind"]["type"] == "Person"
    denied = next(each for each in nodes.values() if each.get("polarity") == "kg:negative")
    assert denied["subject"] == "person/bo-lind"
    assert denied["confidence"] == "0.9"


def test_the_context_in_the_file_is_the_published_one(harbour: Dataset, tmp_path: Path) -> None:
    carried = Dataset(harbour.path, load_ontology())
    write_jsonld(carried, tmp_path / "graph.jsonld")
    context = json.loads((tmp_path / "graph.jsonld").read_bytes())["@context"]
    assert context.pop("@base") == DEFAULT_BASE_IRI
    published = json.loads((find_ontology_folder() / CONTEXT_FILE).read_bytes())
    assert context == published["@context"]


def test_the_published_context_is_the_one_of_the_ontology(
    golden: Callable[[str, Path], None],
) -> None:
    golden(render_context(load_ontology()), find_ontology_folder() / CONTEXT_FILE)
