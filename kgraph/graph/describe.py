"""One entity of a built graph with all its links, and the words that state them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rdflib import URIRef

from kgraph.graph.find import get_entity
from kgraph.graph.stored import (
    StoredClaim,
    StoredEntity,
    StoredEvidence,
    StoredGraph,
    local_name,
)
from kgraph.model.claim import ADDED_BY_HAND
from kgraph.model.quote import format_timestamp

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Link:
    """A claim as seen from one of its entities.

    ``heading`` is the predicate with an arrow that says which way it leads.
    """

    heading: str
    other: str
    claim: StoredClaim


@dataclass(frozen=True, slots=True)
class EntityDescription:
    """An entity and its links: its own first, then those that lead to it."""

    entity: StoredEntity
    links: tuple[Link, ...]


def describe(stored: StoredGraph, name: str) -> EntityDescription:
    """Return the entity that a name fits, with its links by predicate and label.

    Raises:
        KgraphError: no entity or several have that name.
    """
    entity = get_entity(stored, name)
    own, others = [], []
    for claim in stored.claims:
        if claim.subject == entity.iri:
            own.append(_link(stored, claim, leads_away=True))
        elif entity.iri in (claim.target, claim.qualifier):
            others.append(_link(stored, claim, leads_away=False))
    return EntityDescription(entity, (*sorted(own, key=_link_key), *sorted(others, key=_link_key)))


def render_description(
    stored: StoredGraph, description: EntityDescription, *, why: bool = False
) -> list[str]:
    """Return an entity with its links as lines for a terminal.

    With ``why`` it is told too why its names are one thing's.
    """
    entity = description.entity
    mentions = "mention" if entity.mention_count == 1 else "mentions"
    kind = words_of(local_name(entity.entity_class))
    lines = [f"{entity.label} ({kind}, {entity.mention_count:,} {mentions})"]
    if entity.aliases:
        lines.append(f"Also called: {', '.join(entity.aliases)}")
    if entity.same_as:
        lines.append(f"Same as: {', '.join(entity.same_as)}")
    lines += _render_joins(entity) if why else []
    if not description.links:
        lines.append("No source states a link.")
    for heading, links in groupby(description.links, key=lambda link: link.heading):
        lines += ["", heading]
        for link in links:
            lines += [f"  {link.other}{render_notes(stored, link.claim)}"]
            lines += render_evidence(stored, link.claim, indent="    ")
    return lines


def _render_joins(entity: StoredEntity) -> Iterator[str]:
    """Yield, for each name, the name that it was taken for, and the reason."""
    for former in entity.former_ids:
        yield f"  {former} leads here."
    for join in entity.joins:
        where = f" ({join.document_id})" if join.document_id else ""
        who = f", by {join.decision.by}" if join.decision else ""
        yield f"  “{join.label}” is “{join.to}”: {join.reason}{who}{where}"
    if not entity.joins:
        yield "  One name only."


def render_notes(stored: StoredGraph, claim: StoredClaim) -> str:
    """Return what limits a claim: where a role is held, when it holds, how it is put."""
    notes = []
    if claim.qualifier is not None:
        notes.append(f"in {stored.label(claim.qualifier)}")
    if claim.valid_from == claim.valid_to and claim.valid_from is not None:
        notes.append(claim.valid_from)
    else:
        notes += [f"from {claim.valid_from}"] if claim.valid_from is not None else []
        notes += [f"until {claim.valid_to}"] if claim.valid_to is not None else []
    notes += ["denied"] if claim.polarity == "negative" else []
    notes += [claim.modality] if claim.modality != "asserted" else []
    return "".join(f", {note}" for note in notes)


def render_evidence(stored: StoredGraph, claim: StoredClaim, *, indent: str) -> Iterator[str]:
    """Yield each quote with its speaker, time and source, then who vouches for the claim."""
    for evidence in sorted(claim.evidence, key=lambda each: (each.source, each.span)):
        yield f"{indent}“{evidence.quote}” ({', '.join(_origin(stored, evidence))})"
    if claim.decision is not None:
        found = any(evidence.rule != ADDED_BY_HAND for evidence in claim.evidence)
        why = f": {claim.decision.why}" if claim.decision.why else ""
        yield f"{indent}{'accepted' if found else 'added'} by {claim.decision.by}{why}"


def words_of(name: str) -> str:
    """Return the words of a local name.

    >>> words_of("memberOf"), words_of("CreativeWork")
    ('member of', 'creative work')
    """
    return _CAPITAL.sub(" ", name).lower()


def predicate_label(stored: StoredGraph, predicate: URIRef) -> str:
    """Return a predicate in words."""
    return words_of(stored.label(predicate))


def _link(stored: StoredGraph, claim: StoredClaim, *, leads_away: bool) -> Link:
    predicate = predicate_label(stored, claim.predicate)
    if leads_away:
        return Link(f"{predicate} →", stored.label(claim.target), claim)
    return Link(f"← {predicate}", _subject_of(stored, claim), claim)


def _subject_of(stored: StoredGraph, claim: StoredClaim) -> str:
    """Return the other end of a link; for a role the role too, which is held here."""
    subject = stored.label(claim.subject)
    return subject if claim.qualifier is None else f"{subject}: {stored.label(claim.target)}"


def _link_key(link: Link) -> tuple[str, str, bool, str, str]:
    claim = link.claim
    denied = claim.polarity == "negative"
    return (link.heading, link.other.casefold(), denied, claim.modality, claim.iri)


def _origin(stored: StoredGraph, evidence: StoredEvidence) -> Iterator[str]:
    if evidence.speaker is not None:
        yield stored.label(evidence.speaker)
    if evidence.start_ms is not None:
        yield format_timestamp(evidence.start_ms)
    source = stored.sources_by_iri.get(evidence.source)
    yield source.path if source else str(evidence.source)
