"""Which spaCy pipeline a project names, and when what it gave is out of date."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from kgraph.build.inputs import load_inputs
from kgraph.build.keys import PACKAGED_MODEL
from kgraph.build.language_model import ReadsWith, find_language_model
from kgraph.build.project import Project
from kgraph.build.settings import Settings
from kgraph.errors import ModelError


def add_a_file(folder: Path) -> None:
    (folder / "parser").mkdir()
    (folder / "parser" / "model").write_bytes(b"1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "models" / "hand"
    path.mkdir(parents=True)
    (path / "config.cfg").write_text("[nlp]\n", "utf-8")
    (path / "meta.json").write_text('{"version": "1.0.0"}', "utf-8")
    return path


def test_a_package_goes_by_its_name_and_version() -> None:
    assert find_language_model("click").identity == f"click {version('click')}"


def test_a_folder_goes_by_its_bytes_wherever_it_lies(folder: Path, tmp_path: Path) -> None:
    before = find_language_model(str(folder))
    moved = folder.rename(tmp_path / "moved")
    assert find_language_model(str(moved)).identity == before.identity
    assert find_language_model(str(moved)).name == str(moved)


def test_a_relative_path_starts_from_the_project(folder: Path) -> None:
    found = find_language_model("models/hand", folder=folder.parents[1])
    assert found.name == str(folder)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda path: (path / "meta.json").write_bytes(b"{}"), id="other bytes"),
        pytest.param(add_a_file, id="a file more"),
        pytest.param(lambda path: (path / "meta.json").rename(path / "m.json"), id="other name"),
    ],
)
def test_another_content_is_another_model(folder: Path, change: Callable[[Path], object]) -> None:
    before = find_language_model(str(folder)).identity
    change(folder)
    assert find_language_model(str(folder)).identity != before


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param(
            "en_core_nothing",
            "en_core_nothing: this language model is not installed. "
            "Run: python -m spacy download en_core_nothing",
            id="no package of that name",
        ),
        pytest.param(
            "./nowhere",
            "nowhere: no spaCy pipeline is here. Name a folder with a config.cfg, or a package.",
            id="no folder of that name",
        ),
        pytest.param(".", ".: no spaCy pipeline is here.", id="a folder with something else"),
        pytest.param("", ".: no spaCy pipeline is here.", id="no name at all"),
    ],
)
def test_a_missing_model_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError) as caught:
        find_language_model(name)
    assert str(caught.value).startswith(message)


def test_the_model_is_part_of_the_recipe(folder: Path) -> None:
    chosen = Project(settings=Settings(language_model=str(folder)))
    assert load_inputs([], Project()).recipe.model == PACKAGED_MODEL
    recipe = load_inputs([], chosen).recipe
    assert recipe.model == find_language_model(str(folder)).identity


def test_what_the_model_runs_on_is_part_of_the_recipe_and_of_what_a_reader_loads() -> None:
    on_gpu = load_inputs([], Project(settings=Settings(device="gpu")))
    assert on_gpu.recipe.model != load_inputs([], Project()).recipe.model
    assert on_gpu.reads_with == ReadsWith(None, "gpu")


def test_what_a_call_names_goes_before_what_the_project_names(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    project = Project(Path("elsewhere"), Settings(language_model="en_core_web_trf"))
    assert project.with_language_model(None) == project
    assert project.with_language_model("hand").settings.language_model == str(folder)
    assert project.with_language_model("x").settings.language_model == "x"
