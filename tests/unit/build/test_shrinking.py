"""A build that would drop claims that nobody took out is not written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.build import Project
from kgraph.build.inputs import load_inputs
from kgraph.build.plan import Plan
from kgraph.build.report import BuildReport, Counts
from kgraph.build.shrinking import guarded
from kgraph.build.staging import GRAPH_FILE
from kgraph.build.tally import Shrink
from kgraph.export.turtle import write_turtle
from kgraph.graph.statements import build_statements
from kgraph.model import Corpus
from kgraph.ontology import load_ontology
from kgraph.resolution import curate, resolve
from tests.told import told

NAMES = ["Ana", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kim", "Lou"]
TALK = told(
    " ".join(f"{name} joined the Guild." for name in NAMES),
    *(f"person: {name}" for name in NAMES), "organization: Guild",
    says=[f"{name} memberOf Guild" for name in NAMES],
    source="data/talk.txt",
)  # fmt: skip
NOTES = told("Max founded the Guild.", "person: Max", "organization: Guild",
             says=["Max founderOf Guild"], source="data/notes.txt")  # fmt: skip
RESOLVED = resolve([TALK, NOTES])
ACCEPTED = """
[[accept]]
by = "Mina"
subject = "person/max"
predicate = "founderOf"
object = "organization/guild"
"""
REJECTED = "\n".join(
    f'[[reject]]\nby = "Mina"\nsubject = "person/{name.lower()}"\n'
    'predicate = "memberOf"\nobject = "organization/guild"\n'
    for name in NAMES[:4]
)

Guarded = Callable[[Corpus], BuildReport]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with two sources."""
    (tmp_path / "data").mkdir()
    (tmp_path / "ontology").symlink_to(Path(__file__).parents[3] / "ontology")
    for extract in (TALK, NOTES):
        (tmp_path / extract.document.source).write_text(extract.document.text, "utf-8")
    return tmp_path


@pytest.fixture
def built(folder: Path) -> Callable[[Corpus], None]:
    """Return a way to leave the graph of a corpus as that of the last build."""

    def leave(corpus: Corpus) -> None:
        (folder / "out").mkdir(exist_ok=True)
        write_turtle(build_statements(corpus, load_ontology()), folder / "out" / GRAPH_FILE)

    leave(RESOLVED)
    return leave


@pytest.fixture
def guard(folder: Path, built: Callable[[Corpus], None]) -> Guarded:
    """Return a way to ask whether a corpus may replace what was built."""

    def ask(corpus: Corpus) -> BuildReport:
        inputs = load_inputs([folder / "data"], Project(folder))
        curated = curate(corpus, inputs.ledger, ontology=inputs.ontology)
        report = BuildReport(folder / "out", True, Counts(), Plan((), (), ()), ())
        return guarded(report, corpus=curated, inputs=inputs, extracts=corpus.extracts)

    return ask


def without(*names: str) -> Corpus:
    """Return the corpus of sources in which nothing is found that some of them say."""
    extracts = []
    for extract, speakers in ((TALK, NAMES), (NOTES, ["Max"])):
        gone = {f"c{speakers.index(name)}" for name in names if name in speakers}
        claims = tuple(each for each in extract.claims if each.subject not in gone)
        extracts.append(replace(extract, claims=claims))
    return resolve(extracts)


def write_ledger(folder: Path, text: str) -> None:
    (folder / "data" / "curation.toml").write_text(text, "utf-8")


def test_a_build_that_drops_more_than_a_tenth_says_which_and_writes_nothing(
    guard: Guarded, folder: Path
) -> None:
    report = guard(without("Ana", "Bo"))
    assert not report.written
    assert report.shrink == Shrink(lost=2, had=13)
    assert [str(problem) for problem in report.problems] == [
        f"{folder}/data/talk.txt: 2 of its 12 claims would go though the file did not change, "
        "such as “Ana joined the Guild.”."
    ]
    assert report.summary() == (
        "Nothing was written, since this build would drop 2 of 13 claims (15 %) of sources that "
        "did not change. Undo that, or build with --accept-shrink."
    )


@pytest.mark.parametrize(
    "gone", [pytest.param([], id="nothing"), pytest.param(["Ana"], id="less than a tenth")]
)
def test_a_build_may_drop(guard: Guarded, gone: list[str]) -> None:
    assert guard(without(*gone)).written


