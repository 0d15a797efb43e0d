"""A build with a spaCy pipeline of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.hand_parser import SENTENCE, saved_pipeline


@pytest.fixture
def article(here: Path) -> Path:
    path = here / "article.txt"
    path.write_text(f"{SENTENCE} {SENTENCE}\n", "utf-8")
    return path


@pytest.mark.model
def test_another_pipeline_reads_a_source_again(run: Run, here: Path, article: Path) -> None:
    saved_pipeline(here / "hand")
    build = ("build", article.name, "--out", "out", "--json")
    reads = [
        json.loads(run(*build, *more).stdout)["sources"]["read"]
        for more in ([], ["--language-model", "hand"], ["--language-model", "hand"])
    ]
    assert reads == [[article.name], [article.name], []]


@pytest.mark.model
def test_extract_uses_the_pipeline(run: Run, here: Path, article: Path) -> None:
    saved_pipeline(here / "hand")
    done = run("extract", article.name, "--language-model", "hand")
    labels = {entity["label"] for entity in json.loads(done.stdout)["entities"]}
    assert done.exit_code == 0
    assert "Harbour Union" in labels


@pytest.mark.model
def test_the_setting_names_a_pipeline_of_the_project(run: Run, here: Path, article: Path) -> None:
    saved_pipeline(here / "models" / "hand")
    (here / "kgraph.toml").write_text('language_model = "models/hand"\n', "utf-8")
    assert run("extract", article.name).exit_code == 0


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_pipeline_that_is_not_installed_is_one_line(
    run: Run, article: Path, command: str
) -> None:
    done = run(command, article.name, "--language-model", "en_core_nothing")
    assert done.exit_code == 1
    assert done.stderr.strip() == (
        "en_core_nothing: this language model is not installed. "
        "Run: python -m spacy download en_core_nothing"
    )
