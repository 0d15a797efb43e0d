"""One build of a project at a time."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph.build.lock import LOCK_FILE, Holder, build_lock, find_holder
from kgraph.errors import OutputError
from tests.house.source_tree import ROOT

HOLDING = """
import sys
from pathlib import Path
from kgraph.build.lock import build_lock

with build_lock(Path(sys.argv[1]), on_wait=print):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a process that holds the lock until it is told to end."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with process:
        yield process
        process.kill()


def take(folder: Path, *, wait_seconds: float = 0.0) -> list[Holder]:
    """Take the lock, and return who was waited for."""
    waited: list[Holder] = []
    with build_lock(folder, on_wait=waited.append, wait_seconds=wait_seconds):
        assert (folder / LOCK_FILE).exists()
    return waited


def test_a_lock_that_nobody_holds_is_taken_at_once(tmp_path: Path) -> None:
    assert take(tmp_path / "new") == []
    assert take(tmp_path / "new") == []
    assert find_holder(tmp_path / "new") is None


def test_who_holds_the_lock_is_named(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    with pytest.raises(OutputError, match=f"holds the lock: process {other.pid}, at work since 2"):
        take(tmp_path)
    holder = find_holder(tmp_path)
    assert holder is not None
    assert holder.pid == other.pid


def test_who_comes_second_waits_and_is_told_once_for_whom(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    waited: list[Holder] = []

    def end(holder: Holder) -> None:
        waited.append(holder)
        assert other.stdin is not None
        other.stdin.close()

    with build_lock(tmp_path, on_wait=end, wait_seconds=30):
        assert [holder.pid for holder in waited] == [other.pid]


def test_the_lock_of_a_process_that_was_killed_is_free(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    other.kill()
    other.wait()
    assert take(tmp_path) == []


def test_a_damaged_lock_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).write_text("once upon a time " * 500, "utf-8")
    assert take(tmp_path) == []


def test_where_nothing_can_be_written_nothing_is_locked(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with build_lock(tmp_path / "file", on_wait=lambda _: None):
        assert find_holder(tmp_path / "file") is None


@pytest.mark.parametrize("begin", [
    pytest.param("BEGIN IMMEDIATE", id="a lock without a name"),
    pytest.param("BEGIN EXCLUSIVE", id="a name that is being written"),
])  # fmt: skip
def test_a_lock_is_held_though_nobody_can_read_by_whom(tmp_path: Path, begin: str) -> None:
    connection = sqlite3.connect(tmp_path / LOCK_FILE, isolation_level=None)
    connection.execute(begin)
    with pytest.raises(OutputError, match="another build holds the lock"):
        take(tmp_path)
    assert find_holder(tmp_path) is not None
    connection.close()
