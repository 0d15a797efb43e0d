"""kgraph reconcile: nothing is sent before the user knows what goes where."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import main
from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import build_statements
from kgraph.ontology import load_ontology
from tests.builders import concept, corpus_of, organization, person
from tests.cli.conftest import Run
from tests.reconciliation_service import WIKI, Service, running, thing


@pytest.fixture
def service(here: Path) -> Iterator[Service]:
    """Run a service that a project with two names asks."""
    entities = [person("José Núñez"), organization("Harbour Union"), concept("tide")]
    (here / "data").mkdir()
    (here / "output").mkdir()
    corpus = corpus_of(entities=entities)
    write_turtle(build_statements(corpus, load_ontology()), here / "output" / "graph.ttl")
    things = {"José Núñez": [thing("José Núñez", "Q1", score=75.5, match=True)]}
    with running(Service(things=things)) as started:
        settings = f'[reconciliation]\nservice = "{started.url}"\ntypes = {{ person = "Q5" }}\n'
        (here / "kgraph.toml").write_text(settings, "utf-8")
        yield started


def test_the_host_and_the_number_of_names_are_told_and_the_suggestions_printed(
    run: Run, service: Service, here: Path
) -> None:
    result = run("reconcile", "--yes")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "2 names will be sent to 127.0.0.1.",
        "1 row added to data/authorities.csv. Set the status of each to accepted or rejected, "
        "then build.",
    ]
    assert result.stdout.splitlines() == [
        "Harbour Union (organization): nothing new",
        "José Núñez (person)",
        f"  {WIKI}Q1 suggested, score 75.5: José Núñez",
    ]
    assert [query.get("type") for query in service.queries] == [None, "Q5"]
    assert "José Núñez,person" in (here / "data" / "authorities.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        pytest.param([], 2, "nothing was sent. To send without being asked", id="without --yes"),
        pytest.param(["--dry-run"], 0, "2 names would go to 127.0.0.1. Nothing", id="--dry-run"),
        pytest.param(["--name", "Zoe", "--yes"], 1, "nothing in the graph is", id="no such name"),
        pytest.param(["--type", "elf", "--yes"], 1, "no entity type is called", id="no such type"),
        pytest.param(["--limit", "0"], 2, "0 is not in the range", id="no suggestions at all"),
    ],
)
def test_nothing_is_sent(
    run: Run, service: Service, arguments: list[str], status: int, told: str
) -> None:
    result = run("reconcile", *arguments)
    assert (result.exit_code, service.agents) == (status, [])
    assert told in result.stderr


def test_a_dry_run_lists_the_names(run: Run, service: Service) -> None:
    result = run("reconcile", "--dry-run", "--type", "concept", "--type", "person")
    assert result.stdout.splitlines() == ["José Núñez (person)", "tide (concept)"]


@pytest.mark.parametrize(("answer", "requests"), [("n\n", 0), ("y\n", 2)])
def test_on_a_terminal_the_user_is_asked(
    service: Service, here: Path, monkeypatch: pytest.MonkeyPatch, answer: str, requests: int
) -> None:
    runner = CliRunner()
    with runner.isolation(input=answer):
        terminal = type(sys.stdin)
    monkeypatch.setattr(terminal, "isatty", lambda _: True, raising=False)
    result = runner.invoke(main, ["reconcile"], input=answer, catch_exceptions=False)
    assert "2 names will be sent to 127.0.0.1.\nSend? [y/N]" in result.stderr
    assert len(service.agents) == requests
    assert (here / "data" / "authorities.csv").exists() == (requests > 0)


def test_a_second_time_there_is_less_to_ask_for(run: Run, service: Service) -> None:
    run("reconcile", "--yes", "--accept-matches", "--type", "person")
    result = run("reconcile", "--yes", "--type", "person")
    assert "There is nothing to ask for" in result.stdout
    assert len(service.queries) == 1


def test_another_service_can_be_named_and_what_is_none_is_one_line(
    run: Run, service: Service
) -> None:
    service.raw = "<html>"
    result = run("reconcile", "--yes", "--service", service.url)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[1].startswith(f"{service.url}: its answer is no JSON")


def test_outside_of_a_project_it_is_one_line(run: Run) -> None:
    result = run("reconcile", "--yes")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "this is no project" in result.stderr
