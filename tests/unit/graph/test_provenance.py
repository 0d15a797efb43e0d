"""What the graph tells of the build that made it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import RDF, Literal, URIRef

from kgraph import __version__
from kgraph.graph import vocabulary as v
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.validate import check_dataset
from kgraph.graph.vocabulary import Triple
from kgraph.model import Corpus
from kgraph.ontology import find_ontology_folder, load_ontology, shapes_path
from kgraph.ontology.types import Ontology
from tests.builders import small_ontology
from tests.harbour_corpus import harbour_corpus

KNOWN = replace(small_ontology(), sha256="a1" * 32)
OTHER = replace(KNOWN, sha256="b2" * 32)


def told(
    corpus: Corpus, ontology: Ontology = KNOWN, *, model: str | None = "model 1.0"
) -> list[Triple]:
    """Return what is said of builds."""
    statements = list(build_statements(corpus, ontology, model=model))
    builds = {each[0] for each in statements if each[1:] == (v.TYPE, v.ACTIVITY)}
    return [each for each in statements if each[0] in builds]


def test_a_graph_has_one_build_that_used_every_source_and_made_the_graph() -> None:
    statements = told(harbour_corpus())
    sources = {
        URIRef(f"{DEFAULT_BASE_IRI}source/{each.document_id}") for each in harbour_corpus().extracts
    }
    assert len({each[0] for each in statements}) == 1
    assert {each[1:] for each in statements} == {
        (RDF.type, v.ACTIVITY),
        (v.KGRAPH_VERSION, Literal(__version__)),
        (v.ONTOLOGY_SHA256, Literal("a1" * 32)),
        (v.LANGUAGE_MODEL, Literal("model 1.0")),
        *((v.USED, each) for each in sources),
        (v.GENERATED, URIRef(DEFAULT_BASE_IRI)),
    }


def test_equal_builds_are_one_build() -> None:
    turned = replace(harbour_corpus(), extracts=harbour_corpus().extracts[::-1])
    assert told(turned) == told(harbour_corpus())


@pytest.mark.parametrize(
    ("corpus", "ontology", "model"),
    [
        pytest.param(harbour_corpus(), KNOWN, "model 2.0", id="another model"),
        pytest.param(harbour_corpus(), OTHER, "model 1.0", id="another ontology"),
        pytest.param(
            replace(harbour_corpus(), extracts=harbour_corpus().extracts[:1]),
            KNOWN,
            "model 1.0",
            id="fewer sources",
        ),
    ],
)
def test_a_build_with_other_means_has_another_iri(
    corpus: Corpus, ontology: Ontology, model: str
) -> None:
    assert told(corpus, ontology, model=model)[0][0] != told(harbour_corpus())[0][0]


def test_what_is_not_known_of_a_build_is_not_told() -> None:
    found = {each[1] for each in told(harbour_corpus(), replace(KNOWN, sha256=""), model=None)}
    assert not found & {v.ONTOLOGY_SHA256, v.LANGUAGE_MODEL}


def test_where_nothing_was_read_there_is_no_build() -> None:
    assert told(replace(harbour_corpus(), extracts=())) == []


def test_the_build_has_its_shape_and_the_graph_itself_needs_no_description() -> None:
    shapes = shapes_path(find_ontology_folder())
    assert check_dataset(harbour_corpus(), load_ontology(), shapes=shapes, model="model 1.0") == []
