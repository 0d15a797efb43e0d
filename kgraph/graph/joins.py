"""Why the names of a thing are one thing's, and the ids that it had under other names."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.graph import vocabulary as v
from kgraph.graph.curators import decided
from kgraph.graph.identifiers import Minter
from kgraph.graph.literals import text_literal
from kgraph.graph.vocabulary import Triple
from kgraph.model import Entity


def names_of(entity: Entity, minter: Minter) -> Iterator[Triple]:
    """Yield, for each join of an entity, what was joined to what and why; then its former ids."""
    for join in entity.joins:
        iri = minter.join(entity.id, join)
        yield iri, v.TYPE, v.JOIN_CLASS
        yield iri, v.JOINED_LABEL, text_literal(join.label)
        yield iri, v.JOINED_TO, text_literal(join.to)
        yield iri, v.REASON, text_literal(join.reason)
        if join.document_id is not None:
            yield iri, v.DERIVED_FROM, minter.source(join.document_id)
        for predicate, target in decided(join.decision, minter):
            yield iri, predicate, target
    for former in entity.former_ids:
        yield minter.entity(former), v.REPLACED_BY, minter.entity(entity.id)
