"""The passages written for training are what their format says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from kgraph.model import Modality, Polarity
from kgraph.ontology import load_ontology
from kgraph.training.passages import SAME, Passage, parse_passage, read_passages

DATA = Path(__file__).parents[3] / "kgraph" / "training" / "data"


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return list(read_passages(DATA))


def line_of(text: str, *links: str, register: str = "written") -> str:
    return json.dumps({"t": text, "l": list(links), "f": "fishing", "r": register})


def test_marks_become_spans_of_the_plain_text() -> None:
    passage = parse_passage(line_of("Then [a:person Ola] met [b:person Nils]."))
    words = {key: mention.span.of(passage.text) for key, mention in passage.mentions.items()}
    assert words == {"a": "Ola", "b": "Nils"}


def test_a_link_carries_its_flags() -> None:
    text = "[c:person Nils] says [a:person Ola] was [b:concept cook] of [d:organization the Moon]."
    passage = parse_passage(line_of(text, "a holdsRole b in=d not reported from=2011-03 by=c"))
    link = passage.links[0]
    assert (link.polarity, link.modality) == (Polarity.NEGATED, Modality.REPORTED)
    assert (link.qualifier, link.valid_from, link.source) == ("d", "2011-03", "c")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(line_of("[a:person Ola] [a:person Nils]"), "repeats an id", id="an id twice"),
        pytest.param(line_of("[a:fish Ola] swam."), "names no type", id="an unknown type"),
        pytest.param(line_of("[a:person Ola], [sic]."), "bracket", id="a stray bracket"),
        pytest.param(line_of("[a:person Ola]", "a knows b"), "not marked", id="an unknown mention"),
        pytest.param(
            line_of("[a:person A] [b:person B]", "a spouseOf b maybe"), "no flag", id="a wrong flag"
        ),
        pytest.param(line_of("Ola.", register="sung"), "register", id="an unknown register"),
    ],
)
def test_what_is_wrong_is_told(line: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_passage(line)


def test_every_passage_can_be_read_and_none_is_there_twice(passages: list[Passage]) -> None:
    assert len({passage.text for passage in passages}) == len(passages) >= 4000


def test_links_are_those_of_the_ontology(passages: list[Passage]) -> None:
    known = {*load_ontology().relations, SAME}
    assert {link.predicate for passage in passages for link in passage.links} <= known


def test_every_link_of_the_ontology_is_taught(passages: list[Passage]) -> None:
    counts = Counter(link.predicate for passage in passages for link in passage.links)
    scarce = {name: counts[name] for name in load_ontology().relations if counts[name] < 80}
    assert scarce == {}


def test_about_a_tenth_is_kept_for_tests(passages: list[Passage]) -> None:
    share = sum(passage.is_test for passage in passages) / len(passages)
    assert 0.07 < share < 0.13
