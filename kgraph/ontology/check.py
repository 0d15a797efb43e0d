"""What an ontology that loads still lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kgraph.model import Problem
from kgraph.ontology.find import ONTOLOGY_FILE
from kgraph.ontology.types import EntityType, Example, Ontology, Relation

EXAMPLES_WANTED = 8
COUNTER_EXAMPLES_WANTED = 3


def check_ontology(ontology: Ontology) -> list[Problem]:
    """Return what is missing or wrong, sorted.

    A link with fewer than 8 examples or 3 counter-examples is a ``notice``: it is used, and
    found less well. All else is an ``error``.
    """
    problems = [
        *(
            _error(each.name, fault)
            for each in ontology.entity_types.values()
            for fault in _type_faults(each, ontology)
        ),
        *(
            _error(each.name, fault)
            for each in ontology.relations.values()
            for fault in _relation_faults(each, ontology)
        ),
        *(
            _notice(each.name, lack)
            for each in ontology.relations.values()
            for lack in _lacks(each)
        ),
    ]
    return sorted(problems)


def _error(name: str, fault: str) -> Problem:
    return Problem(ONTOLOGY_FILE, f"{name}: {fault}")


def _notice(name: str, lack: str) -> Problem:
    return Problem(ONTOLOGY_FILE, f"{name}: {lack}", severity="notice")


def _type_faults(entity_type: EntityType, ontology: Ontology) -> Iterator[str]:
    yield from _wording_faults(entity_type)
    seen: set[str] = set()
    above = entity_type.parent
    while above is not None and above not in seen:
        seen.add(above)
        if above not in ontology.entity_types:
            yield f"its parent {above} is unknown. Define it or remove the parent."
            return
        above = ontology.entity_types[above].parent
    if entity_type.name in seen:
        yield "it is its own parent. Remove one rdfs:subClassOf."


def _relation_faults(relation: Relation, ontology: Ontology) -> Iterator[str]:
    yield from _wording_faults(relation)
    for side, names in (("domain", relation.domain), ("range", relation.range)):
        for name in names:
            if name not in ontology.entity_types:
                yield f"its {side} {name} is no entity type. Define it or choose another."
    if relation.symmetric and relation.domain != relation.range:
        yield "it is symmetric, but its domain and range differ. Make them the same."
    for example in relation.examples:
        if example.subject is None or example.object is None:
            yield f'the example "{example.text}" has no marks. Put both things in brackets.'
    yield from _mark_faults([*relation.examples, *relation.counter_examples])
    yield from _duplicates([*relation.examples, *relation.counter_examples])


def _wording_faults(term: EntityType | Relation) -> Iterator[str]:
    if not term.label:
        yield "it has no label. Add an rdfs:label."
    if not term.definition:
        yield "it has no definition. Add a skos:definition."


def _mark_faults(examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        spans = sorted(each for each in (example.subject, example.object) if each is not None)
        if any(span.end > len(example.text) for span in spans):
            yield f'a mark of "{example.text}" ends after the sentence.'
        if len(spans) == 2 and spans[0].overlaps(spans[1]):
            yield f'the marks of "{example.text}" overlap.'


def _duplicates(examples: Iterable[Example]) -> Iterator[str]:
    for example, count in Counter(examples).items():
        if count > 1:
            yield f'the example "{example.text}" is there {count} times. Keep one.'


def _lacks(relation: Relation) -> Iterator[str]:
    for kind, count, wanted in (
        ("examples", len(relation.examples), EXAMPLES_WANTED),
        ("counter-examples", len(relation.counter_examples), COUNTER_EXAMPLES_WANTED),
    ):
        if count < wanted:
            yield f"it has {count} {kind}; {wanted} or more teach the link well."
