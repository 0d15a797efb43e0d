"""kgraph diff."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import HOSTED, JOINED, Run


@pytest.fixture
def rebuilt(run: Run, here: Path) -> Path:
    """Return a project whose second build replaced the graph of its first."""
    (here / "kgraph.toml").write_text("", "utf-8")
    sources = here / "data" / "sources"
    sources.mkdir(parents=True)
    (sources / "ana.txt").write_text(JOINED, "utf-8")
    assert run("build").exit_code == 0
    (sources / "ana.txt").unlink()
    (sources / "bo.txt").write_text(HOSTED, "utf-8")
    assert run("build").exit_code == 0
    return here


def test_without_names_it_tells_what_the_last_build_changed(run: Run, rebuilt: Path) -> None:
    result = run("diff")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "- Ana Ruiz member of Harbour Union, from 2015" in result.stdout
    assert (
        "    “I joined the Harbour Union in 2015.” (Ana Ruiz, data/sources/ana.txt)"
        in result.stdout
    )
    assert "+ Bo Lindqvist (person)" in result.stdout


def test_two_folders_or_files_are_compared(run: Run, rebuilt: Path) -> None:
    folder = rebuilt / "output"
    forth = run("diff", str(folder / ".previous"), str(folder / "graph.ttl"))
    back = run("diff", str(folder), str(folder / ".previous"), "--format", "json")
    assert forth.stdout == run("diff").stdout
    added = json.loads(back.stdout)["claims"]["added"]
    assert ["Ana Ruiz", "member of"] in [list(each["labels"].values())[:2] for each in added]


def test_one_name_is_the_old_graph(run: Run, rebuilt: Path) -> None:
    assert run("diff", "output").stdout == "Nothing that is told has changed.\n"


def test_a_patch_is_printed_line_by_line(run: Run, rebuilt: Path) -> None:
    lines = run("diff", "--format", "patch").stdout.splitlines()
    assert lines[0] == "DELETE DATA {"
    assert lines[-1] == "}"


def test_before_anything_was_replaced_it_says_what_to_do(run: Run, here: Path) -> None:
    result = run("diff")
    assert result.exit_code == 1
    assert result.stderr == (
        "output: no build has replaced a graph here yet. Name two: kgraph diff OLD NEW.\n"
    )


def test_a_graph_that_is_not_there_is_one_line(run: Run, here: Path) -> None:
    result = run("diff", "one.ttl", "other.ttl")
    assert result.exit_code == 1
    assert result.stderr.startswith("one.ttl: no such file.")
