"""kgraph query: stock queries, errors with their place, and a time limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.cli.command_line import marked_excerpt
from kgraph.graph.stock_queries import stock_queries
from tests.cli.conftest import Run

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


@pytest.fixture
def out(ledger: Path) -> Path:
    """Return the output folder of a project with a built graph."""
    return ledger.parents[1] / "output"


def test_list_names_every_stock_query_with_what_it_has_to_be_told(run: Run) -> None:
    result = run("query", "--list")
    assert [name for name in stock_queries() if f"{name}: " not in result.stdout] == []
    assert "    about (thing): The thing asked for." in result.stdout
    assert "    below (number): " in result.stdout
    assert "[default: 0.6]" in result.stdout


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Ana Ruiz", id="a label"),
        pytest.param("ana  RUIZ", id="case and white space do not matter"),
        pytest.param("person/ana-ruiz", id="an id"),
    ],
)
def test_a_stock_query_is_told_a_thing_by_its_name(run: Run, out: Path, name: str) -> None:
    result = run("query", "--stock", "said-about", "--about", name)
    assert "kg:memberOf" in result.stdout, result.stderr
    assert "Harbour Union" in result.stdout


def test_further_parameters_are_given_by_name(run: Run, out: Path) -> None:
    given = ["--about", "Ana Ruiz", "--param", "other=Harbour Union"]
    assert run("query", "--stock", "is-linked", *given).stdout == "true\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--stock", "nothing"], "kgraph query --list", id="no such query"),
        pytest.param(
            ["--stock", "said-about"], "has to be told about", id="a parameter is missing"
        ),
        pytest.param(
            ["--stock", "speakers", "--param", "x=1"], "It has: none.", id="no such parameter"
        ),
        pytest.param(
            ["--stock", "said-about", "--about", "Ana Ruis"],
            "Did you mean Anna Ruis",
            id="a name that nothing has",
        ),
    ],
)
def test_what_cannot_be_asked_is_one_line(
    run: Run, out: Path, arguments: list[str], expected: str
) -> None:
    result = run("query", *arguments)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert expected in line


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--about", "Ana Ruiz"], id="--about without --stock"),
        pytest.param(["ASK {}", "--stock", "speakers"], id="two queries"),
        pytest.param(["--stock", "speakers", "--param", "x"], id="no sign of equality"),
        pytest.param(["ASK {}", "--timeout", "0"], id="no time at all"),
    ],
)
def test_a_wrong_call_ends_with_status_2(run: Run, arguments: list[str]) -> None:
    assert run("query", *arguments).exit_code == 2


def test_a_fault_is_shown_in_its_line(run: Run, out: Path) -> None:
    result = run("query", "SELECT ?x WHERE {\n  ?x zz:knows ?y }")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith("query:2:6: the prefix zz: is not declared")
    assert result.stderr.splitlines()[1:] == ["    ?x zz:knows ?y }", "       ^"]


def test_the_excerpt_of_a_long_line_keeps_its_mark_below_the_fault() -> None:
    line = "x" * 200 + "HERE" + "y" * 200
    shown, mark = marked_excerpt(line, 201)
    assert shown[mark.index("^") :].startswith("HERE")
    assert len(shown) < 110


def test_a_query_that_takes_too_long_is_ended(run: Run, out: Path) -> None:
    result = run("query", ENDLESS, "--timeout", "0.5")
    assert result.exit_code == 1
    assert "took more than 0.5 seconds and was ended" in result.stderr
