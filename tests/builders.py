"""Hand-made documents, claims and corpora: small, readable, and made without any model.

A corpus is told in plain words::

    text = document_of("Ana Ruiz founded the Harbour Union.")
    ana, union = person("Ana Ruiz"), organization("Harbour Union")
    founded = claim(ana, "founderOf", union, at=evidence(text, "Ana Ruiz founded"))
    corpus_of(text, entities=[ana, union], claims=[founded])
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from kgraph.model import (
    Claim,
    CoreferenceChain,
    Corpus,
    Decision,
    Document,
    Entity,
    Evidence,
    Extract,
    Mention,
    Modality,
    Participant,
    Piece,
    Polarity,
    Problem,
    Reading,
    Section,
    Span,
    Substitution,
    TimeMark,
    Turn,
)
from kgraph.model.identifiers import document_id, entity_id
from kgraph.model.quote import quote
from kgraph.ontology.types import Assertion, EntityType, Ontology, Relation


class DocumentFields(TypedDict, total=False):
    """Fields of ``Document`` that have a plain value unless a test gives another."""

    sha256: str
    title: str
    substitutions: tuple[Substitution, ...]
    time_marks: tuple[TimeMark, ...]
    roster: tuple[Participant, ...]
    reading: Reading
    reader: str
    date: str | None
    notices: tuple[Problem, ...]


class EvidenceFields(TypedDict, total=False):
    """Fields of ``Evidence`` that have a plain value unless a test gives another."""

    quote: str
    subject_span: Span
    object_span: Span | None
    speaker: str | None
    start_ms: int | None
    confidence: float
    rule: str


class ClaimFields(TypedDict, total=False):
    """Fields of ``Claim`` that have a plain value unless a test gives another."""

    polarity: Polarity
    modality: Modality
    qualifier: str | None
    valid_from: str | None
    valid_to: str | None
    decision: Decision | None


KG = "https://w3id.org/kgraph/ontology#"


def span_of(text: str, words: str, *, occurrence: int = 1) -> Span:
    """Return where words stand in a text, counting occurrences from 1.

    >>> span_of("a rose is a rose", "rose", occurrence=2)
    Span(start=12, end=16)
    """
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def reading_of(text: str, turns: Sequence[Turn]) -> Reading:
    """Return a reading view of the turns as they stand, one line a turn."""
    pieces, sections, position = [], [], 0
    for number, turn in enumerate(turns):
        end = position + len(turn.span)
        pieces.append(Piece(position, end, turn.span))
        sections.append(Section(Span(position, end), number))
        position = end + 1
    view = "\n".join(turn.span.of(text) for turn in turns)
    return Reading(view, tuple(pieces), tuple(sections))


def document_of(
    text: str,
    *,
    source: str = "talk.txt",
    turns: Sequence[Turn] | None = None,
    **fields: Unpack[DocumentFields],
) -> Document:
    """Return a document of prose, one turn for all of it, unless ``turns`` say otherwise.

    ``fields`` are any other fields of ``Document``.
    """
    if turns is None:
        turns = [Turn(Span(0, len(text)))] if text else []
    document = Document(
        source=source,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=source.rsplit("/", 1)[-1],
        text=text,
        turns=tuple(turns),
        substitutions=(),
        time_marks=(),
        roster=(),
        reading=reading_of(text, turns),
        reader="hand-made",
    )
    return replace(document, **fields)


def transcript_of(
    *turns: tuple[str, str], source: str = "talk.txt", seconds_a_turn: int = 10
) -> Document:
    """Return a transcript of ``(speaker, words)`` turns, each ``Speaker: words`` on its line."""
    lines, built, marks, position = [], [], [], 0
    for number, (speaker, words) in enumerate(turns):
        start = position + len(speaker) + 2
        start_ms = number * seconds_a_turn * 1000
        label = Span(position, position + len(speaker))
        built.append(Turn(Span(start, start + len(words)), speaker, label, start_ms))
        marks.append(TimeMark(position, start_ms))
        lines.append(f"{speaker}: {words}\n")
        position += len(lines[-1])
    roster = tuple(Participant(label) for label in dict.fromkeys(speaker for speaker, _ in turns))
    return document_of(
        "".join(lines), source=source, turns=built, time_marks=tuple(marks), roster=roster
    )


def mention_of(
    document: Document, words: str, *, entity_type: str, chain: int, occurrence: int = 1
) -> Mention:
    """Return a named mention whose head is all of it."""
    span = span_of(document.text, words, occurrence=occurrence)
    return Mention(span, span, words, entity_type, named=True, chain=chain)


def id_of(document: Document) -> str:
    """Return the id that a build gives the document."""
    return document_id(document.source, document.sha256)


def extract_of(
    document: Document,
    *,
    mentions: Sequence[Mention] = (),
    chains: Sequence[CoreferenceChain] = (),
    claims: Sequence[Claim] = (),
) -> Extract:
    """Return what a document yields; no turn's speaker is known."""
    nobody = (None,) * len(document.turns)
    return Extract(id_of(document), document, tuple(mentions), tuple(chains), tuple(claims), nobody)


