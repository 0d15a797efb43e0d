"""A new project can be built at once, and nothing that is there is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.build.new_project import create_project
from kgraph.build.project import find_project
from kgraph.build.settings import SETTINGS_FILE
from kgraph.errors import OutputError
from kgraph.ontology import find_ontology_folder, load_ontology
from tests.house.source_tree import ROOT


def test_a_new_project_has_all_that_a_project_has(tmp_path: Path) -> None:
    files = create_project(tmp_path / "mine")
    assert [path.relative_to(tmp_path / "mine").as_posix() for path in files] == [
        ".gitignore",
        "data/authorities.csv",
        "data/curation.toml",
        "data/names.txt",
        "data/sources/sample.txt",
        "kgraph.toml",
        "ontology/kgraph.ttl",
        "ontology/shapes.ttl",
    ]
    assert find_project(tmp_path / "mine").folder == tmp_path / "mine"


def test_its_ontology_is_the_one_that_kgraph_carries(tmp_path: Path) -> None:
    create_project(tmp_path)
    own = find_ontology_folder(tmp_path)
    assert own == tmp_path / "ontology"
    assert load_ontology(own).sha256 == load_ontology().sha256


def test_it_explains_the_settings_that_this_repository_uses(tmp_path: Path) -> None:
    create_project(tmp_path)
    explained = [
        line for line in (tmp_path / SETTINGS_FILE).read_text("utf-8").splitlines()
        if line.startswith("#") and "base_iri" not in line
    ]  # fmt: skip
    assert set(explained) <= set((ROOT / SETTINGS_FILE).read_text("utf-8").splitlines())


def occupied(folder: Path) -> Path:
    (folder / "notes.txt").write_text("mine", "utf-8")
    return folder


def a_file(folder: Path) -> Path:
    return occupied(folder) / "notes.txt"


def dangling(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "nowhere")
    return folder / "link"


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(occupied, id="a folder with something in it"),
        pytest.param(a_file, id="a file"),
        pytest.param(dangling, id="a link to nothing"),
    ],
)
def test_nothing_is_overwritten(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    target = place(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OutputError, match="something is here already"):
        create_project(target)
    assert sorted(tmp_path.iterdir()) == before


def test_a_place_below_a_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no project can be made here"):
        create_project(a_file(tmp_path) / "mine")
