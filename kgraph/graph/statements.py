"""Entities and claims -> the statements of the dataset, in the order in which they are written.

Each entity is followed by its memberships and by the claims about it, each claim by its
evidence; sources, the build, times, minted properties and the people who decided stand last.
There are no blank nodes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.canonical import entity_key, ordered_description
from kgraph.graph.contradictions import contradicted
from kgraph.graph.curators import curators, decided, find_decision
from kgraph.graph.identifiers import Minter, require_base_iri
from kgraph.graph.intervals import interval_of, intervals
from kgraph.graph.joins import names_of
from kgraph.graph.literals import (
    date_literal,
    decimal_literal,
    integer_literal,
    name_literal,
    text_literal,
)
from kgraph.graph.portion import Link, Portion, documents_in, names_in
from kgraph.graph.properties import Properties, asserted_triple
from kgraph.graph.provenance import build_activity
from kgraph.graph.selectors import selected, selector
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Claim, Corpus, Decision, Document, Entity, Evidence
from kgraph.ontology.types import OWL_THING, Ontology

_HOLDS_ROLE = "holdsRole"
_BELONGS = frozenset(["memberOf", "worksFor", "leaderOf"])


def build_statements(
    corpus: Corpus,
    ontology: Ontology,
    *,
    base_iri: str = DEFAULT_BASE_IRI,
    model: str | None = None,
) -> Iterator[Triple]:
    """Yield every statement of the dataset once, all about one subject together.

    Equal corpora give equal statements in equal order, however their parts are ordered.

    Args:
        corpus: Entities and the claims between them.
        ontology: What the predicates and types of the corpus mean.
        base_iri: What the IRI of everything minted here starts with; ends in ``/``.
        model: Hash, or name and version, of the language model that read the sources.

    Raises:
        SettingsError: ``base_iri`` cannot be used.
    """
    return StatementBuilder(corpus, ontology, base_iri=base_iri, model=model).statements()


class StatementBuilder:
    """Makes the statements of a corpus: those about one entity and its claims, and the rest.

    Takes what ``build_statements`` takes, and raises what that raises.
    """

    def __init__(
        self,
        corpus: Corpus,
        ontology: Ontology,
        *,
        base_iri: str = DEFAULT_BASE_IRI,
        model: str | None = None,
    ) -> None:
        self._corpus = corpus
        self._ontology = ontology
        self._minter = Minter(require_base_iri(base_iri))
        self._model = model
        self._properties = Properties(ontology)
        self._document_by_id = {each.document_id: each.document for each in corpus.extracts}
        self._meta_by_document = {
            name: document.meta.sha256 or "" for name, document in self._document_by_id.items()
        }
        self._type_by_entity = {entity.id: entity.entity_type for entity in corpus.entities}
        self._claims_by_subject: dict[str, list[Claim]] = defaultdict(list)
        self._direct_by_first: dict[str, list[Claim]] = defaultdict(list)
        for claim in corpus.claims:
            self._claims_by_subject[claim.subject].append(claim)
            if claim.is_direct:
                self._direct_by_first[self._first_of(claim)].append(claim)

    def statements(self) -> Iterator[Triple]:
        """Yield every statement once, in the order in which they are written."""
        for entity in self.entities():
            yield from self.about(entity)
        yield from self.rest()

    def entities(self) -> list[Entity]:
        """Return the entities in the order in which they are written."""
        return sorted(self._corpus.entities, key=entity_key)

    def about(self, entity: Entity) -> Iterator[Triple]:
        """Yield what is said of an entity, and of the claims about it."""
        iri = self._minter.entity(entity.id)
        yield from _about(iri, self.entity(entity), self._direct(entity.id))
        yield from names_of(entity, self._minter)
        yield from self._claims(self._claims_by_subject.get(entity.id, ()))

    def claims_of(self, entity: Entity) -> Sequence[Claim]:
        """Return the claims about an entity."""
        return self._claims_by_subject.get(entity.id, ())

    def class_of(self, entity: Entity) -> URIRef:
        """Return the class of an entity."""
        known = self._ontology.entity_types.get(entity.entity_type)
        return URIRef(known.iri if known else OWL_THING)

    def portion(self, entity: Entity) -> Portion:
        """Return all that decides what ``about`` yields, and whether that is right.

        What all entities share, such as the ontology and the base, is left out.
        """
        claims = self.claims_of(entity)
        links = tuple(
            Link(each.subject, each.predicate, each.object, each.value)
            for each in self._direct_by_first.get(entity.id, ())
        )
        return Portion(
            entity,
            tuple(claims),
            links,
            tuple(self._type_by_entity.get(name, "") for name in names_in(claims, links)),
            tuple(self._meta_by_document.get(name, "") for name in documents_in(claims)),
        )

    def rest(self) -> Iterator[Triple]:
        """Yield what is said of anything but entities and claims about them."""
        known = self._type_by_entity
        for left_over in sorted(self._claims_by_subject.keys() - known):
            yield from self._claims(self._claims_by_subject[left_over])
        for left_over in sorted(self._direct_by_first.keys() - known, key=self._minter.entity):
            yield from _about(self._minter.entity(left_over), self._direct(left_over))
        yield from self._sources()
        yield from self._build()
        yield from intervals(self._corpus.claims, self._minter)
        yield from self._properties.minted(self._corpus.claims)
        yield from curators(self._corpus, self._minter)

    def entity(self, entity: Entity) -> Iterator[tuple[URIRef, Term]]:
        """Yield what is said of an entity, links aside."""
        yield v.TYPE, self.class_of(entity)
        yield v.PREF_LABEL, text_literal(entity.canonical_label)
        for alias in entity.aliases:
            if alias != entity.canonical_label:
                yield v.ALT_LABEL, text_literal(alias)
        yield v.MENTION_COUNT, integer_literal(entity.mention_count)
        yield v.SALIENCE, decimal_literal(entity.salience)
        for elsewhere in entity.same_as:
            yield v.SAME_AS, URIRef(elsewhere)
        for join in entity.joins:
            yield v.JOIN, self._minter.join(entity.id, join)

    def _first_of(self, claim: Claim) -> str:
        """Return the entity that stands first in the triple of a claim."""
        assertion = self._properties.assertion_of(claim, self._subject_type(claim))
        reverse = assertion is not None and assertion.reverse
        return claim.object if reverse and claim.object is not None else claim.subject

    def _direct(self, entity_id: str) -> Iterator[tuple[URIRef, Term]]:
        """Yield the links themselves in whose triple an entity stands first."""
        for claim in self._direct_by_first.get(entity_id, ()):
            subject = self._minter.entity(claim.subject)
            link = (subject, self._properties.of(claim), self._target(claim))
            assertion = self._properties.assertion_of(claim, self._subject_type(claim))
            yield asserted_triple(link, assertion)[1:]

    def _subject_type(self, claim: Claim) -> str:
        return self._type_by_entity.get(claim.subject, "")

    def _target(self, claim: Claim) -> Term:
        if claim.object is not None:
            return self._minter.entity(claim.object)
        return self._properties.value_of(claim)

    def _claims(self, claims: Iterable[Claim]) -> Iterator[Triple]:
        """Yield what is said of the claims of one subject; those that say the same are one."""
        claims_by_iri: dict[URIRef, list[Claim]] = defaultdict(list)
        for claim in claims:
            claims_by_iri[self._minter.claim(claim)].append(claim)
        ordered = sorted(claims_by_iri.items(), key=lambda found: (found[1][0].predicate, found[0]))
        yield from self.memberships(ordered)
        opposite = contradicted((iri, alike[0]) for iri, alike in ordered)
        for iri, alike in ordered:
            yield from self.claim(iri, alike, against=opposite.get(iri, []))

    def memberships(self, claims: Iterable[tuple[URIRef, list[Claim]]]) -> Iterator[Triple]:
        """Yield the memberships that claims of one subject tell of, given with their IRIs."""
        held: dict[URIRef, list[tuple[URIRef, Term]]] = defaultdict(list)
        for claim_iri, (claim, *_) in claims:
            if is_membership(claim):
                membership = held[self._minter.membership(claim)]
                membership.extend(self._membership(claim))
                membership.append((v.DERIVED_FROM, claim_iri))
        for iri in sorted(held):
            yield from _about(iri, held[iri])

    def _membership(self, claim: Claim) -> Iterator[tuple[URIRef, Term]]:
        yield v.TYPE, v.MEMBERSHIP
        yield v.MEMBER, self._minter.entity(claim.subject)
        held = claim.predicate == _HOLDS_ROLE
        if held:
            yield v.ROLE, self._target(claim)
        body = claim.qualifier if held else claim.object
        if body is not None:
            yield v.IN_ORGANIZATION, self._minter.entity(body)
        during = interval_of(claim, self._minter)
        if during is not None:
            yield v.MEMBER_DURING, during

    def claim(
        self, iri: URIRef, claims: Sequence[Claim], *, against: Sequence[URIRef] = ()
    ) -> Iterator[Triple]:
        """Yield what is said of a claim, and of the places that carry it.

        Args:
            iri: The claim.
            claims: What makes this one statement.
            against: Claims that say the opposite.
        """
        evidence_by_iri: dict[URIRef, Evidence] = {}
        for claim in claims:
            for evidence in claim.evidence:
                place = self._minter.evidence(iri, evidence)
                best = evidence_by_iri.setdefault(place, evidence)
                evidence_by_iri[place] = max(best, evidence, key=_evidence_key)
        decision = find_decision(claims)
        yield from _about(
            iri,
            self._claim_itself(claims[0]),
            _carried_by(evidence_by_iri, decision),
            decided(decision, self._minter),
            ((v.CONTRADICTS, other) for other in against),
        )
        for place in sorted(evidence_by_iri, key=lambda each: _place_key(evidence_by_iri[each])):
            yield from self._evidence_at(place, evidence_by_iri[place])

    def _claim_itself(self, claim: Claim) -> Iterator[tuple[URIRef, Term]]:
        yield v.TYPE, v.CLAIM
        yield v.SUBJECT, self._minter.entity(claim.subject)
        yield v.PREDICATE, self._properties.of(claim)
        yield v.OBJECT, self._target(claim)
        yield v.POLARITY, v.VALUES[claim.polarity]
        yield v.MODALITY, v.VALUES[claim.modality]
        if claim.qualifier is not None:
            yield v.QUALIFIER, self._minter.entity(claim.qualifier)
        if claim.valid_from is not None:
            yield v.VALID_FROM, date_literal(claim.valid_from)
        if claim.valid_to is not None:
            yield v.VALID_TO, date_literal(claim.valid_to)
        during = interval_of(claim, self._minter)
        if during is not None:
            yield v.HAS_TIME, during

    def _evidence_at(self, place: URIRef, evidence: Evidence) -> Iterator[Triple]:
        document = self._document_by_id.get(evidence.document_id)
        where = selected(place, evidence, document=document, minter=self._minter)
        yield from _about(place, self._evidence(evidence), where)
        yield from selector(place, evidence, document=document, minter=self._minter)

    def _evidence(self, evidence: Evidence) -> Iterator[tuple[URIRef, Term]]:
        yield v.TYPE, v.EVIDENCE
        yield v.QUOTED_FROM, self._minter.source(evidence.document_id)
        yield v.QUOTE, text_literal(evidence.quote)
        yield v.START, integer_literal(evidence.span.start)
        yield v.END, integer_literal(evidence.span.end)
        yield v.CONFIDENCE, decimal_literal(evidence.confidence)
        if evidence.rule:
            yield v.RULE, name_literal(evidence.rule)
        if evidence.speaker is not None:
            yield v.SPEAKER, self._minter.entity(evidence.speaker)
        if evidence.start_ms is not None:
            yield v.START_TIME, decimal_literal(Decimal(evidence.start_ms) / 1000)

    def _sources(self) -> Iterator[Triple]:
        for extract in sorted(self._corpus.extracts, key=lambda each: each.document_id):
            yield from about_source(extract.document_id, extract.document, minter=self._minter)

    def _build(self) -> Iterator[Triple]:
        sources = sorted({each.document_id for each in self._corpus.extracts})
        found = build_activity(sources, self._ontology, minter=self._minter, model=self._model)
        for iri, told in found:
            yield from _about(iri, told)


def is_membership(claim: Claim) -> bool:
    """Whether a claim is told as an ``org:Membership`` too: with a role, or with a time."""
    if not claim.is_direct or claim.object is None:
        return False
    dated = claim.valid_from is not None or claim.valid_to is not None
    return claim.predicate == _HOLDS_ROLE or (claim.predicate in _BELONGS and dated)


def _about(iri: URIRef, *statements: Iterable[tuple[URIRef, Term]]) -> Iterator[Triple]:
    for predicate, target in ordered_description(chain.from_iterable(statements)):
        yield iri, predicate, target


def about_source(document_id: str, document: Document, *, minter: Minter) -> Iterator[Triple]:
    """Yield what is said of a source."""
    yield from _about(minter.source(document_id), _source(document))


def _carried_by(
    evidence_by_iri: dict[URIRef, Evidence], decision: Decision | None
) -> Iterator[tuple[URIRef, Term]]:
    """Yield a claim's evidence and its confidence: the highest of all that carries it."""
    for iri in evidence_by_iri:
        yield v.HAS_EVIDENCE, iri
    found = [evidence.confidence for evidence in evidence_by_iri.values()]
    vouched = [] if decision is None else [1.0]
    yield v.CONFIDENCE, decimal_literal(max(found + vouched))


def _source(document: Document) -> Iterator[tuple[URIRef, Term]]:
    yield v.TYPE, v.SOURCE
    yield v.TYPE, v.CREATIVE_WORK
    yield v.TITLE, text_literal(document.title or document.source)
    yield v.PATH, text_literal(document.source)
    yield v.SHA256, text_literal(document.sha256)
    if document.date is not None:
        yield v.DATE, date_literal(document.date)
    if document.meta.recording is not None:
        yield v.RECORDING, URIRef(document.meta.recording)
    if document.meta.page is not None:
        yield v.PAGE, URIRef(document.meta.page)


def _place_key(evidence: Evidence) -> tuple[str, int, int]:
    return (evidence.document_id, evidence.span.start, evidence.span.end)


def _evidence_key(evidence: Evidence) -> tuple[float, str, str]:
    return (evidence.confidence, evidence.rule, evidence.speaker or "")
