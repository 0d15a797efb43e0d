"""The things themselves, across documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """One thing, after resolution.

    ``id`` is ``type/slug`` (see ``identifiers``); ``canonical_label`` the one label shown;
    ``aliases`` every other label, sorted. ``mention_count`` counts mentions in all documents;
    ``salience`` is 0 or more.
    """

    id: str
    entity_type: str
    canonical_label: str
    aliases: tuple[str, ...] = ()
    mention_count: int = 0
    salience: float = 0.0
