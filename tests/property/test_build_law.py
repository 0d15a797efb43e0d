"""However a collection came about, step by step, its graph is that of one full build."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.build.cache import ExtractCache
from kgraph.build.collecting import collect_extracts
from kgraph.build.inputs import Inputs, load_inputs
from kgraph.build.project import Project
from kgraph.build.source_files import find_source_files
from kgraph.build.state import open_state
from kgraph.graph.statements import build_statements
from kgraph.graph.turtle import render_turtle
from kgraph.resolution import resolve

NAMES = ("a.txt", "sub/a.txt", "sub/b.vtt")
TEXTS = (
    "",
    "Ana Ruiz: I'm Ana Ruiz. I joined the Harbour Union in 2015.\n",
    "Ana Ruiz: I'm Ana Ruiz. I joined the Harbour Union in 2016.\n",
    "Bo Lindqvist: I'm Bo Lindqvist, the director of the Harbour Union.\n",
    "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ana Ruiz>I co-founded the Harbour Union.\n",
)
OUT = Path("out")

# A source with its new text, or none to remove it; and whether a build follows.
changes = st.tuples(
    st.sampled_from(NAMES), st.sampled_from([*TEXTS, None]), st.sampled_from([True, True, False])
)


@cache
def known() -> Inputs:
    """Return what a build starts from, without any file: loaded once, as it takes a while."""
    return load_inputs([], Project())


def change(folder: Path, name: str, text: str | None) -> None:
    """Write a source, or remove it where there is no text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text, "utf-8")


def built(folder: Path, state_folder: Path) -> str:
    """Return the graph of a folder, built with what the state has kept."""
    inputs = replace(known(), files=find_source_files([folder], project=folder))
    with open_state(state_folder) as state:
        before = state.sources_of(OUT)
        collected = collect_extracts(inputs, ExtractCache(state.connection), before=before)
        with state.writing():
            state.finish_build(OUT, collected.key_by_source)
    corpus = resolve(collected.extracts)
    return "".join(render_turtle(build_statements(corpus, inputs.ontology)))


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(changes, min_size=2, max_size=8))
def test_step_by_step_gives_the_same_bytes_as_one_full_build(
    steps: list[tuple[str, str | None, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, stepwise, fresh = (Path(name, part) for part in ("sources", "state", "fresh"))
        folder.mkdir()
        for source, text, build_now in steps:
            change(folder, source, text)
            if build_now:
                built(folder, stepwise)
        assert built(folder, stepwise) == built(folder, fresh)
