"""A working folder outside of any project, and a way to run a command there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kgraph.build.cache import ExtractCache
from kgraph.build.codec import encode
from kgraph.build.state import open_state
from kgraph.cli import main
from kgraph.export.turtle import write_turtle
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.ontology import load_ontology
from kgraph.resolution import resolve
from tests.told import told

JOINED = "Ana Ruiz: I'm Ana Ruiz. I joined the Harbour Union in 2015.\n"
HOSTED = "Bo Lindqvist: I'm Bo Lindqvist, the director of the Tidal Museum.\n"

TALK = told(
    "Ana Ruiz joined the Harbour Union. Anna Ruis founded the Tide Club in 1954.",
    "person: Ana Ruiz", "person: Anna Ruis",
    "organization: Harbour Union", "organization: Tide Club",
    says=["Ana Ruiz memberOf Harbour Union", "Anna Ruis founderOf Tide Club",
          "Tide Club foundedOn =1954"],
)  # fmt: skip
HEAD = "# Ours.\n"

Run = Callable[..., Result]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder; builds read in this process, which has the model loaded."""
    monkeypatch.setattr("kgraph.cli.building.usual_workers", lambda: None)
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


@pytest.fixture
def ledger(here: Path) -> Path:
    """Return the ledger of a project in the working folder, of which a graph is built."""
    (here / "kgraph.toml").write_text("", "utf-8")
    (here / "data").mkdir()
    (here / "output").mkdir()
    with open_state(here / ".kgraph") as state:
        ExtractCache(state.connection).put("key", encode(TALK))
        with state.writing():
            state.finish_build(here / "output", {TALK.document.source: "key"})
    statements = build_statements(resolve([TALK]), load_ontology())
    write_turtle(statements, here / "output" / "graph.ttl", base_iri=DEFAULT_BASE_IRI)
    (here / "data" / "curation.toml").write_text(HEAD, "utf-8")
    return here / "data" / "curation.toml"
