"""What sources are called in the output."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.build.source_files import SourceFile, find_source_files, name_sources
from kgraph.model import Problem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a/talk.txt", "a/notes.md", "b/talk.txt", "project/data/sources/talk.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"This is {name}.", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "root", "names"),
    [
        pytest.param(["a/talk.txt"], "a", {"talk.txt"}, id="one file"),
        pytest.param(["a"], "a", {"talk.txt", "notes.md"}, id="a folder"),
        pytest.param(
            ["a/talk.txt", "b/talk.txt"], ".", {"a/talk.txt", "b/talk.txt"}, id="equal names"
        ),
        pytest.param(["a/talk.txt", "b/../a"], "a", {"talk.txt", "notes.md"}, id="named twice"),
        pytest.param(["project"], "project", {"data/sources/talk.txt"}, id="in the project"),
        pytest.param(
            ["project/data", "a/talk.txt"], ".",
            {"project/data/sources/talk.txt", "a/talk.txt"}, id="in the project and outside",
        ),
        pytest.param(
            ["a/talk.txt", "no/where.txt"], "a", {"talk.txt", "{folder}/no/where.txt"},
            id="a missing file changes no other name",
        ),
    ],
)  # fmt: skip
def test_names_start_at_the_innermost_folder_that_holds_all(
    folder: Path, paths: list[str], root: str, names: set[str]
) -> None:
    project = folder / "project"
    found = find_source_files([folder / path for path in paths], project=project)
    assert found.root == folder / root
    assert {file.source for file in found.files} == {
        name.format(folder=folder.as_posix()) for name in names
    }


def test_an_empty_folder_is_a_problem_and_no_source(tmp_path: Path) -> None:
    found = find_source_files([tmp_path], project=None)
    assert found.files == ()
    assert len(found.problems) == 1


def test_no_name_says_where_on_the_machine_a_source_lies(folder: Path) -> None:
    found = find_source_files([folder / "a", folder / "b"], project=None)
    assert [file.source for file in found.files] == ["a/notes.md", "a/talk.txt", "b/talk.txt"]


def test_a_name_below_the_root_leads_to_the_file(folder: Path) -> None:
    paths = [folder / "a" / "talk.txt", folder / "b" / "talk.txt"]
    root, path_by_source = name_sources(paths, project=None)
    assert all((root / name).samefile(path) for name, path in path_by_source.items())


def test_a_relative_path_has_the_same_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "b")
    found = find_source_files([Path("../a/talk.txt"), Path("talk.txt")], project=None)
    assert [file.source for file in found.files] == ["a/talk.txt", "b/talk.txt"]


def test_a_file_that_is_not_there_has_no_hash(tmp_path: Path) -> None:
    (file,) = find_source_files([tmp_path / "missing.txt"], project=None).files
    assert file.sha256 is None


def test_a_name_that_is_no_text_is_written_with_escapes(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.txt"
    path.write_text("Ana Ruiz spoke.", "utf-8")
    (file,) = find_source_files([path], project=None).files
    assert file.source == r"caf\xe9.txt"


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        pytest.param("talk.txt", "x/talk.txt", id="the file"),
        pytest.param("talk.txt:4", "x/talk.txt:4", id="a line of it"),
        pytest.param("talk.txt.bak", "talk.txt.bak", id="another file"),
        pytest.param("", "", id="no place"),
    ],
)
def test_a_problem_names_the_file_as_the_user_did(place: str, shown: str) -> None:
    file = SourceFile("talk.txt", Path("x/talk.txt"), None)
    assert file.shown(Problem(place, "bad.", "notice")) == Problem(shown, "bad.", "notice")