def test_what_comes_in_the_place_of_what_goes_makes_up_for_it(guard: Guarded) -> None:
    moved = tuple(
        replace(each, predicate="worksFor") if each.predicate == "memberOf" else each
        for each in RESOLVED.claims
    )
    assert guard(replace(RESOLVED, claims=moved)).written


def test_a_source_that_was_edited_takes_its_claims_along(guard: Guarded, folder: Path) -> None:
    (folder / "data" / "talk.txt").write_text("Nothing much.", "utf-8")
    assert guard(without(*NAMES)).written


def test_a_source_that_is_gone_takes_its_claims_along(guard: Guarded, folder: Path) -> None:
    (folder / "data" / "talk.txt").unlink()
    assert guard(without(*NAMES)).written


def test_a_source_under_another_name_is_still_the_same(guard: Guarded, folder: Path) -> None:
    (folder / "data" / "talk.txt").rename(folder / "data" / "other.txt")
    assert guard(without(*NAMES)).shrink == Shrink(lost=12, had=13)


def test_one_of_two_copies_may_go(
    guard: Guarded, folder: Path, built: Callable[[Corpus], None]
) -> None:
    copied = replace(TALK.document, source="data/copy.txt")
    copy = replace(TALK, document_id="copy-txt-1", document=copied)
    built(resolve([TALK, NOTES, copy]))
    assert guard(RESOLVED).written


def test_a_file_that_cannot_be_opened_is_taken_for_what_it_was(
    guard: Guarded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kgraph.build.source_files.hash_file", lambda path: None)
    assert guard(without(*NAMES)).shrink == Shrink(lost=12, had=13)


def test_what_people_reject_is_not_lost(guard: Guarded, folder: Path) -> None:
    write_ledger(folder, REJECTED)
    assert guard(RESOLVED).written
    assert guard(without("Ida", "Jo", "Kim")).shrink == Shrink(lost=3, had=13)


def test_things_that_are_one_now_lose_nothing(guard: Guarded, folder: Path) -> None:
    ids = ", ".join(f'"person/{name.lower()}"' for name in NAMES)
    write_ledger(folder, f'[[merge]]\nby = "Mina"\nentities = [{ids}]\n')
    assert guard(RESOLVED).written


@pytest.fixture
def accepted(folder: Path, built: Callable[[Corpus], None]) -> None:
    """Let a person vouch for a claim of the graph that was built."""
    write_ledger(folder, ACCEPTED)
    inputs = load_inputs([folder / "data"], Project(folder))
    built(curate(RESOLVED, inputs.ledger, ontology=inputs.ontology))


@pytest.mark.usefixtures("accepted")
def test_a_single_claim_that_a_person_vouches_for_must_not_go(guard: Guarded) -> None:
    assert guard(RESOLVED).written
    report = guard(without("Max"))
    assert report.shrink == Shrink(vouched=1)
    assert [str(problem) for problem in report.problems] == [
        "data/curation.toml:2: Mina vouches for the claim person/max founderOf organization/guild, "
        "which would go."
    ]
    assert "would drop 1 that people vouch for." in report.summary()


@pytest.mark.usefixtures("accepted")
def test_a_claim_may_go_for_which_nobody_vouches_any_more(guard: Guarded, folder: Path) -> None:
    write_ledger(folder, "")
    assert guard(without("Max")).written


@pytest.mark.usefixtures("accepted")
def test_a_claim_that_was_vouched_for_goes_with_its_source(guard: Guarded, folder: Path) -> None:
    (folder / "data" / "notes.txt").write_text("Max left.", "utf-8")
    assert guard(without("Max")).written


@pytest.mark.parametrize(
    "graph", [pytest.param(None, id="no graph"), pytest.param("none", id="a damaged one")]
)
def test_where_there_is_none_to_lose_from_all_may_be_written(
    guard: Guarded, folder: Path, graph: str | None
) -> None:
    (folder / "out" / GRAPH_FILE).unlink()
    if graph is not None:
        (folder / "out" / GRAPH_FILE).write_text(graph, "utf-8")
    assert guard(without(*NAMES)).written


def test_what_changed_since_the_last_build_is_named(guard: Guarded, folder: Path) -> None:
    hashes = {"ontology": "another", "names": "another", "least_confidence": "0.1"}
    told_then = {"hashes": hashes, "versions": {"kgraph": "0.0.1"}}
    (folder / "out" / "report.json").write_text(json.dumps(told_then), "utf-8")
    assert (
        "Since the last build the ontology, the known names, least_confidence and kgraph changed."
        in guard(without("Ana", "Bo")).summary()
    )
