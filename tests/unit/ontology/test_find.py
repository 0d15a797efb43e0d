from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import OntologyError
from kgraph.ontology import find, find_ontology_folder, ontology_path, shapes_path


def test_a_project_with_an_ontology_uses_its_own(tmp_path: Path) -> None:
    own = tmp_path / "ontology"
    own.mkdir()
    (own / "kgraph.ttl").touch()
    assert find_ontology_folder(tmp_path) == own


def test_a_project_without_one_uses_what_the_package_carries(tmp_path: Path) -> None:
    (tmp_path / "ontology").mkdir()
    assert find_ontology_folder(tmp_path) == find_ontology_folder(None)


def test_the_files_of_an_installed_package_come_after_the_project_and_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, project = tmp_path / "kgraph" / "ontology", tmp_path / "project"
    for folder in (package / "files", tmp_path / "ontology", project / "ontology"):
        folder.mkdir(parents=True)
        (folder / "kgraph.ttl").touch()
    monkeypatch.setattr(find, "__file__", str(package / "find.py"))
    assert find_ontology_folder() == package / "files"
    assert find_ontology_folder(project) == project / "ontology"


def test_a_broken_installation_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "__file__", str(tmp_path / "kgraph" / "ontology" / "find.py"))
    with pytest.raises(OntologyError, match="Install kgraph again"):
        find_ontology_folder()


def test_the_two_files_lie_in_the_folder() -> None:
    folder = find_ontology_folder()
    assert ontology_path(folder) == folder / "kgraph.ttl"
    assert shapes_path(folder) == folder / "shapes.ttl"