def entity(entity_type: str, label: str, *aliases: str, mention_count: int = 1) -> Entity:
    """Return an entity; its id follows from type and label."""
    name = entity_id(entity_type, label)
    return Entity(name, entity_type, label, tuple(sorted(aliases)), mention_count, 1.0)


def person(label: str, *aliases: str) -> Entity:
    """Return a person."""
    return entity("person", label, *aliases)


def organization(label: str, *aliases: str) -> Entity:
    """Return an organization."""
    return entity("organization", label, *aliases)


def concept(label: str, *aliases: str) -> Entity:
    """Return a concept."""
    return entity("concept", label, *aliases)


def evidence(document: Document, words: str, **fields: Unpack[EvidenceFields]) -> Evidence:
    """Return the first place where the document says ``words``.

    ``fields`` are any fields of ``Evidence``.
    """
    span = span_of(document.text, words)
    place = Evidence(
        id_of(document),
        span,
        quote(document, span),
        subject_span=span,
        confidence=0.9,
        rule="hand-made",
    )
    return replace(place, **fields)


def claim(
    subject: Entity,
    predicate: str,
    target: Entity | str,
    *,
    at: Evidence | Sequence[Evidence],
    **fields: Unpack[ClaimFields],
) -> Claim:
    """Return a claim about an entity, or about a value where ``target`` is a string.

    ``at`` is the evidence; ``fields`` are any other fields of ``Claim``.
    """
    places = (at,) if isinstance(at, Evidence) else tuple(at)
    named = target.id if isinstance(target, Entity) else None
    value = target if isinstance(target, str) else None
    return Claim(subject.id, predicate, named, value, places, **fields)


def corpus_of(
    *documents: Document, entities: Sequence[Entity] = (), claims: Sequence[Claim] = ()
) -> Corpus:
    """Return a resolved corpus, its entities and claims in the order given."""
    extracts = tuple(extract_of(document) for document in documents)
    return Corpus(extracts, tuple(entities), tuple(claims), {})


def small_ontology() -> Ontology:
    """Return four types and six relations: enough for every way of asserting a link."""
    types = {
        "person": "http://xmlns.com/foaf/0.1/Person",
        "organization": "http://www.w3.org/ns/org#Organization",
        "concept": "http://www.w3.org/2004/02/skos/core#Concept",
        "place": "https://schema.org/Place",
    }
    part_of = (
        Assertion("http://www.w3.org/ns/org#subOrganizationOf", subject_type="organization"),
        Assertion("https://schema.org/isPartOf"),
    )
    return Ontology(
        namespace=KG,
        entity_types={name: EntityType(name, iri, name, "") for name, iri in types.items()},
        relations={
            "founderOf": _relation("founderOf", Assertion("https://schema.org/founder", True)),
            "foundedOn": Relation(
                "foundedOn",
                f"{KG}foundedOn",
                "founded on",
                "",
                literal="date",
                assertions=(Assertion("https://schema.org/foundingDate"),),
            ),
            "holdsRole": _relation("holdsRole", Assertion(f"{KG}holdsRole")),
            "memberOf": _relation("memberOf", Assertion("http://www.w3.org/ns/org#memberOf")),
            "partOf": _relation("partOf", *part_of),
            "supports": _relation("supports"),
        },
    )


def _relation(name: str, *assertions: Assertion) -> Relation:
    return Relation(name, KG + name, name, "", assertions=assertions)
