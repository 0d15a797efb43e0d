"""A build with files that tell of its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.build import build_graph

TALK = "Ana Ruiz: I'm Ana Ruiz. I joined the Harbour Union in 2015.\n"
OTHER = "Bo Lindqvist: I'm Bo Lindqvist, the director of the Tidal Museum.\n"
META = 'title = "Nets"\ndate = "2016"\naudio = "https://example.org/a.mp3"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    talks = tmp_path / "talks"
    talks.mkdir()
    (talks / "ana.txt").write_text(TALK, "utf-8")
    (talks / "bo.txt").write_text(OTHER, "utf-8")
    return talks


def test_what_is_said_of_a_source_is_in_the_graph_and_the_page(folder: Path) -> None:
    (folder / "ana.meta.toml").write_text(META + 'page = "https://example.org/a"\n', "utf-8")
    out = folder.parent / "out"
    build_graph([folder], out=out)
    turtle = (out / "graph.ttl").read_text("utf-8")
    assert 'dcterms:title "Nets"' in turtle
    assert 'dcterms:date "2016"^^xsd:gYear' in turtle
    assert "schema:associatedMedia <https://example.org/a.mp3>" in turtle
    assert "schema:url <https://example.org/a>" in turtle


def test_a_source_is_read_again_when_what_is_said_of_it_changes(folder: Path) -> None:
    out = folder.parent / "out"
    build_graph([folder], out=out)
    (folder / "ana.meta.toml").write_text(META, "utf-8")
    assert build_graph([folder], out=out).plan.read == ("ana.txt",)
    assert build_graph([folder], out=out).plan.read == ()
    (folder / "ana.meta.toml").unlink()
    assert 'dcterms:title "Nets"' in (out / "graph.ttl").read_text("utf-8")
    build_graph([folder], out=out)
    assert 'dcterms:title "Nets"' not in (out / "graph.ttl").read_text("utf-8")


def test_what_cannot_be_used_fails_its_source_alone(folder: Path) -> None:
    (folder / "ana.meta.toml").write_text("audio = 'talk.mp3'\n", "utf-8")
    out = folder.parent / "out"
    report = build_graph([folder], out=out)
    [problem] = report.problems
    assert problem.place == (folder / "ana.meta.toml").as_posix()
    assert problem.message.startswith("audio cannot be used. Give an address")
    turtle = (out / "graph.ttl").read_text("utf-8")
    assert "Tidal Museum" in turtle
    assert "Harbour Union" not in turtle


def test_the_people_of_a_source_are_known_names_of_it(folder: Path) -> None:
    talk = "Ana Ruiz: We had Beau Lynd mend the nets. Beau Lynd works for the Harbour Union.\n"
    (folder / "ana.txt").write_text(talk, "utf-8")
    (folder / "ana.meta.toml").write_text('people = ["Bo Lind = Beau Lynd"]\n', "utf-8")
    out = folder.parent / "out"
    build_graph([folder], out=out)
    assert 'skos:prefLabel "Bo Lind"' in (out / "graph.ttl").read_text("utf-8")
