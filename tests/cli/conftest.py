"""A working folder outside of any project, and a way to run a command there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kgraph.cli import main

JOINED = "Ana Ruiz: I'm Ana Ruiz. I joined the Harbour Union in 2015.\n"
HOSTED = "Bo Lindqvist: I'm Bo Lindqvist, the director of the Tidal Museum.\n"

Run = Callable[..., Result]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(here: Path) -> Run:
    """Run ``kgraph`` with arguments; a bug is raised, not hidden in the result."""

    def run_here(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)

    return run_here


@pytest.fixture
def talk(here: Path) -> Path:
    """Return a source that can be read."""
    path = here / "talk.txt"
    path.write_text(JOINED, "utf-8")
    return path


@pytest.fixture
def built(run: Run, talk: Path) -> Path:
    """Return the output folder of a build of one talk."""
    result = run("build", "talk.txt", "--out", "out")
    assert result.exit_code == 0, result.stderr
    return talk.parent / "out"
