"""kgraph watch."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest

from kgraph.build.plan import Plan
from kgraph.build.report import BuildReport, Counts
from kgraph.build.stopwatch import Stage
from kgraph.build.tally import ChangeCounts, Shrink, Tally
from kgraph.cli.watch import told
from tests.cli.conftest import HOSTED, JOINED, Run
from tests.house.source_tree import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
REPORT = BuildReport(
    out=Path("output"), written=True, counts=Counts(entities=2, claims=1200),
    plan=Plan((), (), ()), problems=(), stages=(Stage("read", 1.25, 90),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param({}, "2 entities and 1,200 claims (1.2 s)", id="a first build"),
        pytest.param(
            {"changes": ChangeCounts()}, "the graph says what it said before (1.2 s)", id="nothing"
        ),
        pytest.param(
            {"changes": ChangeCounts(Tally(1), Tally(2, 1), 1), "plan": Plan(("b",), (), ("a",))},
            "b, a: +1 -0 ~0 entities, +2 -1 ~0 claims, 1 newly contradicted (1.2 s)", id="a change",
        ),
        pytest.param(
            {"plan": Plan(tuple("abcde"), (), ())},
            "a, b, c and 2 more: 2 entities and 1,200 claims (1.2 s)", id="many sources",
        ),
        pytest.param(
            {"written": False, "shrink": Shrink(2, 13)},
            Shrink(2, 13).summary(), id="a shrink",
        ),
    ],
)  # fmt: skip
def test_each_build_is_told_in_a_line(fields: dict[str, object], line: str) -> None:
    values = {name: getattr(REPORT, name) for name in BuildReport.__slots__}
    assert told(BuildReport(**{**values, **fields})) == line


def test_without_sources_and_without_a_project_the_call_is_wrong(run: Run) -> None:
    result = run("watch")
    assert result.exit_code == 2
    assert "no SOURCES, and this is no project" in result.stderr


class Watch:
    """A running ``kgraph watch``; all that it says, line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: Queue[str] = Queue()
        self._is_silent = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._is_silent.set()

    def ends(self) -> bool:
        """Wait until nothing can come from it any more."""
        return self._is_silent.wait(30)

    def line_with(self, words: str) -> str:
        """Return the next line that has these words."""
        while words not in (line := self._lines.get(timeout=120)):
            pass
        return line


@contextmanager
def watching(folder: Path, *options: str) -> Iterator[Watch]:
    with subprocess.Popen(
        [sys.executable, "-m", "kgraph", "watch", *options],
        env=ENVIRONMENT, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        try:
            yield Watch(process)
        finally:
            process.terminate()  # and not killed: it ends its server
            process.wait(60)


@pytest.fixture
def project(here: Path) -> Path:
    (here / "kgraph.toml").write_text("", "utf-8")
    (here / "data" / "sources").mkdir(parents=True)
    (here / "data" / "sources" / "ana.txt").write_text(JOINED, "utf-8")
    return here


@pytest.mark.slow
def test_it_builds_after_each_change_and_survives_what_is_wrong(project: Path) -> None:
    with watching(project) as watch:
        watch.line_with("2 entities and")
        (project / "data" / "sources" / "bo.txt").write_text(HOSTED, "utf-8")
        watch.line_with("data/sources/bo.txt: +3 -0 ~0 entities")
        (project / "data" / "sources" / "empty.txt").write_text("", "utf-8")
        watch.line_with("the file is empty")
        (project / "kgraph.toml").write_text("title = 3\n", "utf-8")
        watch.line_with("title is no text")
        (project / "kgraph.toml").write_text("", "utf-8")
        watch.line_with("the graph says what it said before")
        (project / "data" / "curation.toml").write_text("[[x", "utf-8")
        watch.line_with("curation.toml:1: ")
        (project / "ontology").mkdir()
        (project / "ontology" / "kgraph.ttl").write_text("nonsense", "utf-8")
        watch.line_with("ontology")
        watch.process.send_signal(signal.SIGTERM)
        assert watch.process.wait(30) == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param(signal.SIGINT, 0, id="stopped by Ctrl-C"),
        pytest.param(signal.SIGKILL, -signal.SIGKILL, id="killed"),
    ],
)
def test_it_serves_the_page_until_it_ends(project: Path, sent: signal.Signals, status: int) -> None:
    with watching(project, "--serve", "--port", "0") as watch:
        found = re.search(r"http://\S+", watch.line_with("is the page"))
        assert found is not None
        with urllib.request.urlopen(found[0]) as answer:
            assert b"/-/reload.js" in answer.read()
        watch.process.send_signal(sent)
        assert watch.process.wait(30) == status
        assert watch.ends()  # the server writes to the same place
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(found[0])


@pytest.mark.slow
def test_a_port_that_is_taken_ends_it_with_the_reason(project: Path) -> None:
    with watching(project, "--serve", "--port", "0") as first:
        found = re.search(r":(\d+)/", first.line_with("is the page"))
        assert found is not None
        with watching(project, "--serve", "--port", found[1]) as second:
            second.line_with("cannot be had")
            assert second.process.wait(30) == 1
