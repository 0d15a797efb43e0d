"""Claims as plain values -> the lines of N-Quads that they come to, for corpora of any size.

Which statements a claim has is said in ``statements`` alone. Here the statements of a claim made
of placeholders become a template, one for each kind of claim, and plain values are put into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeAlias

from rdflib import URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.canonical import property_key, term_key
from kgraph.graph.contradictions import contradicted
from kgraph.graph.identifiers import Minter
from kgraph.graph.joins import names_of
from kgraph.graph.literals import decimal_literal, integer_literal, name_literal
from kgraph.graph.plain import (
    PlainClaim,
    Spot,
    claim_from,
    stand_in,
    stand_in_at,
    stand_in_corpus,
)
from kgraph.graph.properties import Properties, asserted_triple
from kgraph.graph.short_names import render_iri, render_string
from kgraph.graph.statements import StatementBuilder, is_membership
from kgraph.graph.terms import render_ntriples_term
from kgraph.graph.vocabulary import Term, Triple
from kgraph.model import Entity
from kgraph.ontology.types import Ontology

Place: TypeAlias = tuple[tuple[object, ...], str]
"""What a property or a target is sorted by, and how N-Triples has it."""

_KEPT: Final = 65_536
_SIMPLE: Final = re.compile(r"[A-Za-z0-9_.~/-]*").fullmatch  # stays as it is in an IRI
_CONTRADICTS: Final = render_iri(v.CONTRADICTS)


def render_lines(statements: Iterable[Triple]) -> str:
    """Return statements as lines of N-Triples, which are N-Quads too."""
    return "".join([f"{' '.join(map(render_ntriples_term, each))} .\n" for each in statements])


@dataclass(frozen=True, slots=True)
class Template:
    """Lines with gaps, which have names."""

    text: str

    @classmethod
    def of(cls, statements: Iterable[Triple], names: Mapping[str, str]) -> Template:
        """Return the template of statements; ``names`` are those of the terms to leave out."""
        lines = []
        for statement in statements:
            terms = []
            for term in map(render_ntriples_term, statement):
                name = names.get(term)
                terms.append(term.replace("%", "%%") if name is None else f"%({name})s")
            lines.append(f"{' '.join(terms)} .\n")
        return cls("".join(lines))

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the lines with values, which are terms as N-Triples has them."""
        return self.text % values


class ClaimLines:
    """Renders what is said of the claims about one subject, as ``StatementBuilder`` has it."""

    def __init__(self, ontology: Ontology, *, base_iri: str) -> None:
        self._minter = Minter(base_iri)
        self._properties = Properties(ontology)
        self._builder = StatementBuilder(stand_in_corpus(), ontology, base_iri=base_iri)
        self._claims: dict[tuple[str | bool | None, ...], tuple[Template, Template]] = {}
        self._spots: dict[tuple[bool, ...], Template] = {}
        self._values: dict[tuple[str, str], str] = {}

    def iri(self, entity: str) -> str:
        """Return the IRI of an entity in angle brackets."""
        if _SIMPLE(entity):
            return f"<{self._minter.base_iri}{entity}>"
        return render_iri(self._minter.entity(entity))

    def about_claims(self, spots_by_claim: Mapping[PlainClaim, Sequence[Spot]]) -> Iterator[str]:
        """Yield what is said of the claims about one subject, all that are there."""
        claims = sorted((claim.predicate, claim.hash, claim) for claim in spots_by_claim)
        members = [
            (URIRef(self._claim_iri(found)[1:-1]), [full])
            for _, found, claim in claims
            if is_membership(full := claim_from(claim))
        ]
        if members:
            yield render_lines(self._builder.memberships(members))
        against = self._against(claims)
        for _, found, claim in claims:
            spots = self._best(spots_by_claim[claim], found)
            yield from self._claim(claim, found, spots=spots)
            yield from against.get(found, ())
            for each, spot in sorted(spots.items(), key=lambda item: item[1].place):
                yield self._spot(spot, each)

    def _claim_iri(self, found: str) -> str:
        return f"<{self._minter.base_iri}claim/{found}>"

    def _against(self, claims: Iterable[tuple[str, str, PlainClaim]]) -> dict[str, list[str]]:
        """Return the lines that tell which claims say the opposite, by the hash of the claim."""
        told = list(claims)
        if len({claim.polarity for _, _, claim in told}) < 2:
            return {}
        found = contradicted((URIRef(name), claim_from(claim)) for _, name, claim in told)
        return {
            str(name): [
                f"{self._claim_iri(name)} {_CONTRADICTS} {self._claim_iri(other)} .\n"
                for other in others
            ]
            for name, others in found.items()
        }

    def _best(self, spots: Iterable[Spot], claim: str) -> dict[str, Spot]:
        """Return the best evidence of each place, by what its IRI ends in."""
        best: dict[tuple[str, int, int], Spot] = {}
        for spot in spots:
            known = best.get(spot.place)
            best[spot.place] = spot if known is None else max(known, spot, key=_rank)
        return {spot.hash(claim): spot for spot in best.values()}

    def _claim(self, claim: PlainClaim, found: str, *, spots: Mapping[str, Spot]) -> Iterator[str]:
        name = self._claim_iri(found)
        template, line = self._template(claim)
        target = claim.object
        yield template.filled({
            "claim": name,
            "subject": self.iri(claim.subject),
            "object": self.iri(target) if target is not None else self._value(claim),
            "qualifier": "" if claim.qualifier is None else self.iri(claim.qualifier),
            "confidence": _decimal(max(spot.confidence for spot in spots.values())),
        })  # fmt: skip
        base = self._minter.base_iri
        for each in sorted(spots):
            yield line.filled({"claim": name, "evidence": f"<{base}evidence/{each}>"})

    def _value(self, claim: PlainClaim) -> str:
        key = (claim.predicate, claim.value or "")
        if key not in self._values:
            if len(self._values) > _KEPT:
                self._values.clear()
            self._values[key] = render_ntriples_term(self._properties.value_of(claim_from(claim)))
        return self._values[key]

    def _template(self, claim: PlainClaim) -> tuple[Template, Template]:
        """Return the template of a claim, and that of the line that names evidence of it."""
        kind = claim.kind
        if kind not in self._claims:
            if len(self._claims) > _KEPT:
                self._claims.clear()
            self._claims[kind] = self._made_template(claim)
        return self._claims[kind]

    def _made_template(self, claim: PlainClaim) -> tuple[Template, Template]:
        full, names = stand_in(claim, self._minter, properties=self._properties)
        iri = self._minter.claim(full)
        said = [each for each in self._builder.claim(iri, [full]) if each[0] == iri]
        place = next(at for at, each in enumerate(said) if each[1] == v.HAS_EVIDENCE)
        if place != len(said) - 1:
            raise ValueError("something is said of a claim behind its evidence")
        return Template.of(said[:place], names), Template.of(said[place:], names)

    def _spot(self, spot: Spot, found: str) -> str:
        kind = spot.kind
        if kind not in self._spots:
            self._spots[kind] = self._made_spot(spot)
        base = self._minter.base_iri
        return self._spots[kind].filled({
            "evidence": f"<{base}evidence/{found}>",
            "selector": f"<{base}selector/{found}>",
            "source": self._source(spot.document),
            "quote": render_string(spot.quote),
            "start": _integer(spot.start),
            "end": _integer(spot.end),
            "confidence": _decimal(spot.confidence),
            "rule": _name(spot.rule),
            "speaker": "" if spot.speaker is None else self.iri(spot.speaker),
            "start time": "" if spot.start_ms is None else _seconds(spot.start_ms),
            "words": _string(spot.words),
            "before": _string(spot.before),
            "behind": _string(spot.behind),
            "heard at": "" if spot.heard_at is None else f"<{spot.heard_at}>",
        })  # fmt: skip

    def _source(self, document: str) -> str:
        return self.iri(f"source/{document}")

    def _made_spot(self, spot: Spot) -> Template:
        full, names = stand_in_at(spot, self._minter)
        iri = self._minter.claim(full)
        said = [each for each in self._builder.claim(iri, [full]) if each[0] != iri]
        return Template.of(said, names)


