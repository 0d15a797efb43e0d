"""A name as a person types it -> the entity of a built graph."""

from __future__ import annotations

from rapidfuzz import fuzz, process, utils

from kgraph.errors import KgraphError
from kgraph.graph.stored import StoredEntity, StoredGraph
from kgraph.graph.terms import iri_below
from kgraph.model.folding import fold

_SUGGESTIONS = 5
_CLOSE = 60.0  # rapidfuzz's score from 0 to 100; below it suggestions only confuse


def find_entities(stored: StoredGraph, name: str) -> list[StoredEntity]:
    """Return the entities that a name fits best, in IRI order.

    Args:
        stored: A built graph.
        name: An id (``person/ana-ruiz``) or IRI, else an id that it had, else a label, else an
            alias; case and the amount of white space do not matter.
    """
    entities = list(stored.entities_by_iri.values())
    wanted = fold(name)
    ways = (
        [each for each in entities if name in (entity_id(stored, each), str(each.iri))],
        [each for each in entities if name in each.former_ids],
        [each for each in entities if fold(each.label) == wanted],
        [each for each in entities if wanted in map(fold, each.aliases)],
    )
    return next((found for found in ways if found), [])


def get_entity(stored: StoredGraph, name: str) -> StoredEntity:
    """Return the one entity that a name fits, as ``find_entities`` does.

    Raises:
        KgraphError: none or several do; the message lists what to choose from.
    """
    found = find_entities(stored, name)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(entity_id(stored, each) for each in found)
        raise KgraphError(f"{name!r} names {len(found)} things. Choose one by its id: {ids}.")
    close = _close_labels(stored, name)
    remedy = f"Did you mean {', '.join(close)}?" if close else "List all with kgraph query."
    raise KgraphError(f"nothing in the graph is called {name!r}. {remedy}")


def entity_id(stored: StoredGraph, entity: StoredEntity) -> str:
    """Return what stands for an entity on the command line: its IRI below the graph's base."""
    return iri_below(str(stored.graph.base or ""), entity.iri) or str(entity.iri)


def _close_labels(stored: StoredGraph, name: str) -> list[str]:
    label_by_name = {
        called: entity.label
        for entity in stored.entities_by_iri.values()
        for called in (*entity.aliases, entity.label)
    }
    close = process.extract(
        name,
        sorted(label_by_name),
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        limit=_SUGGESTIONS,
        score_cutoff=_CLOSE,
    )
    return list(dict.fromkeys(label_by_name[called] for called, _, _ in close))
