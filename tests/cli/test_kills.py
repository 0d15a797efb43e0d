"""Builds that are killed at any moment, interrupted, or short of room lose nothing."""

from __future__ import annotations

import errno
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgraph.build import BuildReport, Project, build_graph
from kgraph.build import reading as reading_module
from kgraph.build.state import STATE_FILE
from kgraph.errors import OutputError
from tests import quick_reader
from tests.house.source_tree import ROOT

KILLS = int(os.environ.get("KGRAPH_KILLS", "12"))
WORKERS = 2
FILES = ("graph.ttl", "graph.html")
PEOPLE = ("Ana Ruiz", "Bo Lind", "Cleo Park", "Dan Frey", "Eva Holm", "Finn Ray")
BODIES = ("Harbour Union", "Tide Club", "Weavers Guild", "Tidal Museum")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with documents that are read in no time, in this process and in others."""
    monkeypatch.setattr(reading_module, "read_encoded", quick_reader.read_quickly)
    monkeypatch.setattr(reading_module, "prepare_to_read", quick_reader.need_nothing)
    monkeypatch.setenv(quick_reader.LOG, str(tmp_path / "log"))
    monkeypatch.setenv(quick_reader.SECONDS, "0.02")
    (tmp_path / "kgraph.toml").write_text("", "utf-8")
    (tmp_path / "data" / "sources").mkdir(parents=True)
    return tmp_path


def write_sources(folder: Path, edition: int) -> None:
    """Write documents of which half are others in each edition."""
    chance = random.Random(edition)
    for number in range(12):
        said = chance if number % 2 else random.Random(number)
        lines = (f"{said.choice(PEOPLE)} joined the {said.choice(BODIES)}." for _ in range(4))
        (folder / "data" / "sources" / f"{number}.txt").write_text(" ".join(lines), "utf-8")


def build(folder: Path, out: str = "output") -> BuildReport:
    return build_graph([folder / "data" / "sources"], out=folder / out, project=Project(folder))


def output_of(folder: Path, out: str = "output") -> dict[str, bytes]:
    return {name: (folder / out / name).read_bytes() for name in FILES}


def expected(folder: Path) -> dict[str, bytes]:
    """Return what a build from nothing would make of the sources."""
    fresh = folder / "fresh" / str(time.monotonic_ns())
    project = Project(folder)
    report = build_graph([folder / "data" / "sources"], out=fresh, project=project, force=True)
    assert report.problems == ()
    return output_of(folder, str(fresh.relative_to(folder)))


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", f"{quick_reader.BUILD}; kgraph.cli.main()", "build", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def reads(folder: Path) -> list[str]:
    log = folder / "log"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


def kill_at_some_moment(folder: Path, *, chance: random.Random, whole: float) -> None:
    killed = started(folder, "--workers", str(WORKERS))
    time.sleep(chance.uniform(0.2, 1.1) * whole)
    killed.kill()
    killed.communicate()


def seconds_of_a_build(folder: Path) -> float:
    begun = time.monotonic()
    process = started(folder, "--workers", str(WORKERS))
    process.communicate()
    assert process.returncode == 0
    return time.monotonic() - begun


@pytest.mark.slow
def test_whenever_a_build_is_killed_the_output_is_whole_and_the_next_one_goes_on(
    folder: Path,
) -> None:
    write_sources(folder, 0)
    whole, chance = seconds_of_a_build(folder), random.Random(1)
    for edition in range(1, KILLS + 1):
        old = output_of(folder)
        write_sources(folder, edition)
        reads(folder)
        kill_at_some_moment(folder, chance=chance, whole=whole)
        after_kill, read_by_killed = output_of(folder), reads(folder)
        assert build(folder).problems == ()
        read_again = set(reads(folder)) & set(read_by_killed)
        new = output_of(folder)
        assert all(after_kill[name] in (old[name], new[name]) for name in FILES)
        assert set(read_by_killed) <= {f"data/sources/{number}.txt" for number in range(1, 12, 2)}
        assert len(read_again) <= WORKERS
        if edition % 5 == 0:
            assert new == expected(folder)


@pytest.mark.slow
def test_ctrl_c_ends_a_build_in_one_line_and_the_next_one_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sources(folder, 0)
    monkeypatch.setenv(quick_reader.SECONDS, "0.5")
    interrupted = started(folder, "--workers", "2")
    log = folder / "log"
    until = time.monotonic() + 60
    while not log.exists() or len(log.read_text("utf-8").splitlines()) < 5:
        assert time.monotonic() < until
        time.sleep(0.05)
    interrupted.send_signal(signal.SIGINT)
    _, told = interrupted.communicate()
    assert told == "Stopped. What was read is kept: build again to go on.\n"
    assert interrupted.returncode == 130
    assert not (folder / "output").exists()
    monkeypatch.setenv(quick_reader.SECONDS, "0")
    assert 1 <= len(build(folder).plan.keep) < 12


@pytest.mark.slow
def test_of_two_builds_at_once_the_second_waits_and_has_nothing_left_to_read(folder: Path) -> None:
    write_sources(folder, 0)
    both = [started(folder, "--workers", "1") for _ in range(2)]
    told = sorted(process.communicate()[0].splitlines()[1] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert [line.split(" (")[0] for line in told] == [
        "0 read, 12 unchanged, 0 gone", "12 read, 0 unchanged, 0 gone",
    ]  # fmt: skip


def test_a_source_that_crashes_its_reader_is_told_and_left_out_and_tried_again(
    folder: Path,
) -> None:
    write_sources(folder, 0)
    sources = folder / "data" / "sources"
    (sources / "bad.txt").write_text("Crash, please.", "utf-8")
    for _ in range(2):
        report = build_graph([sources], out=folder / "output", project=Project(folder), workers=2)
        (failure,) = report.failures
        assert failure.place == str(sources / "bad.txt")
        assert "it was left out: the process that read it ended with exit status 9." in str(failure)
        assert report.counts.documents == 12
        assert "data/sources/bad.txt" in report.plan.read
    (sources / "bad.txt").unlink()
    assert build(folder).problems == ()


def test_what_is_kept_and_damaged_is_told_in_one_line_and_read_again(folder: Path) -> None:
    write_sources(folder, 0)
    build(folder)
    before = output_of(folder)
    state = folder / ".kgraph" / STATE_FILE
    content = bytearray(state.read_bytes())
    content[8192:12288] = bytes(4096)
    state.write_bytes(content)
    (folder / "output" / "graph.ttl").unlink()
    report = build(folder)
    assert [problem.severity for problem in report.problems] in (["notice"], ["notice"] * 12)
    assert output_of(folder) == before
    assert build(folder).problems == ()


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param(errno.ENOSPC, "the disk is full. Free some space", id="a full disk"),
        pytest.param(errno.EROFS, "it lies on a read-only disk", id="a read-only disk"),
        pytest.param(errno.EACCES, "no permission to write here", id="no permission"),
    ],
)
def test_an_output_that_cannot_be_written_stays_and_nothing_is_read_twice(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reason: int, told: str
) -> None:
    write_sources(folder, 0)
    build(folder)
    before = output_of(folder)
    write_sources(folder, 1)

    def fail(*_: object, **__: object) -> None:
        raise OSError(reason, os.strerror(reason))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(OutputError, match=re.escape(told)):
            build(folder)
    assert output_of(folder) == before
    assert sorted(path.name for path in (folder / "output").iterdir()) == [
        "graph.html", "graph.ttl", "report.json",
    ]  # fmt: skip
    report = build(folder)
    assert report.plan.read == ()
    assert output_of(folder) != before
