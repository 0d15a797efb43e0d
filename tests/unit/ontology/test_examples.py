from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.ontology import parse_example


@pytest.mark.parametrize(
    ("marked", "subject", "object_"),
    [
        pytest.param(
            "[Ana] joined [the choir].", "Ana", "the choir", id="the first is the subject"
        ),
        pytest.param(
            "[object: The choir] took in [subject: Ana].", "Ana", "The choir", id="both are named"
        ),
        pytest.param(
            "[object: The choir] took in [Ana].", "Ana", "The choir", id="the first is the object"
        ),
        pytest.param(
            "[The choir] took in [subject: Ana].",
            "Ana",
            "The choir",
            id="the second is the subject",
        ),
        pytest.param(
            "[subject: Ana] joined [the choir].",
            "Ana",
            "the choir",
            id="the usual order, said aloud",
        ),
        pytest.param("[Zoë] joined [Ænd].", "Zoë", "Ænd", id="code points are counted"),
        pytest.param("[Ana: a life] is by [Bo].", "Ana: a life", "Bo", id="a colon is no role"),
    ],
)
def test_marks_become_spans(marked: str, subject: str, object_: str) -> None:
    example = parse_example(marked)
    assert example.subject is not None
    assert example.object is not None
    assert example.subject.of(example.text) == subject
    assert example.object.of(example.text) == object_


@pytest.mark.parametrize(
    ("marked", "fault"),
    [
        pytest.param("[Ana] sings.", "1 marks", id="one mark"),
        pytest.param("[Ana], [Bo] and [Cy] sing.", "3 marks", id="three marks"),
        pytest.param("[Ana joined [the choir].", "no partner", id="an open bracket"),
        pytest.param("[Ana [of] Lorn] joined it.", "no partner", id="a bracket inside another"),
        pytest.param("[] joined [the choir].", "is empty", id="an empty mark"),
        pytest.param("[Ana ] joined [the choir].", "at its edge", id="space at the edge"),
        pytest.param("[Ana,] joined [the choir].", "at its edge", id="a comma at the edge"),
        pytest.param("[object: Ana] joined [object: it].", "both", id="two objects"),
    ],
)
def test_wrong_marks_are_refused(marked: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse_example(marked)


def test_a_sentence_without_marks_has_no_spans() -> None:
    example = parse_example("Nobody joined.")
    assert (example.text, example.subject, example.object) == ("Nobody joined.", None, None)


words = st.text(st.characters(categories=["L", "N"]), min_size=1)


@given(words, words, words, words)
def test_what_is_marked_is_found_again(before: str, first: str, between: str, last: str) -> None:
    example = parse_example(f"{before} [{first}] {between} [{last}]")
    assert example.text == f"{before} {first} {between} {last}"
    assert example.subject is not None
    assert example.subject.of(example.text) == first
    assert example.object is not None
    assert example.object.of(example.text) == last
