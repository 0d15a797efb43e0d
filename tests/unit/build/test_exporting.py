"""An export is whole or not there, and touches nothing that kgraph did not write."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.build import exporting
from kgraph.build.exporting import export_graph
from kgraph.errors import OutputError
from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import build_statements
from kgraph.model import Corpus, Entity
from kgraph.ontology import find_ontology_folder, load_ontology
from tests.builders import corpus_of, person


def written(out: Path, *entities: Entity) -> None:
    corpus: Corpus = corpus_of(entities=list(entities))
    write_turtle(build_statements(corpus, load_ontology()), out / "graph.ttl")


def export(out: Path, name: str, to: Path | None = None) -> Path:
    return export_graph(out, format_name=name, to=to, ontology_folder=find_ontology_folder())


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_a_file_stands_beside_the_graph(tmp_path: Path) -> None:
    written(tmp_path, person("Ana Ruiz"))
    assert export(tmp_path, "trig") == tmp_path / "graph.trig"
    assert "Ana Ruiz" in (tmp_path / "graph.trig").read_text("utf-8")


def test_a_file_can_be_written_elsewhere(tmp_path: Path) -> None:
    written(tmp_path, person("Ana Ruiz"))
    assert export(tmp_path, "nquads", tmp_path / "mine.nq") == tmp_path / "mine.nq"
    assert (tmp_path / "mine.nq").exists()


def test_notes_of_what_is_gone_go_and_notes_of_a_person_stay(tmp_path: Path) -> None:
    written(tmp_path, person("Ana Ruiz"), person("Bo Lind"))
    vault = export(tmp_path, "obsidian")
    (vault / "My thoughts.md").write_text("Mine.", "utf-8")
    written(tmp_path, person("Bo Lind"))
    assert names_in(export(tmp_path, "obsidian")) == {"Bo Lind.md", "My thoughts.md"}


def test_a_note_that_kgraph_did_not_write_is_never_replaced(tmp_path: Path) -> None:
    written(tmp_path, person("Ana Ruiz"))
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "Ana Ruiz.md").write_text("Mine.", "utf-8")
    with pytest.raises(OutputError, match="kgraph did not write this"):
        export(tmp_path, "obsidian", vault)
    assert (vault / "Ana Ruiz.md").read_text("utf-8") == "Mine."


def test_a_list_that_names_files_elsewhere_removes_nothing(tmp_path: Path) -> None:
    written(tmp_path, person("Ana Ruiz"))
    vault = export(tmp_path, "obsidian")
    (vault / exporting.LIST_FILE).write_text('["../graph.ttl", "Ana Ruiz.md"]', "utf-8")
    export(tmp_path, "obsidian")
    assert (tmp_path / "graph.ttl").exists()


@pytest.mark.parametrize("name", ["csv", "obsidian", "trig", "gexf"])
def test_a_graph_that_is_none_leaves_the_export_before(tmp_path: Path, name: str) -> None:
    written(tmp_path, person("Ana Ruiz"))
    target = export(tmp_path, name)
    paths = sorted(target.rglob("*")) if target.is_dir() else [target]
    before = {path: path.read_bytes() for path in paths}
    (tmp_path / "graph.ttl").write_text("<a> <b> .", "utf-8")
    with pytest.raises(OutputError, match="not Turtle any more"):
        export(tmp_path, name)
    after = sorted(target.rglob("*")) if target.is_dir() else [target]
    assert {path: path.read_bytes() for path in after} == before


def test_without_a_graph_there_is_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Build it first: kgraph build"):
        export(tmp_path, "csv")
