"""What the tests with a cluster share: the cluster, and builds in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests import quick_reader
from tests.house.source_tree import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
QUICKLY = ("-c", f"{quick_reader.BUILD}; kgraph.cli.main()")


@dataclass(frozen=True, slots=True)
class Nodes:
    """A cluster of two nodes, each with one processor."""

    process: subprocess.Popen[str]
    address: str

    def lose_one(self) -> None:
        """Take the second node away and wait until it is gone."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("lose\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "lost\n"


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    """Give a cluster of two nodes."""
    if find_spec("ray") is None:
        pytest.skip("ray is not installed: pip install 'kgraph[ray]'")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.cluster.two_nodes"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env=ENVIRONMENT,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        yield Nodes(process, process.stdout.readline().strip())
        process.stdin.close()


def project_of(folder: Path, texts: Sequence[str]) -> Path:
    """Write a project whose sources have numbers for names."""
    (folder / "data" / "sources").mkdir(parents=True)
    (folder / "kgraph.toml").write_text("", "utf-8")
    for number, text in enumerate(texts):
        (folder / "data" / "sources" / f"{number}.txt").write_text(text, "utf-8")
    return folder


def start(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start a build with the quick reader."""
    return subprocess.Popen(
        [sys.executable, *QUICKLY, "build", *arguments],
        cwd=folder, env={**ENVIRONMENT, **(environment or {})}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def built(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> tuple[int, list[str]]:
    """Build, and return the exit status and what was said to be wrong."""
    with start(folder, *arguments, environment=environment) as process:
        _, said = process.communicate()
    return process.returncode, said.splitlines()


def report_of(folder: Path) -> Any:  # noqa: ANN401  JSON
    """Return what the last build reported."""
    return json.loads((folder / "output" / "report.json").read_text("utf-8"))
