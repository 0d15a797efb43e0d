"""A built graph as tables: what there is, what is said of it, where, and in which sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef

from kgraph.graph.describe import predicate_label
from kgraph.graph.find import entity_id
from kgraph.graph.short_names import iri_below
from kgraph.graph.stored import StoredClaim, StoredGraph, local_name
from kgraph.graph.vocabulary import Term
from kgraph.model import Join, Span
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
    former_ids: tuple[str, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A quote; ``time`` is ``HH:MM:SS`` into the recording. What is not known is empty.

    ``source`` is the path of the source and ``source_id`` its id; ``span`` counts code points of
    its text. ``start_ms`` is milliseconds into the recording.
    """

    id: str
    quote: str
    speaker: str
    speaker_id: str
    time: str
    start_ms: int | None
    source: str
    source_id: str
    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A claim: ``target`` is an entity's id, else ``value`` is set; what is not there is empty.

    ``predicate`` is the local name of the link, ``label`` its words. ``qualifier`` is the id of
    the organization in which a role is held, ``contradicts`` are ids of claims that say the
    opposite, ``decided_by`` is who added or accepted it by hand.
    """

    id: str
    iri: str
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
    is_direct: bool
    contradicts: tuple[str, ...]
    decided_by: str
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source. What is not known is empty."""

    id: str
    iri: str
    path: str
    title: str
    date: str
    sha256: str
    recording: str
    page: str


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
            former_ids=entity.former_ids,
            joins=entity.joins,
        )


def link_rows(stored: StoredGraph) -> Iterator[LinkRow]:
    """Yield every claim, by subject, link and object."""
    rows = [_link_row(stored, claim) for claim in stored.claims]
    yield from sorted(rows, key=lambda row: (row.subject, row.predicate, row.target, row.id))


def source_rows(stored: StoredGraph) -> Iterator[SourceRow]:
    """Yield every source, by path."""
    sources = stored.sources_by_iri.values()
    for source in sorted(sources, key=lambda each: (each.path, each.iri)):
        yield SourceRow(
            id=_name(stored, source.iri),
            iri=str(source.iri),
            path=source.path,
            title=source.title,
            date=source.date or "",
            sha256=source.sha256,
            recording=source.recording or "",
            page=source.page or "",
        )


def _link_row(stored: StoredGraph, claim: StoredClaim) -> LinkRow:
    leads_to_thing = isinstance(claim.target, URIRef)
    return LinkRow(
        id=_name(stored, claim.iri),
        iri=str(claim.iri),
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
        is_direct=claim.is_direct,
        contradicts=tuple(_name(stored, other) for other in claim.contradicts),
        decided_by=claim.decision.by if claim.decision else "",
        evidence=tuple(_evidence_rows(stored, claim)),
    )


def _evidence_rows(stored: StoredGraph, claim: StoredClaim) -> Iterator[EvidenceRow]:
    for evidence in sorted(claim.evidence, key=lambda each: (each.source, each.span)):
        source = stored.sources_by_iri.get(evidence.source)
        yield EvidenceRow(
            id=_name(stored, evidence.iri),
            quote=evidence.quote,
            speaker="" if evidence.speaker is None else stored.label(evidence.speaker),
            speaker_id=_name(stored, evidence.speaker),
            time="" if evidence.start_ms is None else format_timestamp(evidence.start_ms),
            start_ms=evidence.start_ms,
            source=source.path if source else str(evidence.source),
            source_id=_name(stored, evidence.source),
            span=evidence.span,
            confidence=evidence.confidence,
            rule=evidence.rule,
        )


def _name(stored: StoredGraph, term: Term | None) -> str:
    """Return an IRI as it stands below the base, as ``entity_id`` does."""
    if term is None:
        return ""
    return iri_below(str(stored.graph.base or ""), term) or str(term)