class EntityLines:
    """Renders what is said of an entity itself and of its names, with the links that it is in."""

    def __init__(self, ontology: Ontology, *, base_iri: str) -> None:
        self._minter = Minter(base_iri)
        self._properties = Properties(ontology)
        self._builder = StatementBuilder(stand_in_corpus(), ontology, base_iri=base_iri)
        self._links: dict[tuple[str, str, bool], tuple[bool, Place]] = {}

    def link(self, claim: PlainClaim, subject_type: str) -> tuple[bool, Place]:
        """Return whether the triple of a claim has the object first, and its property."""
        key = (claim.predicate, subject_type, claim.value is None)
        if key not in self._links:
            self._links[key] = self._made_link(claim, subject_type)
        return self._links[key]

    def value(self, claim: PlainClaim) -> Place:
        """Return the value of a claim, in the third place."""
        return _placed(self._properties.value_of(claim_from(claim)))

    def entity(self, entity: str) -> Place:
        """Return the IRI of an entity, in the third place."""
        return _placed(self._minter.entity(entity))

    def about(self, entity: Entity, links: Iterable[tuple[Place, Place]]) -> str:
        """Return what is said of an entity, with what the triples say in which it stands first."""
        iri = render_iri(self._minter.entity(entity.id))
        own = ((_property(p), _placed(target)) for p, target in self._builder.entity(entity))
        told = sorted({*own, *links})
        lines = [f"{iri} {predicate} {target} .\n" for (_, predicate), (_, target) in told]
        return "".join(lines) + render_lines(names_of(entity, self._minter))

    def _made_link(self, claim: PlainClaim, subject_type: str) -> tuple[bool, Place]:
        full = claim_from(claim)
        subject = URIRef("stand-in:subject")
        value = claim.object is None
        target = self._properties.value_of(full) if value else URIRef("stand-in:object")
        assertion = self._properties.assertion_of(full, subject_type)
        link = (subject, self._properties.of(full), target)
        first, predicate, _ = asserted_triple(link, assertion)
        return first != subject, _property(predicate)


@lru_cache(maxsize=_KEPT)
def _property(iri: URIRef) -> Place:
    return property_key(iri), render_iri(iri)


@lru_cache(maxsize=_KEPT)
def _placed(term: Term) -> Place:
    return term_key(term), render_ntriples_term(term)


def _rank(spot: Spot) -> tuple[float, str, str]:
    return spot.rank


def _string(text: str | None) -> str:
    return render_string(text) if text else '""'


@lru_cache(maxsize=_KEPT)
def _name(text: str) -> str:
    return render_ntriples_term(name_literal(text))


@lru_cache(maxsize=_KEPT)
def _integer(number: int) -> str:
    return render_ntriples_term(integer_literal(number))


@lru_cache(maxsize=_KEPT)
def _decimal(number: float) -> str:
    return render_ntriples_term(decimal_literal(number))


@lru_cache(maxsize=_KEPT)
def _seconds(milliseconds: int) -> str:
    return render_ntriples_term(decimal_literal(Decimal(milliseconds) / 1000))
