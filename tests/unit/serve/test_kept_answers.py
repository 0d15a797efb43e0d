from __future__ import annotations

import pytest

from kgraph.serve.channel import Answer, Question
from kgraph.serve.kept_answers import KeptAnswers

STAMP = (1, 2, 3)
FOUND = Answer(200, "text/csv", b"found")


def question(text: str = "ASK {}", accept: str = "") -> Question:
    return Question("query", text, accept, 1000)


@pytest.fixture
def kept() -> KeptAnswers:
    answers = KeptAnswers()
    answers.keep(question(), FOUND, stamp=STAMP)
    return answers


def test_the_same_question_gets_the_same_answer(kept: KeptAnswers) -> None:
    assert kept.find(question(), STAMP) is FOUND


def test_another_format_is_another_question(kept: KeptAnswers) -> None:
    assert kept.find(question(accept="text/csv"), STAMP) is None


def test_nothing_outlives_a_build(kept: KeptAnswers) -> None:
    assert kept.find(question(), (4, 5, 6)) is None
    kept.keep(question("ASK { ?x ?y ?z }"), FOUND, stamp=(4, 5, 6))
    assert kept.find(question(), (4, 5, 6)) is None
    assert kept.find(question(), STAMP) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("SELECT (RAND() AS ?x) {}", FOUND, id="chance"),
        pytest.param("SELECT (now() AS ?x) {}", FOUND, id="the time"),
        pytest.param("SELECT (\\u004eOW() AS ?x) {}", FOUND, id="the time, escaped"),
        pytest.param("SELECT (struuid() AS ?x) {}", FOUND, id="a name made up"),
        pytest.param("ASK { ?s ?p ?o }", Answer(504, "text/plain", b"late"), id="no answer"),
        pytest.param("SELECT * { ?s ?p ?o }", Answer(200, "text/csv", b"x" * 1_500_000), id="big"),
    ],
)  # fmt: skip
def test_what_may_be_otherwise_the_next_time_is_not_kept(
    kept: KeptAnswers, text: str, answer: Answer
) -> None:
    kept.keep(question(text), answer, stamp=STAMP)
    assert kept.find(question(text), STAMP) is None


def test_the_answers_not_asked_for_longest_make_room() -> None:
    answers = KeptAnswers(5000)
    for number in range(3):
        answers.keep(question(f"ASK {{}} #{number}"), FOUND, stamp=STAMP)
    assert answers.find(question("ASK {} #0"), STAMP) is FOUND
    for number in range(3, 5):
        answers.keep(question(f"ASK {{}} #{number}"), FOUND, stamp=STAMP)
    assert answers.find(question("ASK {} #0"), STAMP) is FOUND
    assert answers.find(question("ASK {} #1"), STAMP) is None
