"""A build from files to files: what is read again, and what the output says."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.build import Project, Step, build_graph, extract_corpus, making
from kgraph.build import reading as reading_module
from kgraph.build.settings import Settings
from kgraph.errors import OutputError

Write = Callable[[str, str], Path]

JOINED = "Ana Ruiz: I'm Ana Ruiz. I joined the Harbour Union in 2015.\n"
ELSEWHERE = "https://example.org/ana"
HOSTED = "Bo Lindqvist: I'm Bo Lindqvist, the director of the Tidal Museum.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talks").mkdir()
    return tmp_path / "talks"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def write(folder: Path) -> Write:
    def write_source(name: str, text: str) -> Path:
        (folder / name).write_text(text, "utf-8")
        return folder / name

    return write_source


def test_a_build_writes_graph_page_and_report(folder: Path, out: Path, write: Write) -> None:
    write("ana.txt", JOINED)
    report = build_graph([folder], out=out)
    assert report.problems == ()
    assert sorted(path.name for path in out.iterdir()) == [
        ".kgraph", "graph.html", "graph.ttl", "report.json",
    ]  # fmt: skip
    assert "Harbour Union" in (out / "graph.ttl").read_text("utf-8")
    told = json.loads((out / "report.json").read_text("utf-8"))
    assert told["counts"]["documents"] == 1
    assert [stage["stage"] for stage in told["stages"]] == [
        "prepare", "read", "resolve", "write graph", "write page",
    ]  # fmt: skip


def test_a_copy_of_the_process_writes_the_same_page(
    folder: Path, out: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("ana.txt", JOINED)
    build_graph([folder], out=out)
    monkeypatch.setattr(making, "_MANY_CLAIMS", 0)
    build_graph([folder], out=out / "again")
    assert (out / "again" / "graph.html").read_bytes() == (out / "graph.html").read_bytes()


def test_only_what_changed_is_read_again(folder: Path, out: Path, write: Write) -> None:
    write("ana.txt", JOINED)
    write("bo.txt", HOSTED)
    assert build_graph([folder], out=out).plan.read == ("ana.txt", "bo.txt")
    write("ana.txt", JOINED.replace("2015", "2016"))
    plan = build_graph([folder], out=out).plan
    assert (plan.read, plan.keep, plan.drop) == (("ana.txt",), ("bo.txt",), ())
    assert "2016" in (out / "graph.ttl").read_text("utf-8")


def test_a_source_that_is_gone_takes_its_claims_with_it(
    folder: Path, out: Path, write: Write
) -> None:
    write("ana.txt", JOINED)
    write("bo.txt", HOSTED)
    build_graph([folder], out=out)
    (folder / "ana.txt").unlink()
    assert build_graph([folder], out=out).plan.drop == ("ana.txt",)
    assert "Harbour Union" not in (out / "graph.ttl").read_text("utf-8")


def test_a_build_by_force_reads_all_and_writes_the_same(
    folder: Path, out: Path, write: Write
) -> None:
    write("ana.txt", JOINED)
    build_graph([folder], out=out)
    before = (out / "graph.ttl").read_bytes(), (out / "graph.html").read_bytes()
    assert build_graph([folder], out=out, force=True).plan.read == ("ana.txt",)
    assert ((out / "graph.ttl").read_bytes(), (out / "graph.html").read_bytes()) == before


def test_a_rebuild_without_changes_loads_no_language_pipeline_and_makes_nothing(
    folder: Path, out: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("ana.txt", JOINED)
    build_graph([folder], out=out)
    monkeypatch.delattr(reading_module, "_annotator")
    monkeypatch.setitem(sys.modules, "kgraph.build.making", None)  # an import of it fails
    again = build_graph([folder], out=out)
    assert again.plan.keep == ("ana.txt",)
    assert [stage.name for stage in again.stages] == ["prepare"]


@pytest.mark.slow
def test_several_processes_give_what_one_gives(folder: Path, out: Path, write: Write) -> None:
    write("ana.txt", JOINED)
    write("bo.txt", HOSTED)
    (folder / "empty.txt").write_bytes(b"")
    alone = build_graph([folder], out=out)
    together = build_graph([folder], out=out.with_name("other"), workers=2)
    assert together.problems == alone.problems
    assert (out.with_name("other") / "graph.ttl").read_bytes() == (out / "graph.ttl").read_bytes()


def test_a_bad_source_is_listed_and_the_others_are_built(
    folder: Path, out: Path, write: Write
) -> None:
    write("ana.txt", JOINED)
    bad = write("bad.txt", "")
    report = build_graph([folder], out=out)
    (failure,) = report.failures
    assert failure.place == str(bad)
    assert report.counts.documents == 1
    assert "bad.txt" not in (out / "graph.ttl").read_text("utf-8")


def test_a_bad_source_is_listed_by_a_build_without_changes_too(
    folder: Path, out: Path, write: Write
) -> None:
    write("ana.txt", JOINED)
    write("bad.txt", "")
    first = build_graph([folder], out=out)
    again = build_graph([folder], out=out)
    assert again.failures == first.failures != ()
    assert (again.counts, again.plan.keep) == (first.counts, ("ana.txt",))
    assert [stage.name for stage in again.stages] == ["prepare"]


@pytest.mark.parametrize("name", ["graph.ttl", "graph.html"])
def test_an_output_that_somebody_changed_is_made_again(
    folder: Path, out: Path, write: Write, name: str
) -> None:
    write("ana.txt", JOINED)
    build_graph([folder], out=out)
    before = (out / name).read_bytes()
    (out / name).write_bytes(before + b" ")
    assert build_graph([folder], out=out).plan.read == ()
    assert (out / name).read_bytes() == before


def test_a_bad_source_changes_nothing_in_the_graph(folder: Path, out: Path, write: Write) -> None:
    write("ana.txt", JOINED)
    build_graph([folder], out=out)
    before = (out / "graph.ttl").read_bytes()
    write("bad.txt", "")
    build_graph([folder], out=out)
    assert (out / "graph.ttl").read_bytes() == before


def test_where_no_source_can_be_read_the_output_stays(
    folder: Path, out: Path, write: Write
) -> None:
    source = write("ana.txt", JOINED)
    build_graph([folder], out=out)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    source.write_bytes(b"")
    report = build_graph([folder], out=out)
    assert not report.written
    assert len(report.failures) == 1
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


def test_two_files_of_one_name_and_content_are_two_documents(tmp_path: Path, out: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "talk.txt").write_text(JOINED, "utf-8")
    report = build_graph([tmp_path / "a", tmp_path / "b"], out=out)
    assert report.counts.documents == 2
    assert report.plan.read == ("a/talk.txt", "b/talk.txt")


def test_settings_reach_the_output(folder: Path, out: Path, write: Write) -> None:
    write("ana.txt", JOINED)
    settings = Settings(base_iri="https://example.org/mine/", title="Harbour voices")
    build_graph([folder], out=out, project=Project(None, settings))
    assert "<https://example.org/mine/>" in (out / "graph.ttl").read_text("utf-8")
    assert "Harbour voices" in (out / "graph.html").read_text("utf-8")


def test_known_names_reach_the_extraction_and_change_what_is_kept(
    folder: Path, out: Path, write: Write, tmp_path: Path
) -> None:
    write("ana.txt", JOINED.replace("Harbour Union", "hardy union"))
    project = Project(tmp_path)
    build_graph([folder], out=out, project=project)
    names = tmp_path / "data" / "names.txt"
    names.parent.mkdir()
    names.write_text("[organization] Hardy Union = hardy union\n", "utf-8")
    report = build_graph([folder], out=out, project=project)
    assert report.plan.read == ("talks/ana.txt",)
    assert "Hardy Union" in (out / "graph.ttl").read_text("utf-8")


@pytest.fixture
def authorities(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "authorities.csv"
    path.parent.mkdir()
    path.write_text(f"label,type,aliases,iri\nAna Ruiz,person,,{ELSEWHERE}\n", "utf-8")
    return path


def test_authorities_reach_graph_and_extraction_and_no_source_is_read_again(
    folder: Path, out: Path, write: Write, authorities: Path, tmp_path: Path
) -> None:
    write("ana.txt", JOINED)
    project = Project(tmp_path)
    assert build_graph([folder], out=out, project=project).problems == ()
    corpus, _ = extract_corpus([folder], project=project)
    assert f"owl:sameAs <{ELSEWHERE}>" in (out / "graph.ttl").read_text("utf-8")
    assert (ELSEWHERE,) in [entity.same_as for entity in corpus.entities]
    authorities.write_text("label,type,iri\n", "utf-8")
    assert build_graph([folder], out=out, project=project).plan.keep == ("talks/ana.txt",)
    assert ELSEWHERE not in (out / "graph.ttl").read_text("utf-8")


def test_an_authority_that_may_mean_two_things_is_in_the_report(
    folder: Path, out: Path, write: Write, authorities: Path, tmp_path: Path
) -> None:
    write("ana.txt", JOINED + "Ana Soto: I'm Ana Soto.\n")
    named = f"label,type,aliases,iri\nAnas,person,Ana Ruiz|Ana Soto,{ELSEWHERE}\n"
    authorities.write_text(named, "utf-8")
    report = build_graph([folder], out=out, project=Project(tmp_path))
    _, problems = extract_corpus([folder], project=Project(tmp_path))
    assert [problem.place for problem in report.problems] == [f"{authorities.as_posix()}:2"]
    assert problems == report.problems


def test_an_output_that_cannot_be_written_is_one_line(
    folder: Path, out: Path, write: Write
) -> None:
    write("ana.txt", JOINED)
    out.write_text("", "utf-8")
    with pytest.raises(OutputError, match="a file stands where the folder should be"):
        build_graph([folder], out=out)


def test_progress_is_told_stage_by_stage_and_in_bytes(
    folder: Path, out: Path, write: Write
) -> None:
    write("ana.txt", JOINED)
    write("bo.txt", HOSTED)
    told: list[Step] = []
    build_graph([folder], out=out, progress=told.append)
    first, both = len(JOINED), len(JOINED + HOSTED)
    assert told[:4] == [
        Step("prepare"),
        Step("read"),
        Step("read", first, both, note="1 of 2"),
        Step("read", both, both, note="2 of 2"),
    ]


def test_extraction_resolves_all_sources_together_and_writes_nothing(
    folder: Path, write: Write
) -> None:
    write("ana.txt", JOINED)
    write("bo.txt", HOSTED.replace("Tidal Museum", "Harbour Union"))
    bad = write("bad.txt", "")
    corpus, problems = extract_corpus([folder])
    assert [entity.canonical_label for entity in corpus.entities].count("Harbour Union") == 1
    assert [problem.place for problem in problems] == [str(bad)]
    assert sorted(path.name for path in folder.parent.iterdir()) == ["talks"]
