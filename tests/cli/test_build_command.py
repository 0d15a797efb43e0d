"""kgraph build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgraph.cli.building import BuildOrder
from tests.cli.conftest import HOSTED, Run


def test_a_build_says_what_it_made_and_what_to_open(run: Run, talk: Path) -> None:
    result = run("build", "talk.txt", "--out", "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "from 1 document of" in result.stdout
    assert result.stdout.endswith("Open out/graph.html\n")
    assert (talk.parent / "out" / "graph.html").is_file()


def test_a_build_with_json_prints_the_report_that_it_writes(run: Run, talk: Path) -> None:
    told = json.loads(run("build", "talk.txt", "--out", "out", "--json").stdout)
    written = json.loads((talk.parent / "out" / "report.json").read_text("utf-8"))
    assert told["stages"] == [*written["stages"][:-2], *told["stages"][-2:]]
    assert {**told, "stages": 0} == {**written, "stages": 0}


def test_a_project_builds_its_sources_into_its_output(run: Run, here: Path) -> None:
    (here / "kgraph.toml").write_text("", "utf-8")
    (here / "data" / "sources").mkdir(parents=True)
    (here / "data" / "sources" / "bo.txt").write_text(HOSTED, "utf-8")
    result = run("build")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Tidal Museum" in (here / "output" / "graph.ttl").read_text("utf-8")
    assert (here / ".kgraph").is_dir()


def test_a_project_is_built_from_any_folder_inside(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "kgraph.toml").write_text("", "utf-8")
    (here / "data" / "sources").mkdir(parents=True)
    (here / "data" / "sources" / "bo.txt").write_text(HOSTED, "utf-8")
    monkeypatch.chdir(here / "data")
    assert run("build").exit_code == 0
    assert (here / "output" / "graph.ttl").is_file()


@pytest.mark.parametrize(
    ("settings", "arguments", "on_ray"),
    [
        ('engine = "ray"', [], True),
        ('engine = "ray"', ["--engine", "local"], False),
        ("", ["--engine", "ray"], True),
        ("", [], False),
    ],
)
def test_the_project_says_what_reads_unless_the_call_does(
    run: Run,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    settings: str,
    arguments: list[str],
    on_ray: bool,
) -> None:
    asked: list[bool] = []

    def noted(order: BuildOrder, **_: object) -> None:
        asked.append(order.on_ray)
        raise KeyboardInterrupt

    monkeypatch.setattr(BuildOrder, "build", noted)
    (here / "kgraph.toml").write_text(settings, "utf-8")
    run("build", *arguments)
    assert asked == [on_ray]


def test_without_sources_and_without_a_project_the_call_is_wrong(run: Run) -> None:
    result = run("build")
    assert result.exit_code == 2
    assert "no SOURCES, and this is no project" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--workers", "0"], id="no workers"),
        pytest.param(["--colour"], id="an unknown option"),
        pytest.param(["--out", "talk.txt"], id="a file to write into"),
    ],
)
def test_a_wrong_call_ends_with_2(run: Run, talk: Path, arguments: list[str]) -> None:
    result = run("build", str(talk), *arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_the_same_sources_elsewhere_give_the_same_graph(run: Run, talk: Path) -> None:
    (talk.parent / "other").mkdir()
    (talk.parent / "other" / "talk.txt").write_bytes(talk.read_bytes())
    run("build", "talk.txt", "--out", "one")
    run("build", str(talk.parent / "other" / "talk.txt"), "--out", "two")
    graphs = [(talk.parent / out / "graph.ttl").read_text("utf-8") for out in ("one", "two")]
    assert graphs[0] == graphs[1]
    assert str(talk.parent) not in graphs[0]


def test_settings_that_cannot_be_used_are_one_line(run: Run, talk: Path) -> None:
    (talk.parent / "kgraph.toml").write_text("title = 3\n", "utf-8")
    result = run("build", "talk.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f'{talk.parent / "kgraph.toml"}: title is no text. Write title = "...".'
    ]


def test_a_notice_is_told_and_is_no_failure(run: Run, built: Path) -> None:
    (built / ".kgraph" / "cache.sqlite3").write_bytes(b"no database " * 99)
    result = run("build", "talk.txt", "--out", "out")
    assert result.exit_code == 0
    assert len(result.stderr.splitlines()) == 1
    assert "everything is read again" in result.stderr


def test_a_build_that_would_drop_what_nobody_took_out_stops(run: Run, built: Path) -> None:
    files = ("graph.ttl", "graph.html", "report.json")
    before = [(built / name).read_bytes() for name in files]
    (built.parent / "kgraph.toml").write_text("least_confidence = 1.0\n", "utf-8")
    result = run("build", "talk.txt", "--out", "out")
    assert result.exit_code == 1
    assert "claims would go though the file did not change, such as “" in result.stderr
    assert result.stdout.startswith("Nothing was written, since this build would drop ")
    assert "Since the last build least_confidence changed." in result.stdout
    assert [(built / name).read_bytes() for name in files] == before
    accepted = run("build", "talk.txt", "--out", "out", "--accept-shrink")
    assert (accepted.exit_code, accepted.stderr) == (0, "")
    assert run("build", "talk.txt", "--out", "out").exit_code == 0
