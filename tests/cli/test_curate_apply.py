"""kgraph curate apply: decisions of a file, as the page downloads them, join the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.resolution import parse_ledger
from tests.cli.conftest import HEAD, Run

RENAME = '[[rename]]\nentity = "person/ana-ruiz"\nlabel = "Ana Mar"\nby = "Eva"\n'
REJECT = '[[reject]]\nentity = "organization/tide-club"\nby = "Eva"\non = 2024-05-31\n'
MERGE = '[[merge]]\nentities = ["person/ana-ruiz", "person/anna-ruis"]\nby = "Eva"\n'


@pytest.fixture
def file(ledger: Path, tmp_path: Path) -> Path:
    """Return where a file of decisions is to lie, beside a project whose ledger is empty."""
    return tmp_path / "decisions.toml"


def test_all_decisions_are_written_below_those_that_are_there(
    run: Run, ledger: Path, file: Path
) -> None:
    ledger.write_text(f"{HEAD}\n{MERGE}", "utf-8")
    file.write_text(f"# from the page\n\n{RENAME}\n{REJECT}", "utf-8")
    result = run("curate", "apply", str(file))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 written to data/curation.toml, lines 7 to 12." in result.stdout
    text = ledger.read_text("utf-8")
    assert text.startswith(f"{HEAD}\n{MERGE}\n[[rename]]\n")
    assert [entry.line for entry in parse_ledger(text).entries] == [3, 7, 12]


def test_what_is_there_already_is_passed_over(run: Run, ledger: Path, file: Path) -> None:
    file.write_text(RENAME, "utf-8")
    run("curate", "apply", str(file))
    before = ledger.read_text("utf-8")
    file.write_text(f"{RENAME.replace('Eva', 'Ida')}\n{REJECT}\n{REJECT}", "utf-8")
    assert "2 there already." in run("curate", "apply", str(file)).stdout
    assert len(parse_ledger(ledger.read_text("utf-8")).entries) == 2
    assert ledger.read_text("utf-8").startswith(before)


def test_a_dry_run_says_what_would_change_and_writes_nothing(
    run: Run, ledger: Path, file: Path
) -> None:
    file.write_text(f"{RENAME}\n{REJECT}", "utf-8")
    result = run("curate", "apply", str(file), "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count("This would be written to data/curation.toml, line") == 2
    assert "- organization/tide-club foundedOn 1954" in result.stdout
    assert "+ person/ana-mar “Ana Mar”" in result.stdout
    assert ledger.read_text("utf-8") == HEAD


@pytest.mark.parametrize(
    ("decisions", "messages"),
    [
        pytest.param(
            RENAME.replace("Ana Mar", "Ana Lind"),
            ["decisions.toml:1:", "data/curation.toml, line 3,", "undo --line 3"],
            id="one of the ledger",
        ),
        pytest.param(
            f"{REJECT}\n{REJECT.replace('reject', 'retype')}type = 'work'\n",
            ["decisions.toml:6:", "line 1 "],
            id="one of the file",
        ),
        pytest.param("[[rename]]\nlabel = 'x'\n", ["decisions.toml:1:"], id="none that is whole"),
        pytest.param("by = ", ["decisions.toml:1:"], id="no TOML"),
    ],
)
def test_a_contradiction_names_both_lines_and_nothing_is_written(
    run: Run, ledger: Path, file: Path, decisions: str, messages: list[str]
) -> None:
    ledger.write_text(f"{HEAD}\n{RENAME}", "utf-8")
    file.write_text(decisions, "utf-8")
    for options in ([], ["--dry-run"]):
        result = run("curate", "apply", str(file), *options)
        assert result.exit_code == 1
        assert all(message in result.stderr for message in messages), result.stderr
    assert ledger.read_text("utf-8") == f"{HEAD}\n{RENAME}"


def test_a_file_without_decisions_adds_none(run: Run, ledger: Path, file: Path) -> None:
    file.write_text("# nothing yet\n", "utf-8")
    assert run("curate", "apply", str(file)).stderr == "The file holds no decision.\n"
    assert ledger.read_text("utf-8") == HEAD
