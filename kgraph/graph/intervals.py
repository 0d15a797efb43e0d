"""When claims hold, as OWL-Time has it. Claims with the same dates share one interval.

Source:
    W3C Time Ontology in OWL, https://www.w3.org/TR/owl-time/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import XSD, Literal, URIRef

from kgraph.graph import vocabulary as v
from kgraph.graph.identifiers import Minter
from kgraph.graph.literals import date_literal
from kgraph.graph.vocabulary import Triple
from kgraph.model import Claim

_DATE_PROPERTIES = {
    XSD.gYear: v.IN_YEAR,
    XSD.gYearMonth: v.IN_MONTH,
    XSD.date: v.IN_DATE,
}


def interval_of(claim: Claim, minter: Minter) -> URIRef | None:
    """Return the interval in which a claim holds, ``None`` where no date of it is one."""
    if _known(claim.valid_from) or _known(claim.valid_to):
        return minter.interval(claim.valid_from, claim.valid_to)
    return None


def intervals(claims: Iterable[Claim], minter: Minter) -> Iterator[Triple]:
    """Yield what defines the intervals of claims and then the instants, each in order of dates."""
    ends = {
        (claim.valid_from or "", claim.valid_to or "")
        for claim in claims
        if interval_of(claim, minter) is not None
    }
    for begins, stops in sorted(ends):
        iri = minter.interval(begins or None, stops or None)
        yield iri, v.TYPE, v.INTERVAL
        if _known(begins):
            yield iri, v.HAS_BEGINNING, minter.instant(begins)
        if _known(stops):
            yield iri, v.HAS_END, minter.instant(stops)
    for date in sorted({date for pair in ends for date in pair if _known(date)}):
        literal = date_literal(date)
        yield minter.instant(date), v.TYPE, v.INSTANT
        yield minter.instant(date), _property_for(literal), literal


def _known(date: str | None) -> bool:
    return bool(date) and date_literal(date or "").datatype in _DATE_PROPERTIES


def _property_for(date: Literal) -> URIRef:
    return _DATE_PROPERTIES[date.datatype or XSD.gYear]
