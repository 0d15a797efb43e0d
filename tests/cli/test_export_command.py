"""``kgraph export`` as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.cli.export import FORMATS
from kgraph.export.registry import FORMAT_BY_NAME
from tests.cli.conftest import Run


def test_the_command_offers_every_format_that_there_is() -> None:
    assert tuple(FORMAT_BY_NAME) == FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written(run: Run, ledger: Path, name: str) -> None:
    result = run("export", "--format", name)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"Wrote output/{FORMAT_BY_NAME[name].target}.\n"
    assert (ledger.parents[1] / "output" / FORMAT_BY_NAME[name].target).exists()


def test_without_a_build_it_says_what_to_do(run: Run) -> None:
    result = run("export", "--format", "csv")
    assert result.exit_code == 1
    assert "Build it first: kgraph build." in result.stderr
