from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.model import Problem, Span
from kgraph.ontology import (
    EntityType,
    Example,
    Ontology,
    Relation,
    check_ontology,
    parse_example,
)

PERSON = EntityType("person", "urn:person", "person", "A human being.")
EXAMPLES = tuple(parse_example(f"[Ana {number}] met [Bo].") for number in range(8))
COUNTER_EXAMPLES = tuple(parse_example(f"[Ana {number}] missed [Bo].") for number in range(3))
MET = Relation(
    "met",
    "urn:met",
    "met",
    "Has met.",
    domain=("person",),
    range=("person",),
    examples=EXAMPLES,
    counter_examples=COUNTER_EXAMPLES,
)


def problems_of(relation: Relation = MET, *entity_types: EntityType) -> list[Problem]:
    types = {each.name: each for each in (PERSON, *entity_types)}
    return check_ontology(Ontology("urn:", types, {relation.name: relation}))


def test_a_complete_ontology_has_no_problem() -> None:
    assert problems_of() == []


@pytest.mark.parametrize(
    ("relation", "fault"),
    [
        pytest.param(replace(MET, label=""), "met: it has no label", id="no label"),
        pytest.param(replace(MET, definition=""), "met: it has no definition", id="no definition"),
        pytest.param(replace(MET, domain=("boat",)), "its domain boat is no", id="unknown domain"),
        pytest.param(replace(MET, range=("boat",)), "its range boat is no", id="unknown range"),
        pytest.param(
            replace(MET, symmetric=True, range=()), "domain and range differ", id="lopsided"
        ),
        pytest.param(
            replace(MET, examples=(*EXAMPLES, Example("They met.", None, None))),
            "has no marks",
            id="an example without marks",
        ),
        pytest.param(
            replace(MET, examples=(*EXAMPLES, Example("Ana", Span(0, 3), Span(2, 3)))),
            "overlap",
            id="marks overlap",
        ),
        pytest.param(
            replace(MET, examples=(*EXAMPLES, Example("Ana", Span(0, 2), Span(2, 4)))),
            "ends after the sentence",
            id="a mark beyond the end",
        ),
        pytest.param(
            replace(MET, examples=(*EXAMPLES, EXAMPLES[0])), "there 2 times", id="a sentence twice"
        ),
        pytest.param(
            replace(MET, counter_examples=(*COUNTER_EXAMPLES, EXAMPLES[0])),
            "there 2 times",
            id="an example that is a counter-example too",
        ),
    ],
)
def test_a_fault_of_a_link_is_an_error(relation: Relation, fault: str) -> None:
    (problem,) = problems_of(relation)
    assert fault in problem.message
    assert (problem.place, problem.severity) == ("kgraph.ttl", "error")


@pytest.mark.parametrize(
    ("relation", "lack"),
    [
        pytest.param(replace(MET, examples=EXAMPLES[:7]), "it has 7 examples; 8", id="examples"),
        pytest.param(
            replace(MET, counter_examples=()), "it has 0 counter-examples; 3", id="counter-examples"
        ),
    ],
)
def test_few_examples_are_a_notice(relation: Relation, lack: str) -> None:
    (problem,) = problems_of(relation)
    assert lack in problem.message
    assert problem.severity == "notice"


def test_an_unknown_parent_is_an_error() -> None:
    (problem,) = problems_of(MET, replace(PERSON, name="sailor", parent="mariner"))
    assert (
        problem.message == "sailor: its parent mariner is unknown. Define it or remove the parent."
    )


def test_a_cycle_of_types_is_an_error_for_each_of_them() -> None:
    problems = problems_of(
        MET, replace(PERSON, name="a", parent="b"), replace(PERSON, name="b", parent="a")
    )
    assert [problem.message.split(".")[0] for problem in problems] == [
        "a: it is its own parent",
        "b: it is its own parent",
    ]
