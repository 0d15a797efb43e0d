"""The query that the README shows finds something in the samples that it describes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source_tree import ROOT

pytestmark = pytest.mark.slow


def kgraph(*arguments: str) -> str:
    """Run kgraph in the checkout and return all that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_the_query_of_the_readme_names_a_founder_with_the_words_that_say_so(tmp_path: Path) -> None:
    query = re.search(r"```sparql\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert query is not None
    kgraph("build", "data/sources", "--out", str(tmp_path))
    answer = kgraph("query", query[1], "--out", str(tmp_path), "--format", "csv")
    assert "William Lawrence,Sunrise Movement," in answer
    assert "is a co-founder of Sunrise Movement" in answer


def test_a_build_says_what_to_open(tmp_path: Path) -> None:
    assert f"Open {tmp_path / 'graph.html'}" in kgraph("build", "--out", str(tmp_path))


def test_every_quote_of_the_samples_stands_in_its_source(tmp_path: Path) -> None:
    kgraph("build", "data/sources", "--out", str(tmp_path))
    kgraph("verify", "--out", str(tmp_path))
