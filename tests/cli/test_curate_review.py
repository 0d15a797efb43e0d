"""kgraph curate review: each doubt is shown, and each answer is written at once."""

from __future__ import annotations

from pathlib import Path

from kgraph.resolution import parse_ledger
from kgraph.resolution.ledger import Accept, Entry, RejectClaim
from tests.cli.conftest import Run


def written(ledger: Path) -> tuple[Entry, ...]:
    return parse_ledger(ledger.read_text("utf-8")).entries


def test_each_claim_is_shown_with_its_words_and_each_answer_is_written(
    run: Run, ledger: Path
) -> None:
    result = run("curate", "review", "--by", "Eva", stdin="a\ns\nr\n")
    assert result.exit_code == 0
    assert "“Ana Ruiz joined the Harbour Union.” (talk.txt; sure to 80%)" in result.stdout
    accepted, rejected = written(ledger)
    assert isinstance(accepted, Accept)
    assert isinstance(rejected, RejectClaim)
    assert {accepted.made.by, rejected.made.by} == {"Eva"}
    assert "Nothing more is in doubt." in result.stderr


def test_what_was_decided_is_not_asked_again(run: Run, ledger: Path) -> None:
    run("curate", "review", stdin="a\nr\na\n")
    result = run("curate", "review", stdin="a\n")
    assert "Is it said" not in result.stdout
    assert len(written(ledger)) == 3


def test_to_quit_or_to_end_the_input_keeps_what_was_written(run: Run, ledger: Path) -> None:
    assert run("curate", "review", stdin="a\nq\n").exit_code == 0
    assert run("curate", "review", stdin="r\n").exit_code == 0
    assert len(written(ledger)) == 2


def test_only_joined_names_can_be_asked_for(run: Run, ledger: Path) -> None:
    result = run("curate", "review", "--merges", stdin="")
    assert (result.stdout, result.stderr) == ("", "Nothing more is in doubt.\n")
