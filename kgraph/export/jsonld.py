"""The dataset as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from rdflib import RDF, XSD, URIRef

from kgraph.export.atomic import write_atomically
from kgraph.graph.terms import TermRenderer, iri_below
from kgraph.graph.vocabulary import DEFAULT_BASE_IRI, PREFIXES, Term, Triple


def write_jsonld(
    statements: Iterable[Triple], path: Path, *, base_iri: str = DEFAULT_BASE_IRI
) -> None:
    """Write statements to a JSON-LD 1.1 file: a context with prefixes, then one object a subject.

    Args:
        statements: All about one subject together, all with one property together.
        path: The file to make or replace.
        base_iri: Becomes ``@base``; ids below it are written relative to it.

    Raises:
        OutputError: the file cannot be written; an old one stays as it was.
    """
    write_atomically(path, _render(statements, TermRenderer(base_iri)))


def _render(statements: Iterable[Triple], renderer: TermRenderer) -> Iterator[str]:
    context = json.dumps({"@base": renderer.base_iri, **PREFIXES}, indent=1, sort_keys=True)
    yield f'{{"@context": {context},\n"@graph": ['
    separator = "\n"
    for subject, about in groupby(statements, key=lambda triple: triple[0]):
        node = {"@id": _id(renderer, subject), **_properties(renderer, about)}
        yield separator + json.dumps(node, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def _properties(renderer: TermRenderer, about: Iterable[Triple]) -> dict[str, list[Any]]:
    properties: dict[str, list[Any]] = {}
    for _, predicate, target in about:
        if predicate == RDF.type:
            properties.setdefault("@type", []).append(_compact(renderer, target))
        else:
            name = _compact(renderer, predicate)
            properties.setdefault(name, []).append(_value(renderer, target))
    return properties


def _value(renderer: TermRenderer, term: Term) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"@id": _id(renderer, term)}
    if term.language:
        return {"@value": str(term), "@language": term.language}
    if term.datatype is not None and term.datatype != XSD.string:
        return {"@value": str(term), "@type": _compact(renderer, term.datatype)}
    return {"@value": str(term)}


def _id(renderer: TermRenderer, iri: URIRef) -> str:
    return iri_below(renderer.base_iri, iri) or _compact(renderer, iri)


def _compact(renderer: TermRenderer, term: Term) -> str:
    return renderer.prefixed(URIRef(term)) or str(term)
