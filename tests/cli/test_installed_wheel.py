"""What a user gets who installs kgraph without a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.source_tree import PACKAGE, ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the installed build backend: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (built,) = folder.glob("kgraph-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    pip("install", "--target", str(folder), str(wheel))
    return folder


def pip(command: str, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", command, "--quiet", "--no-deps", "--no-index", *arguments],
        check=True,
    )


def python(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with the installed kgraph before any other."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_wheel_carries_every_file_of_the_package_and_the_ontology(wheel: Path) -> None:
    package = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    expected = {path.relative_to(ROOT).as_posix() for path in package}
    expected |= {f"kgraph/ontology/files/{path.name}" for path in (ROOT / "ontology").glob("*.ttl")}
    assert "kgraph/py.typed" in expected
    assert "kgraph/ontology/files/shapes.ttl" in expected
    assert expected - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_carries_nothing_but_the_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"kgraph"}
    assert [name for name in names if "__pycache__" in name] == []


def test_an_installed_kgraph_builds_a_graph_outside_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    where = python(installed, tmp_path, "-c", "import kgraph; print(kgraph.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(installed)
    source = tmp_path / "talk.txt"
    source.write_text("Ana Ruiz: I'm Ana Ruiz. I joined the Harbour Union in 2015.\n", "utf-8")
    built = python(installed, tmp_path, "-m", "kgraph", "build", "talk.txt", "--out", "made")
    assert built.returncode == 0, built.stderr
    assert "Harbour Union" in (tmp_path / "made" / "graph.ttl").read_text("utf-8")
    assert "Harbour Union" in (tmp_path / "made" / "graph.html").read_text("utf-8")
