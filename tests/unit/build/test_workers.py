"""Processes that work through files: one that dies or hangs costs one file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.build.workers import Lost, Task, working
from kgraph.errors import KgraphError, ModelError, SourceError
from tests import worked
from tests.house.source_tree import ROOT
from tests.processes import is_alive, wait_for

TASK = Task(worked.get_ready, worked.follow, worked.ten_seconds)
HASTY = Task(worked.get_ready, worked.follow, worked.no_time)

ORPHANS = """
from kgraph.build.workers import Task, working
from tests import worked

with working(Task(worked.get_ready, worked.follow, worked.ten_seconds), ["note {path}"],
             workers=1) as results:
    next(results)
"""


def outcome(*orders: str, workers: int = 2, task: Task[str, str] = TASK) -> dict[str, str | Lost]:
    with working(task, orders, workers=workers) as results:
        return dict(results)


def test_each_file_has_its_result() -> None:
    assert outcome("a", "b", "c") == {"a": "A", "b": "B", "c": "C"}


def test_nothing_to_do_starts_no_process() -> None:
    assert outcome() == {}


def test_a_worker_does_one_file_after_the_other() -> None:
    assert len(set(outcome("who 1", "who 2", "who 3", workers=1).values())) == 1


@pytest.mark.parametrize(
    ("order", "why"),
    [
        pytest.param("crash", "signal SIGSEGV", id="a crash"),
        pytest.param("leave 3", "exit status 3", id="a process that ends"),
        pytest.param("fill", "exit status 1", id="an exception that is a bug"),
    ],
)
def test_a_file_at_which_its_worker_dies_is_lost_and_the_others_are_done(
    order: str, why: str, capfd: pytest.CaptureFixture[str]
) -> None:
    found = outcome(order, "a", "b", "c", workers=1)
    assert found.pop(order) == Lost(f"the process that read it ended with {why}")
    assert found == {"a": "A", "b": "B", "c": "C"}
    assert ("MemoryError" in capfd.readouterr().err) == (order == "fill")


def test_a_file_that_takes_too_long_is_lost_and_the_others_are_done() -> None:
    found = outcome("sleep", "a", "b", workers=1, task=HASTY)
    assert found == {"sleep": Lost("it took too long"), "a": "A", "b": "B"}


def test_what_the_user_can_mend_is_raised_here() -> None:
    with pytest.raises(KgraphError, match=r"it is refused\. Ask again\."):
        outcome("a", "refuse")


def test_a_model_that_is_missing_is_raised_here() -> None:
    task = Task(worked.fail_to_get_ready, worked.follow, worked.ten_seconds)
    with pytest.raises(SourceError, match="model: it is missing"):
        outcome("a", task=task)


def test_workers_that_cannot_start_are_not_started_for_ever() -> None:
    task = Task(worked.die_at_once, worked.follow, worked.ten_seconds)
    with pytest.raises(ModelError, match=r"could not start \(exit status 7\)"):
        outcome("a", task=task)


def test_who_stops_early_leaves_no_process_behind() -> None:
    with working(TASK, ["who", "sleep"], workers=2) as results:
        done = dict([next(results)])
    assert not is_alive(int(str(done["who"])))


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHANS.format(path=noted)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    wait_for(lambda: noted.exists() and noted.read_text("utf-8") != "")
    parent.kill()
    parent.wait()
    wait_for(lambda: not is_alive(int(noted.read_text("utf-8"))))
