"""Written text becomes a transcript, and every span still covers its words."""

import pytest

from kgraph.training.degrade import as_transcript


@pytest.mark.parametrize(("text", "expected"), [
    pytest.param("Ana, of the U.N., left.", "ana of the u.n left", id="marks inside words stay"),
    pytest.param("In 1,200 cases", "in 1,200 cases", id="numbers stay"),
    pytest.param("One.\nTwo!", "one\ntwo", id="lines stay"),
])  # fmt: skip
def test_text_of_a_transcript(text: str, expected: str) -> None:
    assert as_transcript({"text": text})["text"] == expected


def test_spans_follow_their_words() -> None:
    record = {"text": 'He said: "Ana, come!"', "entities": [{"start": 10, "end": 13}]}
    plain = as_transcript(record)
    span = plain["entities"][0]
    assert plain["text"][span["start"] : span["end"]] == "ana"
