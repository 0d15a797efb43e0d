"""What is written without an RDF library is what one writes."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, TIME, XSD, Namespace

from kgraph.graph.short_names import PREFIXES, is_iri, short_iri
from kgraph.graph.vocabulary import KG, OA, SCHEMA

NAMESPACES: list[tuple[str, object]] = [
    *(("dcterms", DCTERMS), ("foaf", FOAF), ("kg", KG), ("oa", OA), ("org", ORG), ("owl", OWL)),
    *(("prov", PROV), ("rdf", RDF), ("rdfs", RDFS), ("schema", SCHEMA), ("skos", SKOS)),
    *(("time", TIME), ("xsd", XSD)),
]


def test_every_prefix_stands_for_the_namespace_of_its_standard() -> None:
    assert {name: str(namespace) for name, namespace in NAMESPACES} == PREFIXES


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        pytest.param("https://example.org/person/a", "person/a", id="below the base"),
        pytest.param(str(FOAF.Person), "foaf:Person", id="with a prefix"),
        pytest.param(str(KG["1st"]), str(KG["1st"]), id="no name with a prefix"),
        pytest.param("urn:x", "urn:x", id="in full"),
    ],
)
def test_an_iri_for_people(iri: str, expected: str) -> None:
    assert short_iri(iri, str(Namespace("https://example.org/"))) == expected


def test_what_no_iri_may_hold() -> None:
    assert is_iri("urn:x")
    assert not is_iri("urn:a b")
