from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgraph.ontology import (
    Ontology,
    check_ontology,
    find_ontology_folder,
    load_ontology,
    ontology_path,
)
from tests.unit.ontology.conftest import Write

PAGE = (Path(__file__).parents[3] / "docs" / "ontology.md").read_text(encoding="utf-8")


def turtle_blocks() -> list[str]:
    """Return the indented blocks that define a term."""
    blocks = re.findall(r"(?:^(?: {4}.*)?\n)+", PAGE, re.MULTILINE)
    return [block for block in blocks if re.match(r"\s*kg:\w+ a owl:", block)]


def rows_under(heading: str) -> list[list[str]]:
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_page_lists_every_type_as_it_is_defined(ontology: Ontology) -> None:
    rows = [(name, definition) for name, _, definition in rows_under("The types")]
    assert rows == [(each.name, each.definition) for each in ontology.entity_types.values()]


def test_the_page_lists_every_link_as_it_is_defined(ontology: Ontology) -> None:
    assert rows_under("The links") == [
        [
            each.name,
            f"{', '.join(each.domain) or 'any'} → {each.literal or ', '.join(each.range) or 'any'}",
            each.definition,
        ]
        for each in ontology.relations.values()
    ]


def test_the_page_names_every_term_of_the_ontology(ontology: Ontology) -> None:
    text = ontology_path(find_ontology_folder()).read_text(encoding="utf-8")
    terms = set(re.findall(r"^kg:(\w+) a ", text, re.MULTILINE)) - ontology.relations.keys()
    assert {term for term in terms if f"`kg:{term}`" not in PAGE} == set()


@pytest.mark.parametrize("name", ["taughtBy", "vessel"])
def test_the_worked_examples_load_without_a_problem(extended: Write, name: str) -> None:
    loaded = load_ontology(extended("".join(turtle_blocks())))
    assert name in loaded.relations.keys() | loaded.entity_types.keys()
    assert check_ontology(loaded) == []
