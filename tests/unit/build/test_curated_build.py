"""A build with people's decisions, and the file that they lie in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgraph.build import Project, build_graph, extract_corpus
from kgraph.build import reading as reading_module
from kgraph.build.ledger_file import read_ledger
from kgraph.errors import SettingsError

JOINED = "Ana Ruiz: I'm Ana Ruiz. I joined the Harbour Union in 2015.\n"
RENAME = '[[rename]]\nentity = "organization/harbour-union"\nlabel = "Quay Union"\nby = "Bo"\n'
GONE = '[[reject]]\nentity = "place/gone"\nby = "Bo"\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    sources = tmp_path / "data" / "sources"
    sources.mkdir(parents=True)
    (sources / "talk.txt").write_text(JOINED, "utf-8")
    return Project(tmp_path)


def decide(project: Project, text: str) -> None:
    assert project.ledger_file is not None
    project.ledger_file.write_text(text, "utf-8")


def test_a_change_of_the_decisions_reads_no_source_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.sources_folder is not None
    build_graph([project.sources_folder], out=project.output_folder, project=project)
    monkeypatch.delattr(reading_module, "_annotator")
    decide(project, RENAME + GONE)
    report = build_graph([project.sources_folder], out=project.output_folder, project=project)
    assert report.plan.keep == ("data/sources/talk.txt",)
    assert '"Quay Union"' in (project.output_folder / "graph.ttl").read_text("utf-8")
    (problem,) = report.problems
    assert (problem.place, problem.severity) == ("data/curation.toml:5", "notice")
    told = json.loads((project.output_folder / "report.json").read_text("utf-8"))
    assert (told["problems"][0]["file"], told["problems"][0]["line"]) == ("data/curation.toml", 5)


def test_an_extract_is_curated_too(project: Project) -> None:
    decide(project, RENAME + GONE)
    assert project.sources_folder is not None
    corpus, problems = extract_corpus([project.sources_folder], project=project)
    assert "organization/quay-union" in {entity.id for entity in corpus.entities}
    assert [problem.place for problem in problems] == ["data/curation.toml:5"]


def test_decisions_that_contradict_end_the_build(project: Project) -> None:
    decide(project, RENAME + RENAME.replace("Quay", "Tide"))
    assert project.sources_folder is not None
    with pytest.raises(SettingsError, match=r"data/curation.toml:5: line 1 gives"):
        build_graph([project.sources_folder], out=project.output_folder, project=project)
    assert not project.output_folder.exists()


def test_a_project_without_decisions_and_no_project_have_none(project: Project) -> None:
    assert read_ledger(project.ledger_file).entries == ()
    assert read_ledger(Project().ledger_file).entries == ()


def test_a_file_that_is_no_utf_8_or_no_file_is_an_error(project: Project) -> None:
    assert project.ledger_file is not None
    project.ledger_file.write_bytes(b"# one\n# \xff")
    with pytest.raises(SettingsError, match=r"data/curation.toml:2: it is not UTF-8"):
        read_ledger(project.ledger_file)
    project.ledger_file.unlink()
    project.ledger_file.mkdir()
    with pytest.raises(SettingsError, match=r"data/curation.toml: it cannot be read"):
        read_ledger(project.ledger_file)
