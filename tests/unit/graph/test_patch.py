"""The statements that turn one graph into another."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import RdfFormat, Store
from rdflib import Graph

from kgraph.export.turtle import write_turtle
from kgraph.graph.patch import render_patch
from kgraph.graph.statements import build_statements
from kgraph.graph.vocabulary import Triple
from tests.builders import claim, evidence, person, small_ontology
from tests.harbour_corpus import BO, TALK, UNION, harbour_corpus
from tests.strategies_rdf import statements

HARBOUR = harbour_corpus()
LATER = replace(
    HARBOUR,
    entities=(*HARBOUR.entities, person('Cy "Knot" Vann\\u0041')),
    claims=(*HARBOUR.claims[1:], claim(BO, "founderOf", UNION, at=evidence(TALK, "I founded"))),
)


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    """Return the graph of the harbour, and a later one."""
    old, new = tmp_path / "old.ttl", tmp_path / "new.ttl"
    write_turtle(build_statements(HARBOUR, small_ontology()), old)
    write_turtle(build_statements(LATER, small_ontology()), new)
    return old, new


def loaded(path: Path) -> Store:
    store = Store()
    store.load(path=str(path), format=RdfFormat.TURTLE)
    return store


def test_a_patch_turns_the_old_graph_into_the_new_one(paths: tuple[Path, Path]) -> None:
    old, new = paths
    store = loaded(old)
    store.update("\n".join(render_patch(old, new)))
    assert set(store) == set(loaded(new))
    store.update("\n".join(render_patch(new, old)))
    assert set(store) == set(loaded(old))


def test_another_engine_applies_it_too(paths: tuple[Path, Path]) -> None:
    old, new = paths
    graph = Graph().parse(old, format="turtle")
    plain = [line for line in render_patch(old, new) if "Knot" not in line]
    graph.update("\n".join(plain))
    wanted = Graph().parse(new, format="turtle")
    assert {each for each in wanted if "Knot" not in str(each[2])} == set(graph)


def test_a_patch_holds_only_what_differs_in_a_fixed_order(paths: tuple[Path, Path]) -> None:
    old, new = paths
    lines = list(render_patch(old, new))
    told = [line for line in lines if line.startswith("  ")]
    middle = lines.index(";")
    assert lines[0] == "DELETE DATA {"
    assert lines[middle + 1] == "INSERT DATA {"
    assert told == sorted(lines[1 : middle - 1]) + sorted(lines[middle + 2 : -1])
    assert not any('skos/core#prefLabel> "Harbour Union"' in line for line in told)


def test_equal_graphs_need_no_patch(paths: tuple[Path, Path]) -> None:
    assert list(render_patch(paths[0], paths[0])) == []


@given(statements, statements)
@settings(max_examples=60)
def test_whatever_two_graphs_hold_the_patch_leads_from_one_to_the_other(
    old: list[Triple], new: list[Triple]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "old.ttl"), Path(folder, "new.ttl")
        write_turtle(old, before)
        write_turtle(new, after)
        store = loaded(before)
        store.update("\n".join(render_patch(before, after)))
        assert set(store) == set(loaded(after))
