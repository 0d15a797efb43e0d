"""kgraph cache: what is kept between builds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kgraph.build.lock import build_lock
from tests.cli.conftest import HOSTED, Run


def change_kept(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / ".kgraph" / "cache.sqlite3")) as connection, connection:
        connection.execute(statement)


def test_what_is_kept_is_shown(run: Run, built: Path) -> None:
    first, second = run("cache", "show", "--out", "out").stdout.splitlines()
    assert first.startswith("out/.kgraph/cache.sqlite3: 0.")
    assert first.endswith(" MB, 1 result.")
    assert second == f"{built}: built from 1 document."


def test_where_nothing_is_kept_that_is_said(run: Run, here: Path) -> None:
    assert run("cache", "show").stdout == "output/.kgraph/cache.sqlite3: nothing is kept yet.\n"
    assert run("cache", "prune").stdout == "output/.kgraph/cache.sqlite3: nothing is kept yet.\n"
    assert run("cache", "check").stdout == "Nothing is damaged.\n"
    assert list(here.iterdir()) == []


def test_who_builds_is_shown(run: Run, built: Path) -> None:
    with build_lock(built / ".kgraph", on_wait=print):
        *_, last = run("cache", "show", "--out", "out").stdout.splitlines()
        pruned = run("cache", "prune", "--out", "out")
    assert last.startswith("A build holds the lock: process ")
    assert (pruned.exit_code, "another build holds the lock" in pruned.stderr) == (1, True)


def test_what_no_output_needs_is_let_go_of(run: Run, built: Path) -> None:
    change_kept(built, "INSERT INTO extract VALUES ('nobody', x'00')")
    assert "1 result that no output needs" in run("cache", "show", "--out", "out").stdout
    assert run("cache", "prune", "--out", "out").stdout.startswith("1 result let go of, ")
    assert run("cache", "prune", "--out", "out").stdout.startswith("0 results let go of, ")
    assert "1 unchanged" in run("build", "talk.txt", "--out", "out").stdout


def test_an_output_that_is_gone_needs_nothing(run: Run, built: Path) -> None:
    (built / "graph.ttl").unlink()
    assert "its graph is gone" in run("cache", "show", "--out", "out").stdout
    assert run("cache", "prune", "--out", "out").stdout.startswith("1 result let go of, ")


def test_all_can_be_let_go_of_and_is_read_again(run: Run, built: Path) -> None:
    assert run("cache", "prune", "--all", "--out", "out").stdout.startswith("1 result let go of, ")
    assert "1 read, 0 unchanged" in run("build", "talk.txt", "--out", "out").stdout


def test_sound_results_pass_the_check(run: Run, built: Path) -> None:
    result = run("cache", "check", "--out", "out")
    assert (result.exit_code, result.stdout) == (0, "Nothing is damaged.\n")


def test_a_damaged_result_is_told_and_read_again_by_the_next_build(run: Run, built: Path) -> None:
    before = (built / "graph.ttl").read_bytes()
    change_kept(built, "UPDATE extract SET content = substr(content, 1, 40) || x'00'")
    result = run("cache", "check", "--out", "out")
    assert result.exit_code == 1
    assert "1 result was damaged and let go of. Build again: kgraph build." in result.stderr
    (built.parent / "bo.txt").write_text(HOSTED, "utf-8")
    assert "2 read, 0 unchanged" in run("build", "talk.txt", "bo.txt", "--out", "out").stdout
    (built.parent / "bo.txt").unlink()
    assert "0 read, 1 unchanged, 1 gone" in run("build", "talk.txt", "--out", "out").stdout
    assert (built / "graph.ttl").read_bytes() == before


@pytest.mark.parametrize("table", ["built", "made", "extract"])
def test_damage_of_the_whole_file_is_told_and_the_next_build_reads_all(
    run: Run, built: Path, table: str
) -> None:
    change_kept(built, f"DROP TABLE {table}")
    result = run("cache", "check", "--out", "out")
    assert result.exit_code == 1
    assert "all of it was damaged and let go of. Build again: kgraph build." in result.stderr
    assert "1 read, 0 unchanged" in run("build", "talk.txt", "--out", "out").stdout


def test_damage_that_a_build_meets_is_one_line(run: Run, built: Path) -> None:
    change_kept(built, "DROP TABLE built")
    shown = run("cache", "show", "--out", "out")
    assert (shown.exit_code, len(shown.stderr.splitlines())) == (1, 1)
    assert "it is damaged (no such table: built). Run: kgraph cache check." in shown.stderr
    result = run("build", "talk.txt", "--out", "out")
    assert "it is damaged; everything is read again." in result.stderr
    assert "1 read, 0 unchanged" in result.stdout
