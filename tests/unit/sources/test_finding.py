"""From files and folders to the files to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.sources import find_sources


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", encoding="utf-8")


def test_folders_give_their_readable_files_sorted(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.VTT", "c/d e.md", "c/🚣.srt", "x.png", "b.meta.toml", ".secret.txt")
    fill(tmp_path, ".git/e.txt")
    found, problems = find_sources([tmp_path])
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert (names, problems) == (["a.VTT", "b.txt", "c/d e.md", "c/🚣.srt"], [])


def test_a_file_named_is_taken_whatever_it_is_and_once(tmp_path: Path) -> None:
    fill(tmp_path, "x.png", ".hidden", "a.txt")
    named = [tmp_path / name for name in ("x.png", ".hidden", "a.txt", "gone.txt")]
    found, problems = find_sources([*named, tmp_path])
    assert (found, problems) == (sorted(named), [])


def test_a_file_about_a_source_is_no_source_even_when_it_is_named(tmp_path: Path) -> None:
    fill(tmp_path, "talk.txt", "talk.txt.meta.toml")
    found, problems = find_sources(sorted(tmp_path.iterdir()))
    assert (found, problems) == ([tmp_path / "talk.txt"], [])


def test_a_file_about_no_source_gives_notice(tmp_path: Path) -> None:
    fill(tmp_path, "talk.txt", "tolk.meta.toml")
    found, [problem] = find_sources([tmp_path])
    assert found == [tmp_path / "talk.txt"]
    assert (problem.place, problem.severity) == (f"{tmp_path.as_posix()}/tolk.meta.toml", "notice")
    assert problem.message.startswith("it tells of no source here. Call it by a source's name")


def test_a_folder_with_nothing_to_read_is_a_problem(tmp_path: Path) -> None:
    fill(tmp_path, "x.png")
    found, [problem] = find_sources([tmp_path])
    assert found == []
    assert str(problem).startswith(f"{tmp_path.as_posix()}: the folder holds nothing to read.")


def test_a_link_to_a_folder_above_is_a_problem_and_the_rest_is_found(tmp_path: Path) -> None:
    fill(tmp_path, "c/a.txt")
    (tmp_path / "c" / "up").symlink_to(tmp_path, target_is_directory=True)
    found, [problem] = find_sources([tmp_path])
    assert found == [tmp_path / "c" / "a.txt"]
    assert problem.message == "the folder contains itself by a link. Remove the link."


def test_a_link_to_itself_is_a_problem(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    found, [problem] = find_sources([tmp_path])
    assert found == [tmp_path / "a.txt"]
    assert problem.message == "the link leads back to itself. Remove it."


def test_a_folder_that_cannot_be_opened_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    found, [problem] = find_sources([tmp_path])
    assert found == []
    assert "the folder cannot be opened (Permission denied)." in problem.message
