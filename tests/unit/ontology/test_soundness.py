"""Whether what somebody has changed in an ontology leaves it sound."""

from __future__ import annotations

import pytest

from kgraph.ontology import check_consistency, check_standards, find_ontology_folder
from tests.unit.ontology.conftest import Write

WORDS = 'rdfs:label "new"@en ; skos:definition "It is new."@en'


def test_the_ontology_that_the_package_carries_is_sound() -> None:
    assert check_standards(find_ontology_folder()) == []
    assert check_consistency(find_ontology_folder()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "schema:birthPlaec a owl:ObjectProperty .",
            "schema:birthPlaec is no term of its vocabulary (schema). Correct its name.",
            id="a term of schema.org that is none",
        ),
        pytest.param(
            "foaf:Persn a owl:Class .",
            "foaf:Persn is no term of its vocabulary (foaf)",
            id="a term of FOAF that is none",
        ),
        pytest.param(
            'kg:Boat a owl:Class ; rdfs:label "boat"@en .',
            "kg:Boat has no definition. Add a skos:definition.",
            id="a class without a definition",
        ),
        pytest.param(
            'kg:rows a owl:ObjectProperty ; skos:definition "It rows."@en .',
            "kg:rows has no label. Add an rdfs:label.",
            id="a property without a label",
        ),
        pytest.param(
            f"kg:rows a owl:ObjectProperty ; rdfs:domain kg:Boat ; {WORDS} .",
            "kg:rows has the domain kg:Boat, which is no class. Declare it.",
            id="a domain that is no class",
        ),
        pytest.param(
            f"kg:rows a owl:ObjectProperty ; rdfs:range kg:Boat ; {WORDS} .",
            "kg:rows has the range kg:Boat, which is no class. Declare it.",
            id="a range that is no class",
        ),
        pytest.param(
            f"kg:Boat a owl:Class ; rdfs:subClassOf kg:Ship ; {WORDS} .\n"
            f"kg:Ship a owl:Class ; rdfs:subClassOf kg:Boat ; {WORDS} .",
            "kg:Boat lies below itself. Remove one rdfs:subClassOf.",
            id="classes in a circle",
        ),
        pytest.param(
            f"kg:rows a owl:ObjectProperty ; rdfs:subPropertyOf kg:rows ; {WORDS} .",
            "kg:rows lies below itself. Remove one rdfs:subPropertyOf.",
            id="a property below itself",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(extended: Write, text: str, expected: str) -> None:
    folder = extended(text)
    lines = (folder / "kgraph.ttl").read_text("utf-8").splitlines()
    problems = check_standards(folder)
    (problem,) = (each for each in problems if expected in each.message)
    assert lines[int(problem.place.rsplit(":", 1)[1]) - 1] in text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"kg:Boat a owl:Class ; rdfs:subClassOf foaf:Person, skos:Concept ; {WORDS} .",
            id="a class below two that have nothing in common",
        ),
        pytest.param(
            f"kg:Boat a owl:Class ; owl:disjointWith kg:Boat ; {WORDS} .",
            id="a class that has nothing in common with itself",
        ),
    ],
)
def test_a_class_of_which_nothing_can_be_is_a_contradiction(extended: Write, text: str) -> None:
    (first, *_) = check_consistency(extended(text))
    assert "it contradicts itself" in first.message
