"""What the graph says in the words of standards agrees with what it says in its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.export.turtle import write_turtle
from kgraph.graph.echoes import check_echoes
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.graph.stored import StoredGraph
from kgraph.model import Polarity
from kgraph.ontology import load_ontology
from tests.harbour_corpus import ARTICLE, TALK, harbour_corpus


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    """Return a graph with a claim that another denies."""
    corpus = harbour_corpus()
    (denial,) = (each for each in corpus.claims if each.polarity is Polarity.NEGATED)
    affirmed = replace(denial, polarity=Polarity.AFFIRMED)
    path = tmp_path / "graph.ttl"
    told = replace(corpus, claims=(*corpus.claims, affirmed))
    write_turtle(build_statements(told, load_ontology()), path, base_iri=DEFAULT_BASE_IRI)
    return path


def found_in(turtle: Path) -> list[str]:
    stored = StoredGraph.read(turtle)
    by_path = {source.path: iri for iri, source in stored.sources_by_iri.items()}
    documents = {by_path[each.source]: each for each in (TALK, ARTICLE)}
    return [str(each) for each in check_echoes(stored, documents, place="graph.ttl")]


def test_a_graph_as_it_is_built_agrees_with_itself(turtle: Path) -> None:
    assert found_in(turtle) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param('oa:exact "I', 'oa:exact "We', "does not select", id="other words selected"),
        pytest.param(
            'oa:prefix "', 'oa:prefix "x', "does not select", id="other words before those selected"
        ),
        pytest.param(
            'oa:suffix "', 'oa:suffix "x', "does not select", id="other words behind those selected"
        ),
        pytest.param("oa:start 9", "oa:start 8", "does not select", id="selected elsewhere"),
        pytest.param(
            'inXSDgYear "1954"', 'inXSDgYear "1955"', "has other dates", id="another year"
        ),
        pytest.param(
            "kg:polarity kg:negative", "kg:polarity kg:positive", "not deny it", id="no denial"
        ),
        pytest.param("org:member ", "org:x ", "membership of this claim", id="nobody's membership"),
        pytest.param(
            "org:role <", "org:role <x-", "membership of this claim", id="a role of nobody"
        ),
        pytest.param(
            "prov:wasDerivedFrom <claim/",
            "prov:wasDerivedFrom <claim/not-",
            "no claim states this membership",
            id="a membership that nobody states",
        ),
    ],
)
def test_what_does_not_agree_is_found(turtle: Path, old: str, new: str, expected: str) -> None:
    text = turtle.read_text("utf-8")
    assert old in text, text
    turtle.write_text(text.replace(old, new), "utf-8")
    assert any(expected in each for each in found_in(turtle)), found_in(turtle)


def test_a_contradiction_holds_in_both_directions(turtle: Path) -> None:
    before, word, after = turtle.read_text("utf-8").rpartition("kg:contradicts")
    turtle.write_text(f"{before}kg:x{after}", "utf-8")
    assert word
    (found,) = found_in(turtle)
    assert found.endswith("does not contradict it. Build again: kgraph build --force.")
