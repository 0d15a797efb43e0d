"""The files of an output change together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.build.staging import staged
from kgraph.errors import OutputError


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_what_is_written_stands_in_the_output_and_nothing_else(tmp_path: Path) -> None:
    with staged(tmp_path / "new" / "out") as folder:
        (folder / "graph.ttl").write_text("graph", "utf-8")
        assert contents(folder) == {"graph.ttl": "graph"}
    assert contents(tmp_path / "new" / "out") == {"graph.ttl": "graph"}


def test_old_files_stay_until_all_new_ones_are_written(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old", "utf-8")
    with staged(tmp_path) as folder:
        (folder / "graph.ttl").write_text("new", "utf-8")
        assert (tmp_path / "graph.ttl").read_text("utf-8") == "old"
    assert contents(tmp_path) == {"graph.ttl": "new"}


def test_a_failure_leaves_the_old_files(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("old", "utf-8")

    def fail() -> None:
        with staged(tmp_path) as folder:
            (folder / "graph.ttl").write_text("new", "utf-8")
            raise OutputError("the page cannot be written")

    with pytest.raises(OutputError):
        fail()
    assert contents(tmp_path) == {"graph.ttl": "old"}


def test_what_a_killed_build_left_behind_is_gone_after_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".unfinished"
    left.mkdir()
    (left / "graph.html").write_text("half", "utf-8")
    with staged(tmp_path) as folder:
        (folder / "graph.ttl").write_text("new", "utf-8")
    assert contents(tmp_path) == {"graph.ttl": "new"}


def test_a_file_in_place_of_the_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", "utf-8")
    with pytest.raises(OutputError, match="a file stands where the folder should be"):
        staged(tmp_path / "out").__enter__()


def test_a_folder_in_place_of_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl" / "inside").mkdir(parents=True)

    def write() -> None:
        with staged(tmp_path) as folder:
            (folder / "graph.ttl").write_text("new", "utf-8")

    with pytest.raises(OutputError, match="it cannot be written"):
        write()
