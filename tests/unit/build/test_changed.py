"""What a build changes, and the graph that it replaces."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgraph.build import build_graph
from kgraph.build.previous import find_previous
from kgraph.build.tally import ChangeCounts, Tally

JOINED = "Ana Ruiz: I'm Ana Ruiz. I joined the Harbour Union in 2015.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "ana.txt"
    path.write_text(JOINED, "utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_first_build_changes_nothing(source: Path, out: Path) -> None:
    report = build_graph([source], out=out)
    assert report.changes is None
    assert "build before" not in report.summary()
    assert find_previous(out) is None


def test_a_build_tells_what_it_changed_and_keeps_what_it_replaced(source: Path, out: Path) -> None:
    build_graph([source], out=out)
    before = (out / "graph.ttl").read_bytes()
    source.write_text(JOINED.replace("2015", "2016"), "utf-8")
    report = build_graph([source], out=out)
    assert report.changes == ChangeCounts(Tally(), Tally(changed=1), 0)
    assert "+0 -0 ~0 entities, +0 -0 ~1 claims. See them: kgraph diff." in report.summary()
    previous = find_previous(out)
    assert previous is not None
    assert previous.read_bytes() == before
    told = json.loads((out / "report.json").read_text("utf-8"))
    assert told["changes"]["claims"] == {"added": 0, "removed": 0, "changed": 1}


def test_a_build_that_changes_nothing_says_so_and_keeps_the_older_graph(
    source: Path, out: Path
) -> None:
    build_graph([source], out=out)
    before = (out / "graph.ttl").read_bytes()
    source.write_text(JOINED.replace("2015", "2016"), "utf-8")
    build_graph([source], out=out)
    report = build_graph([source], out=out, force=True)
    assert "The graph says what it said before." in report.summary()
    previous = find_previous(out)
    assert previous is not None
    assert previous.read_bytes() == before


def test_a_graph_that_is_damaged_is_replaced_and_not_compared(source: Path, out: Path) -> None:
    build_graph([source], out=out)
    (out / "graph.ttl").write_text("no Turtle", "utf-8")
    source.write_text(JOINED.replace("2015", "2016"), "utf-8")
    assert build_graph([source], out=out).changes is None
    assert find_previous(out) is None


def test_where_the_old_graph_cannot_be_kept_the_new_one_is_built(source: Path, out: Path) -> None:
    build_graph([source], out=out)
    (out / ".previous").write_text("in the way", "utf-8")
    source.write_text(JOINED.replace("2015", "2016"), "utf-8")
    assert build_graph([source], out=out).changes is not None
    assert "2016" in (out / "graph.ttl").read_text("utf-8")
