"""Predicates of claims -> RDF properties, and the triple that a claim asserts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.identifiers import minted_name, phrase_of
from kgraph.graph.literals import date_literal, text_literal, value_literal
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Claim
from kgraph.ontology.types import Assertion, Ontology, Relation


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties that stand for predicates, by one ontology."""

    ontology: Ontology
    _iri_by_name: dict[tuple[str, bool], URIRef] = field(
        default_factory=dict, init=False, repr=False
    )

    def of(self, claim: Claim) -> URIRef:
        """Return the property that a claim's ``rdf:predicate`` names.

        A phrase that the ontology does not name is minted into the ontology's namespace;
        with a value instead of an object it is a property of its own.
        """
        name = (claim.predicate, claim.value is None)
        if name not in self._iri_by_name:
            self._iri_by_name[name] = self._named(*name)
        return self._iri_by_name[name]

    def _named(self, predicate: str, linking: bool) -> URIRef:
        relation = self.ontology.relations.get(predicate)
        if relation is not None:
            return URIRef(relation.iri)
        phrase = phrase_of(predicate) or predicate
        taken = frozenset(self.ontology.relations)
        name = minted_name(phrase if linking else f"{phrase} value", taken=taken)
        return URIRef(self.ontology.namespace + name)

    def assertion_of(self, claim: Claim, subject_type: str) -> Assertion | None:
        """Return what the ontology says a claim asserts whose subject has this type."""
        return find_assertion(self.ontology.relations.get(claim.predicate), subject_type)

    def value_of(self, claim: Claim) -> Term:
        """Return a claim's value as a literal: a date where the relation asks for one.

        Raises:
            ValueError: the claim has an object instead.
        """
        if claim.value is None:
            raise ValueError("the claim has no value")
        relation = self.ontology.relations.get(claim.predicate)
        if relation is not None and relation.literal == "date":
            return date_literal(claim.value)
        return value_literal(claim.value)

    def minted(self, claims: Iterable[Claim]) -> Iterator[Triple]:
        """Yield what defines the minted properties of the claims, in IRI order."""
        first_by_property: dict[URIRef, Claim] = {}
        for claim in claims:
            if claim.predicate not in self.ontology.relations:
                named = first_by_property.setdefault(self.of(claim), claim)
                first_by_property[self.of(claim)] = min(named, claim, key=lambda c: c.predicate)
        for iri, claim in sorted(first_by_property.items()):
            phrase = phrase_of(claim.predicate) or claim.predicate
            linking = claim.value is None
            yield iri, v.TYPE, v.OBJECT_PROPERTY if linking else v.DATATYPE_PROPERTY
            yield iri, v.LABEL, text_literal(phrase)
            yield iri, v.SUBPROPERTY_OF, v.STATED_LINK if linking else v.STATED_VALUE


def direct_triple(link: Triple, relation: Relation | None, *, subject_type: str) -> Triple:
    """Return the triple that stands for a link itself.

    Args:
        link: Subject, predicate and object as the claim names them.
        relation: What the ontology says of the predicate; ``None`` for a minted one.
        subject_type: The local name of the type of the link's subject.

    Returns:
        The first fitting assertion of the relation, else the link. A value stays in the third
        place, whatever the ontology says.
    """
    return asserted_triple(link, find_assertion(relation, subject_type))


def find_assertion(relation: Relation | None, subject_type: str) -> Assertion | None:
    """Return the first assertion of a relation that fits a subject of this type."""
    for assertion in relation.assertions if relation else ():
        if assertion.subject_type in (None, subject_type):
            return assertion
    return None


def asserted_triple(link: Triple, assertion: Assertion | None) -> Triple:
    """Return the triple that an assertion makes of a link; without one the link itself."""
    if assertion is None:
        return link
    subject, _, target = link
    if assertion.reverse and isinstance(target, URIRef):
        return (target, URIRef(assertion.iri), subject)
    return (subject, URIRef(assertion.iri), target)
