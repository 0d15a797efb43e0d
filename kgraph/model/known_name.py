"""Names that a user says occur in the sources."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class KnownName:
    """One line of ``data/names.txt``: a name and the other ways it is written or misheard.

    ``entity_type`` is a local name of the ontology where the line gives one, else ``None``.
    """

    label: str
    aliases: tuple[str, ...] = ()
    entity_type: str | None = None
