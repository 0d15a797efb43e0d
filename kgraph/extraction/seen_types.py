"""Which links examples alone teach; and types that things have in them, beside the ontology's.

An ontology may be finer or coarser than the types that the model tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgraph.extraction.examples import ReadExample
from kgraph.language.labels import ENTITY_TYPES, TRAINED_PREDICATES
from kgraph.ontology.types import Ontology

_LEAST_SHARE = 0.25
_LEAST = 2
_PERSON = "person"


def new_links(ontology: Ontology) -> frozenset[str]:
    """Return the links that nothing but their examples tells.

    A link of another ontology is one too where it is called like one that the model knows.
    """
    return frozenset(
        name
        for name, relation in ontology.relations.items()
        if name not in TRAINED_PREDICATES or not relation.iri.startswith(ontology.namespace)
    )


def with_seen_types(
    ontology: Ontology, read: Sequence[ReadExample], *, names: Iterable[str]
) -> Ontology:
    """Return the ontology with the types that several examples have at the ends of links."""
    relations = dict(ontology.relations)
    for name in sorted(names):
        old = relations[name]
        of = [each for each in read if each.holds and each.relation == name]
        relations[name] = replace(
            old,
            domain=_wider(old.domain, [each.graph.doc[each.subject].ent_type_ for each in of]),
            range=_wider(old.range, [each.graph.doc[each.object].ent_type_ for each in of]),
        )
    return replace(ontology, relations=relations)


def _wider(told: tuple[str, ...], seen: Sequence[str]) -> tuple[str, ...]:
    least = max(_LEAST, _LEAST_SHARE * len(seen))
    more = {kind for kind, count in Counter(seen).items() if count >= least}
    return tuple(sorted({*told, *more & set(ENTITY_TYPES)})) if told else ()


def is_other_than_person(kind: str, allowed: tuple[str, ...]) -> bool:
    """Say whether one is a person and the other never: names of people are rarely mistaken."""
    types = set(ENTITY_TYPES)
    basic = types & set(allowed)
    if kind == _PERSON:
        return bool(allowed) and _PERSON not in basic
    return kind in types and basic == {_PERSON}
