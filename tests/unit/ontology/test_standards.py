from __future__ import annotations

import tomllib
from pathlib import Path

import owlrl  # type: ignore[import-untyped]
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from kgraph.ontology import find_ontology_folder, ontology_path

KG = Namespace("https://w3id.org/kgraph/ontology#")
SCHEMA = Namespace("https://schema.org/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
STANDARDS = tomllib.loads(
    Path(__file__).with_name("standard_terms.toml").read_text(encoding="utf-8")
)
KINDS = {
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
}
RESERVED = tuple(map(str, (RDF, RDFS, OWL, XSD)))


@pytest.fixture
def graph() -> Graph:
    return Graph().parse(ontology_path(find_ontology_folder()))


def named_terms(graph: Graph) -> set[URIRef]:
    return {node for triple in graph for node in triple if isinstance(node, URIRef)}


@pytest.mark.parametrize("prefix", STANDARDS)
def test_the_standard_terms_used_are_those_of_the_standard(graph: Graph, prefix: str) -> None:
    namespace = STANDARDS[prefix]["namespace"]
    used = {term.removeprefix(namespace) for term in named_terms(graph) if namespace in term}
    assert used - {""} == set(STANDARDS[prefix]["terms"])


def test_the_header_names_a_version_and_imports_nothing(graph: Graph) -> None:
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    assert graph.value(header, OWL.versionInfo) is not None
    assert graph.value(header, OWL.versionIRI) is not None
    assert graph.value(header, OWL.imports) is None


def test_every_term_is_declared_so_that_the_file_stands_alone(graph: Graph) -> None:
    declared = {term for kind in KINDS for term in graph.subjects(RDF.type, kind)}
    relations = (RDFS.subPropertyOf, RDFS.domain, RDFS.range, RDFS.subClassOf, OWL.inverseOf)
    used = {
        *graph.predicates(),
        *(term for each in relations for term in graph.objects(None, each)),
    }
    named = {term for term in used if isinstance(term, URIRef)}
    assert {term for term in named if not str(term).startswith(RESERVED)} <= declared


def test_no_term_is_of_two_kinds_as_owl_2_dl_asks(graph: Graph) -> None:
    for term in named_terms(graph):
        assert len(KINDS & set(graph.objects(term, RDF.type))) <= 1, term


def test_every_term_of_our_own_has_an_english_label_and_definition(graph: Graph) -> None:
    own = {term for term in graph.subjects(RDF.type) if str(term).startswith(str(KG))}
    for term in own:
        for predicate in (RDFS.label, SKOS.definition):
            (text,) = graph.objects(term, predicate)
            assert isinstance(text, Literal)
            assert text.language == "en"


def close(graph: Graph) -> set[str]:
    """Add what OWL 2 RL entails and return the contradictions that it finds."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    error = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    return {str(text) for text in graph.objects(None, error)}


def test_it_is_consistent_under_owl_2_rl_and_says_what_it_means(graph: Graph) -> None:
    ana, bo = URIRef("urn:ana"), URIRef("urn:bo")
    graph.add((bo, SCHEMA.founder, ana))
    graph.add((ana, KG.spouseOf, bo))
    assert close(graph) == set()
    assert (ana, KG.founderOf, bo) in graph
    assert (bo, SCHEMA.relatedTo, ana) in graph
    assert (ana, KG.statedLink, bo) in graph


def test_a_person_that_is_a_concept_contradicts_it(graph: Graph) -> None:
    graph.add((URIRef("urn:ana"), RDF.type, FOAF.Person))
    graph.add((URIRef("urn:ana"), RDF.type, SKOS.Concept))
    assert close(graph)
