"""Which claims deny what others affirm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import permutations

from rdflib import URIRef

from kgraph.model import Claim


def contradicted(claims: Iterable[tuple[URIRef, Claim]]) -> Mapping[URIRef, list[URIRef]]:
    """Return, for each claim, those that say the opposite of it.

    They have its subject, predicate, object or value, and qualifier, and the other polarity;
    how sure they are and when they hold may differ.

    Args:
        claims: Claims with their IRIs; those of one subject suffice to find all about it.
    """
    iris_by_link: dict[tuple[object, ...], dict[str, list[URIRef]]] = {}
    for iri, claim in claims:
        link = (claim.subject, claim.predicate, claim.object, claim.value, claim.qualifier)
        by_polarity = iris_by_link.setdefault(link, defaultdict(list))
        by_polarity[claim.polarity.value].append(iri)
    opposite: dict[URIRef, list[URIRef]] = {}
    for by_polarity in iris_by_link.values():
        for iris, others in permutations(by_polarity.values(), 2):
            opposite.update({iri: sorted(others) for iri in iris})
    return opposite
