"""kgraph resolve: the graph of tables in shards."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import HOSTED, JOINED, Run
from tests.unit.tables.corpora import corpus, tables


@pytest.fixture
def found(here: Path) -> Path:
    """Return tables of documents in the working folder."""
    return tables(here / "tables", corpus(1, documents=4), parts=1)


def project(here: Path) -> Path:
    (here / "kgraph.toml").write_text("", "utf-8")
    (here / "data").mkdir()
    return here


def test_resolve_writes_shards_below_the_output_folder(run: Run, found: Path, here: Path) -> None:
    result = run("resolve", "tables", "--shards", "2", "--workers", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"3 files in {Path('output') / 'shards'}, ")
    assert len(list((here / "output" / "shards").glob("graph-*.nq"))) == 3


def test_resolve_renews_what_it_wrote(run: Run, found: Path, here: Path) -> None:
    for count in ("3", "1"):
        run("resolve", "tables", "--out", "out", "--shards", count, "--workers", "1", "--gzip")
    names = {path.name for path in (here / "out").iterdir()}
    assert names == {"graph-00000-of-00001.nq.gz", "graph-rest.nq.gz", "shards.json"}


def test_a_folder_without_tables_is_an_error(run: Run, here: Path) -> None:
    (here / "empty").mkdir()
    result = run("resolve", "empty")
    assert result.exit_code == 1
    assert result.stderr == (
        "empty: no tables of documents are here. Give a folder that holds documents/part-*.\n"
    )


def test_decisions_are_not_passed_over_in_silence(run: Run, found: Path, here: Path) -> None:
    text = '[[reject]]\nentity = "person/ana-ruiz"\nby = "Bo"\nwhy = "nobody"\n'
    (project(here) / "data" / "curation.toml").write_text(text, "utf-8")
    result = run("resolve", "tables", "--workers", "1")
    assert result.exit_code == 1
    assert "does not apply decisions, and there are 1" in result.stderr
    assert run("resolve", "tables", "--workers", "1", "--without-decisions").exit_code == 0


def test_a_missing_extra_is_told_with_the_pip_command(
    run: Run, found: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "kgraph.tables.run", None)
    result = run("resolve", "tables")
    assert result.exit_code == 1
    assert "pip install 'kgraph[tables]'" in result.stderr


def test_shards_of_what_was_read_are_what_a_build_exports(run: Run, talk: Path) -> None:
    (talk.parent / "bo.txt").write_text(HOSTED, "utf-8")
    (talk.parent / "again.txt").write_text(JOINED + HOSTED, "utf-8")
    sources = ("talk.txt", "bo.txt", "again.txt")
    assert run("build", *sources, "--out", "out", "--extracts", "tables").exit_code == 0
    assert run("export", "--format", "nquads", "--out", "out").exit_code == 0
    resolved = run("resolve", "tables", "--out", "shards", "--shards", "1", "--workers", "1")
    assert resolved.exit_code == 0
    written = [
        (talk.parent / "shards" / name).read_text("utf-8")
        for name in ("graph-00000-of-00001.nq", "graph-rest.nq")
    ]
    assert "".join(written) == (talk.parent / "out" / "graph.nq").read_text("utf-8")
