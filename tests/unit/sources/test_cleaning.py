"""What the reading view of speech leaves out."""

from __future__ import annotations

import pytest

from kgraph.sources.cleaning import clean_speech
from kgraph.sources.strand import strand_of


@pytest.mark.parametrize(
    ("said", "read"),
    [
        pytest.param("Um, that is how it went.", "That is how it went.", id="at the start"),
        pytest.param("It is for, uh, the bakers.", "It is for the bakers.", id="preposition"),
        pytest.param("We met in Oslo, um, Bergen.", "We met in Oslo, Bergen.", id="in a list"),
        pytest.param("She was, you know, the chair.", "She was the chair.", id="you know set off"),
        pytest.param("You know, it rained.", "It rained.", id="you know at the start"),
        pytest.param("It grew, um.", "It grew.", id="at the end"),
        pytest.param("We, um, uh, we left.", "We left.", id="two fillers and a word twice"),
        pytest.param("I erm think so.", "I think so.", id="without commas"),
        pytest.param("Yes. Mm hmm. We left.", "Yes. We left.", id="a sentence of its own"),
        pytest.param("It was a, a, a start.", "It was a start.", id="a word three times"),
        pytest.param("the the ferry", "the ferry", id="an article twice"),
        pytest.param("some of the, some of the boats", "some of the boats", id="a phrase twice"),
        pytest.param("It’s, it’s late.", "It’s late.", id="with a curly apostrophe"),
        pytest.param("It rained. Um, - um,", "It rained.", id="nothing but fillers at the end"),
        pytest.param("So [laughter] we left.", "So we left.", id="a noise in brackets"),
    ],
)  # fmt: skip
def test_stumbles_are_not_read(said: str, read: str) -> None:
    assert clean_speech(strand_of(said, 0)).text == read


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("I know you know him.", id="you know with an object"),
        pytest.param("She had had enough.", id="had had"),
        pytest.param("They said that that was all.", id="that that"),
        pytest.param("What it is, is luck.", id="is after is"),
        pytest.param("For that, that is enough.", id="that after that"),
        pytest.param("See page 3, page 3 of it.", id="a phrase with a number"),
        pytest.param("They sang New York, New York.", id="a name that repeats"),
        pytest.param("We won 20, 20 times.", id="numbers"),
        pytest.param("She went to the ER at night.", id="capitals"),
        pytest.param("Uh-oh, the umbrella.", id="other words with the same letters"),
        pytest.param("That's Jeff [Drake], who films.", id="an addition in brackets"),
        pytest.param("Um.", id="nothing but a filler"),
    ],
)
def test_words_that_mean_something_stay(said: str) -> None:
    assert clean_speech(strand_of(said, 0)).text == said


def test_what_is_kept_leads_back_to_its_place() -> None:
    said = "I joined, uh, the Quay Union."
    strand = clean_speech(strand_of(said, 100))
    start = strand.text.index("Quay")
    span = strand.source_span(start, start + 4)
    assert said[span.start - 100 : span.end - 100] == "Quay"
