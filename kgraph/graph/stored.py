"""A built graph read again, as plain records.

What is incomplete is left out: that it is incomplete, the shapes say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rdflib import Graph, Literal, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.nodes import Described, described, nodes_of_type, read_graph
from kgraph.graph.short_names import iri_below
from kgraph.graph.vocabulary import Term
from kgraph.model import Decision, Join, Span


@dataclass(frozen=True, slots=True)
class StoredEntity:
    """An entity: its class, the label shown, and its other labels, sorted.

    ``same_as`` are IRIs of the same thing outside of this graph, sorted. ``joins`` tell why its
    names are one thing's; their ``document_id`` is the path of the source. ``former_ids`` are ids
    that now lead here.
    """

    iri: URIRef
    entity_class: URIRef
    label: str
    aliases: tuple[str, ...]
    mention_count: int
    salience: float
    same_as: tuple[str, ...]
    joins: tuple[Join, ...]
    former_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source: the path by which it was given to the build, and the hash it had then.

    ``date`` is as the source gives it; ``recording`` and ``page`` are addresses that a person gave.
    """

    iri: URIRef
    title: str
    path: str
    sha256: str
    date: str | None
    recording: str | None
    page: str | None


@dataclass(frozen=True, slots=True)
class StoredEvidence:
    """A place in a source. ``start_ms`` is milliseconds into the recording."""

    iri: URIRef
    source: URIRef
    span: Span
    quote: str
    speaker: URIRef | None
    start_ms: int | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim; ``polarity`` and ``modality`` are local names, as ``kgraph extract`` prints them.

    ``decision`` is that of the person who added or accepted it; ``contradicts`` are the claims
    that say the opposite, sorted.
    """

    iri: URIRef
    subject: URIRef
    predicate: URIRef
    target: Term
    polarity: str
    modality: str
    qualifier: URIRef | None
    valid_from: str | None
    valid_to: str | None
    evidence: tuple[StoredEvidence, ...]
    confidence: float
    decision: Decision | None
    contradicts: tuple[URIRef, ...]

    @property
    def is_direct(self) -> bool:
        """Whether the link itself is asserted too."""
        return (self.polarity, self.modality) == ("positive", "asserted")


@dataclass(frozen=True)
class StoredGraph:
    """The whole graph; records are made when first asked for, in IRI order."""

    graph: Graph

    @classmethod
    def read(cls, path: Path) -> StoredGraph:
        """Return the graph in a Turtle file.

        Raises:
            OutputError: the file is missing, unreadable, or not Turtle.
        """
        return cls(read_graph(path))

    @cached_property
    def entities_by_iri(self) -> dict[URIRef, StoredEntity]:
        """Every node with a mention count."""
        nodes = described(self.graph, self.graph.subjects(v.MENTION_COUNT, unique=True))
        return {node.iri: _entity(node) for node in nodes}

    @cached_property
    def sources_by_iri(self) -> dict[URIRef, StoredSource]:
        """Every source."""
        return {node.iri: _source(node) for node in nodes_of_type(self.graph, v.SOURCE)}

    @cached_property
    def claims(self) -> tuple[StoredClaim, ...]:
        """Every claim with a subject, a predicate and an object."""
        claims = (_claim(node) for node in nodes_of_type(self.graph, v.CLAIM))
        return tuple(claim for claim in claims if claim is not None)

    def label(self, term: Term) -> str:
        """Return what people call a term: its label, a literal's text, else the IRI's end."""
        if isinstance(term, Literal):
            return str(term)
        node = Described(self.graph, term)
        return node.text(v.PREF_LABEL) or node.text(v.LABEL) or local_name(term)


def local_name(iri: URIRef) -> str:
    """Return the end of an IRI.

    >>> local_name(URIRef("https://w3id.org/kgraph/ontology#memberOf"))
    'memberOf'
    """
    return str(iri).rstrip("#/").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _entity(node: Described) -> StoredEntity:
    return StoredEntity(
        iri=node.iri,
        entity_class=node.node(v.TYPE) or v.THING,
        label=node.text(v.PREF_LABEL) or local_name(node.iri),
        aliases=tuple(str(alias) for alias in node.terms(v.ALT_LABEL)),
        mention_count=node.integer(v.MENTION_COUNT) or 0,
        salience=float(node.decimal(v.SALIENCE) or 0),
        same_as=tuple(
            str(iri)
            for iri in node.terms(v.SAME_AS)
            if isinstance(iri, URIRef) and not iri_below(str(node.graph.base or ""), iri)
        ),
        joins=tuple(sorted(map(_join, node.nodes(v.JOIN)), key=lambda join: join.key)),
        former_ids=tuple(
            iri_below(str(node.graph.base or ""), former.iri) or str(former.iri)
            for former in described(
                node.graph, node.graph.subjects(v.REPLACED_BY, node.iri, unique=True)
            )
        ),
    )


def _join(node: Described) -> Join:
    source = next(iter(node.nodes(v.DERIVED_FROM)), None)
    return Join(
        label=node.text(v.JOINED_LABEL) or "",
        to=node.text(v.JOINED_TO) or "",
        reason=node.text(v.REASON) or "",
        document_id=source.text(v.PATH) if source else None,
        decision=_decision(node),
    )


def _source(node: Described) -> StoredSource:
    return StoredSource(
        iri=node.iri,
        title=node.text(v.TITLE) or "",
        path=node.text(v.PATH) or "",
        sha256=node.text(v.SHA256) or "",
        date=node.text(v.DATE),
        recording=node.node(v.RECORDING),
        page=node.node(v.PAGE),
    )


def _claim(node: Described) -> StoredClaim | None:
    subject, predicate = node.node(v.SUBJECT), node.node(v.PREDICATE)
    targets = node.terms(v.OBJECT)
    if subject is None or predicate is None or not targets:
        return None
    places = (_evidence(place) for place in node.nodes(v.HAS_EVIDENCE))
    return StoredClaim(
        iri=node.iri,
        subject=subject,
        predicate=predicate,
        target=targets[0],
        polarity=local_name(node.node(v.POLARITY) or v.POLARITY),
        modality=local_name(node.node(v.MODALITY) or v.MODALITY),
        qualifier=node.node(v.QUALIFIER),
        valid_from=node.text(v.VALID_FROM),
        valid_to=node.text(v.VALID_TO),
        evidence=tuple(place for place in places if place is not None),
        confidence=float(node.text(v.CONFIDENCE) or 0),
        decision=_decision(node),
        contradicts=tuple(sorted(other.iri for other in node.nodes(v.CONTRADICTS))),
    )


def _decision(node: Described) -> Decision | None:
    who = next(iter(node.nodes(v.ATTRIBUTED_TO)), None)
    if who is None:
        return None
    name = who.text(v.LABEL) or local_name(who.iri)
    return Decision(name, node.text(v.COMMENT) or "", node.text(v.DATE))


def _evidence(node: Described) -> StoredEvidence | None:
    source, text = node.node(v.QUOTED_FROM), node.text(v.QUOTE)
    start, end = node.integer(v.START), node.integer(v.END)
    if source is None or text is None or start is None or end is None or not 0 <= start < end:
        return None
    return StoredEvidence(
        iri=node.iri,
        source=source,
        span=Span(start, end),
        quote=text,
        speaker=node.node(v.SPEAKER),
        start_ms=node.milliseconds(v.START_TIME),
        rule=node.text(v.RULE) or "",
        confidence=float(node.text(v.CONFIDENCE) or 0),
    )
