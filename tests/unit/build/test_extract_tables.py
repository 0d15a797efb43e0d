"""What sources say is kept as tables: each document once, whatever came before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kgraph.build import Project, build_graph
from kgraph.tables.parts import require_each_once
from tests import quick_reader

ANA = "Ana Ruiz joined the Harbour Union."
BO = "Bo Lind joined the Tide Club."
EVA = "Eva Holm joined the Tide Club."

Build = Callable[[], tuple[str, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "ana.txt").write_text(ANA, "utf-8")
    (tmp_path / "talks" / "bo.txt").write_text(BO, "utf-8")
    return tmp_path / "talks"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return tmp_path / "tables"


@pytest.fixture
def build(
    folder: Path, tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[str, ...]]:
    monkeypatch.setattr("kgraph.build.reading.read_encoded", quick_reader.read_quickly)

    def build_tables(out: str = "out", place: str = "") -> tuple[str, ...]:
        project = Project(extracts=place or str(tables))
        report = build_graph([folder], out=tmp_path / out, project=project)
        assert report.problems == ()
        return report.plan.read

    return build_tables


def sources(tables: Path) -> list[str]:
    return sorted(pq.read_table(tables / "documents").column("source").to_pylist())


def parts(tables: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(tables.rglob("*.parquet"))}


def test_the_tables_have_each_document_and_its_claims(build: Build, tables: Path) -> None:
    build()
    assert sources(tables) == ["ana.txt", "bo.txt"]
    assert pq.read_table(tables / "claims").column("predicate").to_pylist() == ["memberOf"] * 2
    require_each_once(tables)


def test_a_second_build_leaves_the_parts_as_they_are(build: Build, tables: Path) -> None:
    build()
    before = parts(tables)
    build()
    assert parts(tables) == before


def test_a_document_that_came_is_a_part_of_its_own(
    build: Build, folder: Path, tables: Path
) -> None:
    build()
    before = parts(tables)
    (folder / "eva.txt").write_text(EVA, "utf-8")
    assert build() == ("eva.txt",)
    assert parts(tables).items() > before.items()
    assert sources(tables) == ["ana.txt", "bo.txt", "eva.txt"]


def test_what_a_document_said_before_and_what_is_gone_goes(
    build: Build, folder: Path, tables: Path
) -> None:
    (folder / "eva.txt").write_text(EVA, "utf-8")
    build()
    (folder / "ana.txt").write_text(EVA, "utf-8")
    (folder / "bo.txt").unlink()
    build()
    assert sources(tables) == ["ana.txt", "eva.txt"]
    require_each_once(tables)


@pytest.mark.parametrize("table", ["documents", "claims"])
def test_a_part_that_was_left_half_written_is_written_again(
    build: Build, tables: Path, table: str
) -> None:
    build()
    before = parts(tables)
    next((tables / table).glob("*.parquet")).unlink()
    build()
    assert parts(tables) == before


def test_a_build_elsewhere_reads_from_the_tables_what_it_need_not_read_again(
    build: Callable[[str], tuple[str, ...]], folder: Path, tables: Path
) -> None:
    build("here")
    (folder / "eva.txt").write_text(EVA, "utf-8")
    assert build("there") == ("eva.txt",)


def test_tables_can_be_kept_at_an_address(
    build: Callable[[str, str], tuple[str, ...]], tables: Path
) -> None:
    build("here", tables.as_uri())
    build("there", "fsspec+memory:///kept")
    build("elsewhere", str(tables))
    assert build("anywhere", "fsspec+memory:///kept") == ()
