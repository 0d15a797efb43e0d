"""The things themselves, across documents."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.model.decision import Join


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """One thing, after resolution.

    ``id`` is ``type/slug`` (see ``identifiers``); ``canonical_label`` the one label shown;
    ``aliases`` every other label, sorted. ``mention_count`` counts mentions in all documents;
    ``salience`` is 0 or more. ``joins`` tells why its names are one thing's. ``former_ids`` are
    the ids that it would have under its other names and types, as far as nothing else has them;
    ``same_as`` are IRIs of the same thing elsewhere. All three are sorted.
    """

    id: str
    entity_type: str
    canonical_label: str
    aliases: tuple[str, ...] = ()
    mention_count: int = 0
    salience: float = 0.0
    joins: tuple[Join, ...] = ()
    former_ids: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
