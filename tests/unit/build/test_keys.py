"""A result is kept until something that it depends on changes."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from kgraph.build import keys
from kgraph.build.keys import KEPT_LAYERS, Recipe, current_recipe, hash_code, hash_file
from kgraph.model import KnownName
from tests.house.source_tree import PACKAGE

RECIPE = Recipe("ontology", "names", 0.5, "model", "code", (("spacy", "3.8"),))


@pytest.mark.parametrize("name", [field.name for field in fields(Recipe)])
def test_each_part_of_the_recipe_changes_the_key(name: str) -> None:
    other = (("spacy", "3.9"),) if name == "libraries" else "other"
    changed = replace(RECIPE, **{name: other})  # type: ignore[arg-type]  # a name a case
    assert changed.key("talk.txt", "00") != RECIPE.key("talk.txt", "00")


def test_the_same_bytes_under_another_name_have_another_key() -> None:
    assert RECIPE.key("a.txt", "00") != RECIPE.key("b.txt", "00")


def test_other_bytes_under_the_same_name_have_another_key() -> None:
    assert RECIPE.key("a.txt", "00") != RECIPE.key("a.txt", "01")


def test_what_a_person_says_of_the_source_is_part_of_the_key() -> None:
    keys = {RECIPE.key("a.txt", "00", meta=meta) for meta in (None, "01", "02")}
    assert len(keys) == 3


def test_what_goes_in_the_place_of_a_library_on_a_gpu_counts_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def version(library: str) -> str:
        if library == "onnxruntime":
            raise PackageNotFoundError(library)
        return "1.30" if library == "onnxruntime-gpu" else "1.0"

    monkeypatch.setattr(keys, "version", version)
    assert dict(keys.installed()[1])["onnxruntime"] == "1.30 gpu"


def test_a_key_is_a_sha256_and_stays_the_same() -> None:
    assert len(RECIPE.key("a.txt", "00")) == 64
    assert RECIPE.key("a.txt", "00") == replace(RECIPE).key("a.txt", "00")


def test_known_names_and_model_are_part_of_the_recipe() -> None:
    plain = current_recipe(ontology="o")
    assert plain == current_recipe(ontology="o")
    assert plain != current_recipe(ontology="o", names=(KnownName("Ana Ruiz"),))
    assert plain != current_recipe(ontology="o", model="m")
    assert plain != current_recipe(ontology="o", least_confidence=0.7)
    assert "spacy" in dict(plain.libraries)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    copied = tmp_path / "kgraph"
    shutil.copytree(PACKAGE, copied, ignore=shutil.ignore_patterns("__pycache__"))
    return copied


@pytest.mark.parametrize("layer", KEPT_LAYERS)
def test_code_of_every_layer_up_to_extraction_counts(package: Path, layer: str) -> None:
    before = hash_code(package)
    module = package / layer if layer.endswith(".py") else package / layer / "__init__.py"
    module.write_text(module.read_text("utf-8") + "# changed\n", "utf-8")
    assert hash_code(package) != before


@pytest.mark.parametrize("layer", ["resolution", "graph", "export", "build", "cli"])
def test_code_of_later_layers_does_not_count(package: Path, layer: str) -> None:
    before = hash_code(package)
    (package / layer / "new.py").write_text("", "utf-8")
    assert hash_code(package) == before


def test_compiled_code_does_not_count(package: Path) -> None:
    before = hash_code(package)
    (package / "model" / "__pycache__").mkdir()
    (package / "model" / "__pycache__" / "span.cpython-311.pyc").write_bytes(b"1")
    assert hash_code(package) == before


def test_a_file_that_cannot_be_opened_has_no_hash(tmp_path: Path) -> None:
    assert hash_file(tmp_path) is None
    assert hash_file(tmp_path / "missing") is None
