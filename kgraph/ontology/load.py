"""The files under ``ontology/`` -> types and relations as plain data."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rdflib import RDFS, SKOS, URIRef
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.ontology.find import find_ontology_folder, ontology_path, shapes_path
from kgraph.ontology.relations import TypeNames, read_relations
from kgraph.ontology.turtle import KG, NAMESPACE, TurtleFile, parse_turtle, read_bytes
from kgraph.ontology.types import EntityType, Ontology


def load_ontology(folder: Path | None = None) -> Ontology:
    """Return the types and relations that a folder defines.

    Args:
        folder: A folder with ``kgraph.ttl`` and ``shapes.ttl``; without one, the folder that
            the package carries.

    Returns:
        Types and relations in name order. ``domain`` and ``range`` name subtypes too. The
        last assertion of every relation fits any subject.

    Raises:
        OntologyError: a file is missing or not Turtle, or a type or link cannot be used; the
            message says in which line.
    """
    folder = find_ontology_folder() if folder is None else folder
    path = ontology_path(folder)
    contents = [read_bytes(path), read_bytes(shapes_path(folder))]
    file = parse_turtle(contents[0], path)
    type_names = _read_type_names(file)
    entity_types = [_entity_type(file, term, type_names=type_names) for term in type_names]
    relations = read_relations(file, type_names)
    return Ontology(
        namespace=NAMESPACE,
        entity_types={each.name: each for each in sorted(entity_types, key=lambda each: each.name)},
        relations={each.name: each for each in sorted(relations, key=lambda each: each.name)},
        sha256=_hash(contents),
    )


def _hash(contents: list[bytes]) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


def _read_type_names(file: TurtleFile) -> TypeNames:
    terms: dict[str, URIRef] = {}
    for term, value in sorted(file.graph.subject_objects(KG.localName)):
        name = str(value)
        if not isinstance(term, URIRef):
            raise OntologyError(
                f'the class called "{name}" has no IRI. Give it one.', place=str(file.path)
            )
        if name in terms:
            fault = f'has the kg:localName "{name}", which {file.short(terms[name])} has too.'
            raise file.error(term, f"{fault} Choose another.")
        if term in terms.values():
            raise file.error(term, "has two values of kg:localName. Remove one.")
        terms[name] = term
    if not terms:
        raise OntologyError(
            "it defines no entity type. Give each class a kg:localName.", place=str(file.path)
        )
    return {term: name for name, term in terms.items()}


def _entity_type(file: TurtleFile, term: URIRef, *, type_names: TypeNames) -> EntityType:
    return EntityType(
        name=type_names[term],
        iri=str(term),
        label=file.label(term),
        definition=file.text_of(term, SKOS.definition),
        parent=_parent(file, term, type_names=type_names),
    )


def _parent(file: TurtleFile, term: URIRef, *, type_names: TypeNames) -> str | None:
    """Return the nearest type above, through classes that are no types themselves."""
    level: set[Node] = {term}
    seen: set[Node] = set()
    while level:
        level = {above for each in level for above in file.graph.objects(each, RDFS.subClassOf)}
        if term in level:
            raise file.error(term, "is its own superclass. Remove one rdfs:subClassOf.")
        names = [
            type_names[each] for each in level if isinstance(each, URIRef) and each in type_names
        ]
        if names:
            return min(names)
        level -= seen
        seen |= level
    return None
