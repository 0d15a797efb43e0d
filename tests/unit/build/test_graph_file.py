"""The graph file takes over from the last build what nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.build.graph_file import GraphFile, KeptGraph, read_kept, write_graph
from kgraph.build.inputs import Inputs, load_inputs
from kgraph.build.keys import hash_file
from kgraph.build.project import Project
from kgraph.build.settings import Settings
from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import StatementBuilder, build_statements
from kgraph.graph.vocabulary import Triple
from kgraph.model import Claim, Corpus, Decision, Entity, Evidence, Modality, Polarity
from tests.generated_corpus import generated_corpus
from tests.harbour_corpus import ANA, BO, UNION, harbour_corpus


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return load_inputs([], Project())


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the entities whose portions were made, as they are made."""
    names: list[str] = []
    about = StatementBuilder.about

    def noted(builder: StatementBuilder, entity: Entity) -> Iterator[Triple]:
        names.append(entity.id)
        return about(builder, entity)

    monkeypatch.setattr(StatementBuilder, "about", noted)
    return names


def write(corpus: Corpus, inputs: Inputs, path: Path, kept: KeptGraph | None = None) -> GraphFile:
    return write_graph(corpus, inputs, path=path, kept=kept or KeptGraph())


def keep(path: Path, graph: GraphFile) -> KeptGraph:
    return read_kept(path, portions=graph.portions, sha256=hash_file(path) or "")


def with_claim(corpus: Corpus, place: int, changed: Claim) -> Corpus:
    claims = list(corpus.claims)
    claims[place] = changed
    return replace(corpus, claims=tuple(claims))


def test_the_file_is_the_one_that_is_written_in_one_go(tmp_path: Path, inputs: Inputs) -> None:
    corpus = generated_corpus(300)
    write(corpus, inputs, tmp_path / "graph.ttl")
    statements = build_statements(corpus, inputs.ontology, model=inputs.model)
    write_turtle(statements, tmp_path / "whole.ttl")
    assert (tmp_path / "graph.ttl").read_bytes() == (tmp_path / "whole.ttl").read_bytes()


def test_where_nothing_has_changed_nothing_is_made(
    tmp_path: Path, inputs: Inputs, made: list[str]
) -> None:
    first = write(generated_corpus(300), inputs, tmp_path / "1.ttl")
    made.clear()
    again = write(
        generated_corpus(300), inputs, tmp_path / "2.ttl", keep(tmp_path / "1.ttl", first)
    )
    assert made == []
    assert again.portions == first.portions
    assert (tmp_path / "1.ttl").read_bytes() == (tmp_path / "2.ttl").read_bytes()


FIRST = harbour_corpus().claims[0]


def with_first(evidence: Evidence) -> Claim:
    return replace(FIRST, evidence=(evidence,))


CHANGES = [
    pytest.param(replace(FIRST, predicate="open:row for"), id="link"),
    pytest.param(replace(FIRST, object=BO.id), id="object"),
    pytest.param(replace(FIRST, polarity=Polarity.NEGATED), id="polarity"),
    pytest.param(replace(FIRST, modality=Modality.REPORTED), id="modality"),
    pytest.param(replace(FIRST, qualifier=UNION.id), id="qualifier"),
    pytest.param(replace(FIRST, valid_from="1901"), id="beginning"),
    pytest.param(replace(FIRST, valid_to="1999"), id="end"),
    pytest.param(replace(FIRST, decision=Decision("Mina", "heard")), id="decision"),
    pytest.param(replace(FIRST, evidence=FIRST.evidence[:1]), id="evidence"),
    pytest.param(with_first(replace(FIRST.evidence[0], confidence=0.123)), id="confidence"),
    pytest.param(with_first(replace(FIRST.evidence[0], rule="guess")), id="rule"),
    pytest.param(with_first(replace(FIRST.evidence[0], start_ms=61_000)), id="time"),
    pytest.param(with_first(replace(FIRST.evidence[0], speaker=BO.id)), id="speaker"),
]


@pytest.mark.parametrize("changed", CHANGES)
def test_whatever_changes_in_a_claim_reaches_the_file(
    changed: Claim, tmp_path: Path, inputs: Inputs, made: list[str]
) -> None:
    first = write(harbour_corpus(), inputs, tmp_path / "1.ttl")
    corpus = with_claim(harbour_corpus(), 0, changed)
    write(corpus, inputs, tmp_path / "fresh.ttl")
    made.clear()
    write(corpus, inputs, tmp_path / "2.ttl", keep(tmp_path / "1.ttl", first))
    assert (tmp_path / "2.ttl").read_bytes() == (tmp_path / "fresh.ttl").read_bytes()
    assert (tmp_path / "2.ttl").read_bytes() != (tmp_path / "1.ttl").read_bytes()
    assert {ANA.id} <= set(made) < {each.id for each in corpus.entities}


def test_a_type_that_changes_is_checked_wherever_it_is_named(
    tmp_path: Path, inputs: Inputs
) -> None:
    first = write(harbour_corpus(), inputs, tmp_path / "1.ttl")
    entities = tuple(
        replace(each, entity_type="place") if each == UNION else each
        for each in harbour_corpus().entities
    )
    corpus = replace(harbour_corpus(), entities=entities)
    fresh = write(corpus, inputs, tmp_path / "fresh.ttl")
    again = write(corpus, inputs, tmp_path / "2.ttl", keep(tmp_path / "1.ttl", first))
    assert fresh.problems != ()
    assert set(again.problems) == set(fresh.problems)


def test_what_is_wrong_is_told_by_every_build(tmp_path: Path, inputs: Inputs) -> None:
    evidence = replace(FIRST.evidence[0], confidence=1.5)
    corpus = with_claim(harbour_corpus(), 0, replace(FIRST, evidence=(evidence,)))
    first = write(corpus, inputs, tmp_path / "1.ttl")
    again = write(corpus, inputs, tmp_path / "2.ttl", keep(tmp_path / "1.ttl", first))
    assert first.problems != ()
    assert again == first


def test_another_base_takes_nothing_over(tmp_path: Path, inputs: Inputs) -> None:
    first = write(harbour_corpus(), inputs, tmp_path / "1.ttl")
    elsewhere = Project(None, Settings(base_iri="https://example.org/mine/"))
    other = load_inputs([], elsewhere)
    write(harbour_corpus(), other, tmp_path / "2.ttl", keep(tmp_path / "1.ttl", first))
    write(harbour_corpus(), other, tmp_path / "fresh.ttl")
    assert (tmp_path / "2.ttl").read_bytes() == (tmp_path / "fresh.ttl").read_bytes()


def test_a_file_that_somebody_changed_is_not_taken_over(tmp_path: Path, inputs: Inputs) -> None:
    path = tmp_path / "1.ttl"
    first = write(harbour_corpus(), inputs, path)
    sha256 = hash_file(path) or ""
    path.write_text(path.read_text("utf-8").replace("Harbour", "Harbor"), "utf-8")
    assert read_kept(path, portions=first.portions, sha256=sha256) == KeptGraph()
    path.unlink()
    assert read_kept(path, portions=first.portions, sha256=sha256) == KeptGraph()
