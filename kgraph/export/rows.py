"""A built graph as two tables: what there is, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef

from kgraph.graph.describe import predicate_label
from kgraph.graph.find import entity_id
from kgraph.graph.short_names import iri_below
from kgraph.graph.stored import StoredClaim, StoredGraph, local_name
from kgraph.graph.vocabulary import Term
from kgraph.model.quote import format_timestamp
from kgraph.ontology.types import Ontology


@dataclass(frozen=True, slots=True)
class NodeRow:
    """An entity. ``entity_type`` is the local name of its type, ``iri`` its full name."""

    id: str
    iri: str
    label: str
    entity_type: str
    aliases: tuple[str, ...]
    mention_count: int
    salience: float
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A quote; ``time`` is ``HH:MM:SS`` into the recording. What is not known is empty."""

    quote: str
    speaker: str
    speaker_id: str
    time: str
    source: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A claim: ``target`` is an entity's id, else ``value`` is set; what is not there is empty.

    ``predicate`` is the local name of the link, ``label`` its words. ``qualifier`` is the id of
    the organization in which a role is held.
    """

    id: str
    subject: str
    predicate: str
    label: str
    target: str
    value: str
    polarity: str
    modality: str
    qualifier: str
    valid_from: str
    valid_to: str
    confidence: float
    evidence: tuple[EvidenceRow, ...]


def node_rows(stored: StoredGraph, ontology: Ontology) -> Iterator[NodeRow]:
    """Yield every entity, by label."""
    name_by_class = {each.iri: each.name for each in ontology.entity_types.values()}
    entities = stored.entities_by_iri.values()
    for entity in sorted(entities, key=lambda each: (each.label.casefold(), each.label, each.iri)):
        yield NodeRow(
            id=entity_id(stored, entity),
            iri=str(entity.iri),
            label=entity.label,
            entity_type=name_by_class.get(
                str(entity.entity_class), local_name(entity.entity_class)
            ),
            aliases=entity.aliases,
            mention_count=entity.mention_count,
            salience=entity.salience,
            same_as=entity.same_as,
        )


def link_rows(stored: StoredGraph) -> Iterator[LinkRow]:
    """Yield every claim, by subject, link and object."""
    rows = [_link_row(stored, claim) for claim in stored.claims]
    yield from sorted(rows, key=lambda row: (row.subject, row.predicate, row.target, row.id))


def _link_row(stored: StoredGraph, claim: StoredClaim) -> LinkRow:
    leads_to_thing = isinstance(claim.target, URIRef)
    return LinkRow(
        id=_name(stored, claim.iri),
        subject=_name(stored, claim.subject),
        predicate=local_name(claim.predicate),
        label=predicate_label(stored, claim.predicate),
        target=_name(stored, claim.target) if leads_to_thing else "",
        value="" if leads_to_thing else str(claim.target),
        polarity=claim.polarity,
        modality=claim.modality,
        qualifier=_name(stored, claim.qualifier),
        valid_from=claim.valid_from or "",
        valid_to=claim.valid_to or "",
        confidence=claim.confidence,
        evidence=tuple(_evidence_rows(stored, claim)),
    )


def _evidence_rows(stored: StoredGraph, claim: StoredClaim) -> Iterator[EvidenceRow]:
    for evidence in sorted(claim.evidence, key=lambda each: (each.source, each.span)):
        source = stored.sources_by_iri.get(evidence.source)
        yield EvidenceRow(
            quote=evidence.quote,
            speaker="" if evidence.speaker is None else stored.label(evidence.speaker),
            speaker_id=_name(stored, evidence.speaker),
            time="" if evidence.start_ms is None else format_timestamp(evidence.start_ms),
            source=source.path if source else str(evidence.source),
        )


def _name(stored: StoredGraph, term: Term | None) -> str:
    """Return an IRI as it stands below the base, as ``entity_id`` does."""
    if term is None:
        return ""
    return iri_below(str(stored.graph.base or ""), term) or str(term)
