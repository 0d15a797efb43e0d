"""What only a process of its own can show: exit status, streams, kills."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kgraph
from kgraph.build import build_graph
from tests.cli.conftest import HOSTED, JOINED
from tests.house.source_tree import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}

KILLED = """
import os, signal, sys
from kgraph.build import making, run, state, staging
from kgraph.cli import main

def stop(*arguments, **options):
    os.kill(os.getpid(), signal.SIGKILL)

{moment}
main(sys.argv[1:])
"""

BROKEN = """
import sys
from kgraph.cli import main
sys.modules["kgraph.cli.ontology"]._load = lambda: 1 / 0
main(["ontology"])
"""

MOVES = """
move = staging.Path.replace
staging.Path.replace = lambda path, to: stop() if path.name == "{first}" else move(path, to)
"""

MOMENTS = [
    pytest.param("making.resolve = stop", id="after reading"),
    pytest.param("making.write_graph = stop", id="before the graph is written"),
    pytest.param("making.write_page = stop", id="between graph and page"),
    pytest.param("making.write_atomically = stop", id="before the report is written"),
    pytest.param(MOVES.format(first="graph.html"), id="before the first file moves into place"),
    pytest.param("state.State.finish_build = stop", id="before the state is noted"),
]


def kgraph_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kgraph", *arguments],
        cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def output_of(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in ("graph.ttl", "graph.html")}


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Return a source that was built and has changed since."""
    talk = tmp_path / "talk.txt"
    talk.write_text(JOINED, "utf-8")
    build_graph([talk], out=tmp_path / "out")
    talk.write_text(HOSTED, "utf-8")
    return talk


def build_until_killed(talk: Path, *, moment: str) -> None:
    script = KILLED.format(moment=moment)
    killed = subprocess.run(
        [sys.executable, "-c", script, "build", talk.name, "--out", "out"],
        cwd=talk.parent, env=ENVIRONMENT, capture_output=True, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL, killed.stderr


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_that_is_killed_leaves_the_old_output_or_the_new(talk: Path, moment: str) -> None:
    out = talk.parent / "out"
    old = output_of(out)
    build_until_killed(talk, moment=moment)
    after_kill = output_of(out)
    assert build_graph([talk], out=out).problems == ()
    assert after_kill in (old, output_of(out))
    assert old != output_of(out)
    assert sorted(path.name for path in out.iterdir()) == [
        ".kgraph", ".previous", "graph.html", "graph.ttl", "report.json",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_kill_between_two_moves_leaves_each_file_whole(talk: Path) -> None:
    out = talk.parent / "out"
    old = output_of(out)
    build_until_killed(talk, moment=MOVES.format(first="graph.ttl"))
    after_kill = output_of(out)
    assert build_graph([talk], out=out).problems == ()
    assert after_kill == {**output_of(out), "graph.ttl": old["graph.ttl"]}


def test_the_version_is_told() -> None:
    told = kgraph_in(ROOT, "--version")
    assert (told.returncode, told.stdout) == (0, f"kgraph, version {kgraph.__version__}\n")


def test_an_unknown_command_is_a_wrong_call() -> None:
    assert kgraph_in(ROOT, "bild").returncode == 2


@pytest.mark.slow
@pytest.mark.parametrize("arguments", ["ontology", "extract talk.txt"])
def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path, arguments: str) -> None:
    (tmp_path / "talk.txt").write_text(JOINED * 100, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "kgraph", *arguments.split()],
        cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_stream_that_cannot_write_a_letter_gets_an_escape(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", "build", "Zoë 🚢.txt", "--out", "out"],
        cwd=tmp_path, env={**ENVIRONMENT, "PYTHONIOENCODING": "latin-1"},
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(b"Zo\xeb \\U0001f6a2.txt: ")


def test_a_bug_keeps_its_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BROKEN],
        cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "ZeroDivisionError" in done.stderr
