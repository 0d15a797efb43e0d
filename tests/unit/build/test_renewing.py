"""A project gets the shapes of today, and nothing that people wrote is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.build.new_project import create_project
from kgraph.build.renewing import renew_ontology
from kgraph.cli import main
from kgraph.errors import OntologyError
from kgraph.ontology import find_ontology_folder, shapes_path

TODAY = shapes_path(find_ontology_folder()).read_text("utf-8")
OLDER = TODAY.replace("owl:versionInfo 2", "owl:versionInfo 1")
OWN = "\n<https://example.org/Mine> a sh:NodeShape .\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    create_project(tmp_path)
    return tmp_path


@pytest.fixture
def shapes(project: Path) -> Path:
    path = project / "ontology" / "shapes.ttl"
    path.write_text(OLDER + OWN, "utf-8")
    return path


def test_what_is_as_of_today_stays(project: Path) -> None:
    (found,) = renew_ontology(project)
    assert found.kept is None
    assert sorted(path.name for path in found.path.parent.iterdir()) == ["kgraph.ttl", "shapes.ttl"]


def test_older_shapes_are_renewed_and_kept_beside(project: Path, shapes: Path) -> None:
    (found,) = renew_ontology(project)
    assert shapes.read_text("utf-8") == TODAY
    assert found.kept is not None
    assert found.kept.read_text("utf-8") == OLDER + OWN


def test_what_only_the_old_file_describes_is_told(project: Path, shapes: Path) -> None:
    (found,) = renew_ontology(project)
    assert found.left_out == ("https://example.org/Mine",)


def test_nothing_kept_before_is_overwritten(project: Path, shapes: Path) -> None:
    (first,) = renew_ontology(project)
    shapes.write_text(OLDER, "utf-8")
    (second,) = renew_ontology(project)
    assert first.kept is not None
    assert first.kept.read_text("utf-8") == OLDER + OWN
    assert second.kept not in (None, first.kept)


@pytest.mark.parametrize(
    ("with_links", "stays"),
    [
        pytest.param(False, True, id="not without being asked"),
        pytest.param(True, False, id="when asked"),
    ],
)
def test_types_and_links_are_renewed(project: Path, *, with_links: bool, stays: bool) -> None:
    links = project / "ontology" / "kgraph.ttl"
    edited = links.read_text("utf-8") + "\nkg:rowsWith a owl:ObjectProperty .\n"
    links.write_text(edited, "utf-8")
    found = renew_ontology(project, with_links=with_links)
    assert (links.read_text("utf-8") == edited) is stays
    assert [each.left_out for each in found[1:]] == ([] if stays else [("kg:rowsWith",)])


def test_shapes_of_a_later_kgraph_stay(project: Path, shapes: Path) -> None:
    later = TODAY.replace("owl:versionInfo 2", "owl:versionInfo 99")
    shapes.write_text(later, "utf-8")
    with pytest.raises(OntologyError, match="of a later kgraph"):
        renew_ontology(project)
    assert shapes.read_text("utf-8") == later


def test_a_project_without_an_ontology_has_nothing_to_renew(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="Nothing to renew"):
        renew_ontology(tmp_path)


def test_the_command_says_what_it_did(
    project: Path, shapes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    first = CliRunner().invoke(main, ["ontology", "renew"])
    assert first.stdout.splitlines() == [
        "ontology/shapes.ttl is renewed; what was there is kept as shapes.ttl.before-1.",
        "Only that describes https://example.org/Mine: copy what is yours.",
    ]
    again = CliRunner().invoke(main, ["ontology", "renew"])
    assert again.stdout == "ontology/shapes.ttl is what kgraph has today.\n"
