"""A part of the graph that can be made, checked and kept by itself: an entity and its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgraph.model import Claim, Entity


@dataclass(frozen=True, slots=True)
class Link:
    """A link itself, without who states it: subject, predicate, and object or value."""

    subject: str
    predicate: str
    object: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Portion:
    """All that decides what is said of an entity and of the claims about it.

    ``links`` are the links in whose triple the entity stands first. ``types`` are those of the
    entities that claims and links name, and ``metas`` the hashes of what people say of the sources
    that the claims stand in, both in the order in which they are named.
    """

    entity: Entity
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    types: tuple[str, ...]
    metas: tuple[str, ...]


def names_in(claims: Iterable[Claim], links: Iterable[Link] = ()) -> Iterator[str]:
    """Yield the ids of the entities that claims and links name, each as often as it is named."""
    for claim in claims:
        yield claim.subject
        for name in (claim.object, claim.qualifier, *(each.speaker for each in claim.evidence)):
            if name is not None:
                yield name
    for link in links:
        yield link.subject
        if link.object is not None:
            yield link.object


def documents_in(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the ids of the documents that claims stand in, each as often as it is named."""
    return (evidence.document_id for claim in claims for evidence in claim.evidence)
