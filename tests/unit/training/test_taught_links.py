"""The links invented for training are what their format says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.training.taught_links import TaughtLink, read_taught_links

TAUGHT = Path(__file__).parents[3] / "kgraph" / "training" / "taught"
BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "ten_links"


def line_of(*states: str, range_: Sequence[str] = ("place",)) -> str:
    return json.dumps(
        {
            "name": "sailedTo",
            "label": "sailed to",
            "definition": "The subject came to the object by ship.",
            "domain": ["person"],
            "range": range_,
            "symmetric": False,
            "examples": ["[subject: Ola] sailed to [object: Lorn]."],
            "counterExamples": [],
            "states": states,
            "statesNot": [],
        }
    )


@pytest.fixture(scope="module")
def links() -> list[TaughtLink]:
    return list(read_taught_links(TAUGHT))


def test_a_link_is_read_with_the_sentences_that_state_it(tmp_path: Path) -> None:
    text = line_of("A ketch brought [subject: Nils] to [object: Pell].")
    (tmp_path / "a.jsonl").write_text(text, "utf-8")
    (link,) = read_taught_links(tmp_path)
    assert (link.relation.name, link.relation.range) == ("sailedTo-a", ("place",))
    (stated,) = link.states
    assert stated.subject is not None
    assert stated.subject.of(stated.text) == "Nils"


def test_a_date_is_a_value(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line_of(range_=["date"]), "utf-8")
    (link,) = read_taught_links(tmp_path)
    assert (link.relation.literal, link.relation.range) == ("date", ())


@pytest.mark.parametrize("line", [line_of("Nils came to [object: Pell]."), "{}", "no object"])
def test_a_fault_names_its_file_and_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(f"{line_of()}\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"^a\.jsonl:2: "):
        list(read_taught_links(tmp_path))


def test_each_link_is_taught_and_tried(links: list[TaughtLink]) -> None:
    assert len(links) > 150
    assert min(len(link.relation.examples) for link in links) >= 5
    assert min(len(link.states) for link in links) >= 12
    assert min(len(link.states_not) for link in links) >= 8


def test_none_is_a_link_of_the_ontology_or_of_the_benchmark(links: list[TaughtLink]) -> None:
    own = {each.label for each in load_ontology(find_ontology_folder(None)).relations.values()}
    benchmark = (BENCHMARK / "teaching.ttl").read_text("utf-8")
    for link in links:
        assert link.relation.label not in own
        assert f'"{link.relation.label}"@en' not in benchmark
