"""The Makefile and .ci/run do what the README says of them."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.house.source_tree import ROOT


def steps_of(*arguments: str) -> str:
    """Return what ``make`` would run, without running it."""
    if shutil.which("make") is None:
        pytest.skip("needs make")
    ours = {"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "PYTHON", "PYTEST_ARGS"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    planned = subprocess.run(
        ["make", "--dry-run", "--always-make", "--no-print-directory", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return planned.stdout


@pytest.mark.parametrize("target", ["graph", "test"])
def test_both_commands_set_up_with_pinned_versions(target: str) -> None:
    steps = steps_of(target)
    assert "python3 -m venv" in steps
    assert "--constraint constraints.txt" in steps


def test_make_graph_builds_the_project_as_it_is_set() -> None:
    assert steps_of("graph").splitlines()[-1] == ".venv/bin/kgraph build"


@pytest.mark.parametrize("check", ["ruff check", "ruff format --check", "mypy", "lint-imports"])
def test_make_test_runs_every_check_before_the_tests(check: str) -> None:
    steps = steps_of("test")
    assert steps.index(check) < steps.index("bin/pytest")


def test_another_interpreter_can_be_named() -> None:
    assert "python3.99 -m venv" in steps_of("graph", "PYTHON=python3.99")


def test_the_continuous_integration_script_can_be_run_and_calls_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "\nmake test" in script.read_text("utf-8")
