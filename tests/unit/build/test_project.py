"""A project is a folder, and so is everything below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.build.project import Project, find_project
from tests.house.source_tree import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "data" / "sources").mkdir(parents=True)
    (folder / "kgraph.toml").write_text('title = "Harbour"\n', "utf-8")
    return folder


@pytest.mark.parametrize("below", [".", "data", "data/sources"])
def test_a_project_is_found_from_every_folder_inside(project: Path, below: str) -> None:
    found = find_project(project / below)
    assert (found.folder, found.settings.title) == (project, "Harbour")


def test_a_folder_with_ontology_and_data_is_a_project_without_settings(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert find_project(tmp_path) == Project()
    (tmp_path / "ontology").mkdir()
    assert find_project(tmp_path) == Project(tmp_path)


def test_the_nearest_project_counts(project: Path) -> None:
    inner = project / "data" / "sources" / "inner"
    inner.mkdir()
    (inner / "kgraph.toml").write_text("", "utf-8")
    assert find_project(inner).folder == inner


def test_this_repository_is_a_project() -> None:
    assert find_project(ROOT / "kgraph").folder == ROOT


def test_a_project_keeps_its_cache_whatever_the_output(tmp_path: Path) -> None:
    assert Project(tmp_path).cache_folder(Path("/elsewhere")) == tmp_path / ".kgraph"


def test_outside_of_a_project_the_cache_lies_with_the_output(tmp_path: Path) -> None:
    assert Project().cache_folder(tmp_path / "out") == tmp_path / "out" / ".kgraph"


def test_outside_of_a_project_there_is_nothing_to_read_by_default() -> None:
    assert (Project().sources_folder, Project().names_file) == (None, None)
    assert Project().output_folder == Path("output")
