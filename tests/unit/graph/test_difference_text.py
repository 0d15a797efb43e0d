"""What changed between two graphs, for a person and for a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgraph.export.turtle import write_turtle
from kgraph.graph.difference import Difference, compare_graphs
from kgraph.graph.difference_text import difference_json, render_difference
from kgraph.graph.statements import build_statements
from kgraph.model import Corpus
from tests.builders import claim, corpus_of, evidence, organization, person, small_ontology
from tests.harbour_corpus import ANA, TALK, UNION

FOUNDED = claim(ANA, "founderOf", UNION, at=evidence(TALK, "I founded", start_ms=75_000))
DENIED = evidence(TALK, "I never joined the union", speaker=ANA.id)
OLD = corpus_of(TALK, entities=[ANA, UNION, person("Bo Lind")], claims=[FOUNDED])
NEW = corpus_of(
    TALK,
    entities=[ANA, organization("Harbour Union", "the union", "HU"), organization("Rope Guild")],
    claims=[
        claim(ANA, "founderOf", UNION, at=evidence(TALK, "I founded the Harbour Union")),
        claim(ANA, "founderOf", UNION, at=DENIED, polarity=FOUNDED.polarity.NEGATED),
    ],
)


@pytest.fixture
def difference(tmp_path: Path) -> Difference:
    """Return what a small corpus has otherwise than another."""

    def written(name: str, corpus: Corpus) -> Path:
        write_turtle(build_statements(corpus, small_ontology()), tmp_path / name)
        return tmp_path / name

    return compare_graphs(written("old.ttl", OLD), written("new.ttl", NEW))


def test_who_says_it_now_is_told_by_name(tmp_path: Path) -> None:
    bo = person("Bo Lind")
    for name, speaker in (("old.ttl", ANA), ("new.ttl", bo)):
        said = claim(ANA, "founderOf", UNION, at=evidence(TALK, "I founded", speaker=speaker.id))
        corpus = corpus_of(TALK, entities=[ANA, bo, UNION], claims=[said])
        write_turtle(build_statements(corpus, small_ontology()), tmp_path / name)
    lines = render_difference(compare_graphs(tmp_path / "old.ttl", tmp_path / "new.ttl"))
    assert next(lines) == "~ Ana Ruiz founder of Harbour Union: speakers Ana Ruiz → Bo Lind"


def test_each_kind_of_change_has_its_mark_and_its_quotes(difference: Difference) -> None:
    where = TALK.source
    assert list(render_difference(difference)) == [
        "- Bo Lind (person)",
        "+ Rope Guild (organization)",
        "~ Harbour Union (organization): aliases the union → HU, the union",
        "+ Ana Ruiz founder of Harbour Union, denied",
        f"    “I never joined the union” (Ana Ruiz, {where})",
        "~ Ana Ruiz founder of Harbour Union: quotes 1 → 1",
        f"    - “I founded” (00:01:15, {where})",
        f"    + “I founded the Harbour Union” ({where})",
        "! Ana Ruiz founder of Harbour Union",
        f"    “I founded the Harbour Union” ({where})",
        "  but",
        "  Ana Ruiz founder of Harbour Union, denied",
        f"    “I never joined the union” (Ana Ruiz, {where})",
    ]


def test_json_tells_the_same(difference: Difference) -> None:
    told = json.loads(difference_json(difference))
    assert [each["id"] for each in told["entities"]["added"]] == ["organization/rope-guild"]
    (change,) = told["claims"]["changed"]
    assert change["fields"] == ["quotes"]
    assert change["after"]["labels"]["subject"] == "Ana Ruiz"
    assert len(told["contradicted"]) == 1


def test_no_difference_is_one_line(tmp_path: Path) -> None:
    write_turtle(build_statements(OLD, small_ontology()), tmp_path / "graph.ttl")
    nothing = compare_graphs(tmp_path / "graph.ttl", tmp_path / "graph.ttl")
    assert list(render_difference(nothing)) == ["Nothing that is told has changed."]
