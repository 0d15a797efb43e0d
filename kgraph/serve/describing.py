"""What the endpoint says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kgraph.graph.vocabulary import TYPE
from kgraph.serve.store import ServedGraph

_SD = "http://www.w3.org/ns/sparql-service-description#"
_XSD_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


def describe_service(graph: ServedGraph, endpoint: str) -> Iterator[Triple]:
    """Yield the description of an endpoint, whose address identifies it.

    Source:
        SPARQL 1.1 Service Description, https://www.w3.org/TR/sparql11-service-description/
    """
    service = NamedNode(endpoint)
    dataset, default = BlankNode("dataset"), BlankNode("default")
    yield Triple(service, NamedNode(TYPE), _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for name in _FORMATS:
        form = NamedNode(f"http://www.w3.org/ns/formats/{name}")
        yield Triple(service, _sd("resultFormat"), form)
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, NamedNode(TYPE), _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, NamedNode(TYPE), _sd("Graph"))
    count = Literal(str(len(graph.store)), datatype=NamedNode(_XSD_INTEGER))
    yield Triple(default, NamedNode("http://rdfs.org/ns/void#triples"), count)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
