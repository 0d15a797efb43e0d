"""The dataset as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import RDF, XSD, URIRef

from kgraph.export.atomic import write_atomically
from kgraph.export.dataset import Dataset
from kgraph.export.jsonld_context import TO_THING, Context
from kgraph.graph.terms import TermRenderer
from kgraph.graph.turtle import Properties, group_by_subject
from kgraph.graph.vocabulary import Term, Triple


def write_jsonld(dataset: Dataset, path: Path) -> None:
    """Write a JSON-LD 1.1 file: the context that the ontology publishes, then an object a subject.

    Raises:
        OutputError: the file cannot be written; an old one stays as it was.
    """
    renderer = _Renderer(TermRenderer(dataset.base_iri), Context.of(dataset.ontology))
    write_atomically(path, renderer.parts(dataset.statements()))


@dataclass(frozen=True, slots=True)
class _Renderer:
    terms: TermRenderer
    context: Context

    def parts(self, statements: Iterable[Triple]) -> Iterator[str]:
        base = {"@base": self.terms.base_iri} if self.terms.base_iri else {}
        context = json.dumps({**base, **self.context.as_json()}, indent=1)
        yield f'{{"@context": {context},\n"@graph": ['
        separator = "\n"
        for subject, properties in group_by_subject(statements):
            node = {"id": self._id(subject), **self._node(properties)}
            yield separator + json.dumps(node, ensure_ascii=False)
            separator = ",\n"
        yield "\n]}\n"

    def _node(self, properties: Properties) -> dict[str, Any]:
        node: dict[str, Any] = {}
        for predicate, targets in properties:
            if predicate == RDF.type:
                values: list[Any] = [self._name(URIRef(target)) for target in targets]
            else:
                values = [self._value(predicate, target) for target in targets]
            key = "type" if predicate == RDF.type else self._name(predicate)
            node[key] = values[0] if len(values) == 1 else values
        return node

    def _value(self, predicate: URIRef, term: Term) -> str | dict[str, str]:
        coercion = self.context.coercion_by_property.get(predicate)
        if isinstance(term, URIRef):
            return self._id(term) if coercion == TO_THING else {"@id": self._id(term)}
        if term.language:
            return {"@value": str(term), "@language": term.language}
        if term.datatype is not None and term.datatype != XSD.string:
            if str(term.datatype) == coercion:
                return str(term)
            return {"@value": str(term), "@type": self._name(term.datatype)}
        return str(term) if coercion is None else {"@value": str(term)}

    def _id(self, iri: URIRef) -> str:
        return self.terms.relative(iri) or self.terms.prefixed(iri) or str(iri)

    def _name(self, iri: URIRef) -> str:
        return self.context.name_by_iri.get(iri) or self.terms.prefixed(iri) or str(iri)
