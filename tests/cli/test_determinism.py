"""The same sources give the same bytes, whoever builds them, where, and how."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import quick_reader
from tests.cli.conftest import HOSTED, JOINED
from tests.house.source_tree import ROOT

FILES = ("graph.ttl", "graph.html")
QUICKLY = ("-c", f"{quick_reader.BUILD}; kgraph.cli.main()")
STATED = (
    "Ana Ruiz joined the Harbour Union. Bo Lind joined the Tide Club.",
    "Anna Ruis joined the Harbour Union. Cleo Park joined the Tide Club.",
    "Bo Lind joined the Weavers Guild. Ana Ruiz joined the Weavers Guild.",
    "Dan Frey joined the Tidal Museum. Cleo Park joined the Tidal Museum.",
)
CALLS = [
    pytest.param(["--workers", "2"], {}, id="two workers"),
    pytest.param(["--workers", "4"], {}, id="four workers"),
    pytest.param([], {"PYTHONHASHSEED": "1"}, id="another seed of hashes"),
    pytest.param([], {"PYTHONHASHSEED": "2024"}, id="yet another seed of hashes"),
    pytest.param([], {"TZ": "Pacific/Kiritimati"}, id="another time zone"),
    pytest.param([], {"LC_ALL": "C", "LANG": "C"}, id="a plain locale"),
    pytest.param([], {"LC_ALL": "tr_TR.UTF-8"}, id="a locale with other letters"),
    pytest.param([], {"PYTHONOPTIMIZE": "1"}, id="without assertions"),
    pytest.param(["data/sources/3.txt", "data/sources"], {}, id="a file named first"),
]


def project_of(folder: Path, texts: Sequence[str], *, order: int = 1) -> Path:
    (folder / "data" / "sources").mkdir(parents=True)
    (folder / "kgraph.toml").write_text("", "utf-8")
    for number, text in list(enumerate(texts))[::order]:
        (folder / "data" / "sources" / f"{number}.txt").write_text(text, "utf-8")
    return folder


def built(
    folder: Path,
    *arguments: str,
    program: Sequence[str] = QUICKLY,
    environment: dict[str, str] | None = None,
) -> list[bytes]:
    done = subprocess.run(
        [sys.executable, *program, "build", "--workers", "1", *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", **(environment or {})},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return [(folder / "output" / name).read_bytes() for name in FILES]


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Return what is built of the sources in the usual way."""
    return built(project_of(tmp_path_factory.mktemp("usual") / "here", STATED))


@pytest.mark.slow
@pytest.mark.parametrize(("arguments", "environment"), CALLS)
def test_another_way_to_build_gives_the_same_bytes(
    arguments: list[str], environment: dict[str, str], tmp_path: Path, usual: list[bytes]
) -> None:
    folder = project_of(tmp_path / "elsewhere" / "far", STATED, order=-1)
    assert built(folder, *arguments, environment=environment) == usual


@pytest.mark.slow
def test_the_trained_reader_gives_the_same_bytes_in_several_processes(tmp_path: Path) -> None:
    texts = (JOINED, HOSTED, STATED[0])
    program = ("-m", "kgraph")
    alone = built(project_of(tmp_path / "a", texts), program=program)
    together = built(
        project_of(tmp_path / "b", texts, order=-1), "--workers", "2",
        program=program, environment={"PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu"},
    )  # fmt: skip
    assert alone == together
