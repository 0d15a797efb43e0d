"""What a build says of itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.build.plan import Plan
from kgraph.build.report import (
    BuildReport,
    Counts,
    count_corpus,
    find_sources_root,
    render_report,
)
from kgraph.build.stopwatch import Stage
from kgraph.model import Modality, Polarity, Problem
from tests.builders import claim, corpus_of, document_of, evidence, organization, person

LATE = Problem("talk.vtt:42", "cue ends before it starts. Swap the two times.")
NOTICE = Problem("old.txt", "read as Windows-1252. Save it as UTF-8 if that is wrong.", "notice")
REPORT = BuildReport(
    out=Path("output"),
    written=True,
    counts=Counts(documents=1, words=1200, entities=1, claims=7),
    plan=Plan(("b.txt",), ("a.txt",), ()),
    problems=(NOTICE,),
    stages=(Stage("read", 1.25, 90), Stage("write", 0.5, 120)),
)


def test_a_summary_ends_with_what_to_open() -> None:
    assert REPORT.summary() == (
        "1 entity and 7 claims from 1 document of 1,200 words.\n"
        "1 read, 1 unchanged, 0 gone (1.8 s, 120 MB).\n"
        "Open output/graph.html"
    )


def test_a_summary_says_that_something_was_left_out() -> None:
    assert "1 thing left out; see above." in replace(REPORT, problems=(LATE, NOTICE)).summary()


def test_a_summary_says_that_nothing_was_built() -> None:
    said = replace(REPORT, written=False).summary()
    assert said == "No source could be read, so nothing was built. output is as it was."


def test_only_errors_are_failures() -> None:
    assert replace(REPORT, problems=(LATE, NOTICE)).failures == (LATE,)


def test_a_corpus_is_counted_by_what_its_claims_say() -> None:
    talk = document_of("Ana Ruiz did not found the Harbour Union.")
    ana, union = person("Ana Ruiz"), organization("Harbour Union")
    place = evidence(talk, "Ana Ruiz")
    denied = claim(ana, "founderOf", union, at=place, polarity=Polarity.NEGATED)
    possible = claim(ana, "memberOf", union, at=place, modality=Modality.POSSIBLE)
    counts = count_corpus(corpus_of(talk, entities=[ana, union], claims=[denied, possible]))
    assert (counts.documents, counts.words, counts.entities, counts.claims) == (1, 8, 2, 2)
    assert counts.entities_by_type == {"organization": 1, "person": 1}
    assert counts.claims_by_predicate == {"founderOf": 1, "memberOf": 1}
    assert counts.claims_by_polarity == {"negative": 1, "positive": 1}
    assert counts.claims_by_modality == {"asserted": 1, "possible": 1}


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        pytest.param(
            LATE,
            {
                "file": "talk.vtt",
                "line": 42,
                "what": "cue ends before it starts.",
                "remedy": "Swap the two times.",
                "severity": "error",
            },
            id="with a line and a remedy",
        ),
        pytest.param(
            Problem("a:b\n.txt", "3.5 MB are gone.", "notice"),
            {
                "file": "a:b\n.txt",
                "line": None,
                "what": "3.5 MB are gone.",
                "remedy": None,
                "severity": "notice",
            },
            id="with neither, and an odd name",
        ),
    ],
)
def test_a_problem_is_told_in_parts(problem: Problem, expected: dict[str, object]) -> None:
    told = json.loads(render_report(replace(REPORT, problems=(problem,))))
    assert told["problems"] == [expected]


def test_a_report_tells_counts_sources_stages_versions_and_hashes() -> None:
    report = replace(REPORT, versions={"spacy": "3.8"}, hashes={"ontology": "00"})
    told = json.loads(render_report(report))
    assert told["counts"]["words"] == 1200
    assert told["sources"] == {
        "root": ".", "read": ["b.txt"], "unchanged": ["a.txt"], "gone": [],
    }  # fmt: skip
    assert told["stages"][0] == {"stage": "read", "seconds": 1.25, "peak_mb": 90}
    assert (told["versions"], told["hashes"]) == ({"spacy": "3.8"}, {"ontology": "00"})


def test_a_report_can_be_written_whatever_the_sources_are_called() -> None:
    named = replace(REPORT, problems=(Problem("caf\udce9 🚢.txt", "bad."),))
    text = render_report(named)
    assert "🚢".encode() in text.encode("utf-8")
    assert json.loads(text)["problems"][0]["file"] == "caf\udce9 🚢.txt"


def test_the_root_of_the_sources_is_found_again_from_the_report(tmp_path: Path) -> None:
    text = render_report(replace(REPORT, sources_root="../talks"))
    (tmp_path / "report.json").write_text(text, "utf-8")
    assert find_sources_root(tmp_path) == tmp_path / "../talks"


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"sources": {"root": 3}}'])
def test_a_report_that_says_nothing_of_sources_gives_no_root(
    tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "report.json").write_text(text, "utf-8")
    assert find_sources_root(tmp_path) is None
