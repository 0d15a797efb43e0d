"""A name as a person types it -> the entity of a built graph."""

from __future__ import annotations

from rdflib import URIRef

from kgraph.graph.naming import Named, find_named, get_named
from kgraph.graph.short_names import iri_below
from kgraph.graph.stored import StoredEntity, StoredGraph


def find_entities(stored: StoredGraph, name: str) -> list[StoredEntity]:
    """Return the entities that a name fits best, in IRI order."""
    found = find_named(_named(stored), name)
    return [stored.entities_by_iri[URIRef(each.iri)] for each in found]


def get_entity(stored: StoredGraph, name: str) -> StoredEntity:
    """Return the one entity that a name fits.

    Raises:
        KgraphError: none or several do; the message lists what to choose from.
    """
    return stored.entities_by_iri[URIRef(get_named(_named(stored), name).iri)]


def entity_id(stored: StoredGraph, entity: StoredEntity) -> str:
    """Return what stands for an entity on the command line: its IRI below the graph's base."""
    return iri_below(str(stored.graph.base or ""), entity.iri) or str(entity.iri)


def _named(stored: StoredGraph) -> list[Named]:
    return [
        Named(str(each.iri), entity_id(stored, each), each.label, each.aliases, each.former_ids)
        for each in stored.entities_by_iri.values()
    ]
