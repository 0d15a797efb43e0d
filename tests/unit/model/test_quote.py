from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kgraph.model import Span, Substitution, Turn
from kgraph.model.quote import find_quote, quote, start_ms_at
from tests.builders import document_of, span_of, transcript_of


def test_a_quote_leaves_time_codes_out_and_fillers_in() -> None:
    text = "I, um, left [00:01:30] the  choir &amp; band."
    marks = (
        Substitution(span_of(text, "[00:01:30] "), ""),
        Substitution(span_of(text, "&amp;"), "&"),
    )
    document = document_of(text, substitutions=marks)
    assert quote(document, Span(0, len(text))) == "I, um, left the choir & band."


def test_words_are_timed_by_the_last_mark_before_them() -> None:
    talk = transcript_of(("Ana Ruiz", "I sing."), ("Ben Okafor", "I row."))
    assert start_ms_at(talk, talk.text.index("row")) == 10_000


def test_a_recording_without_speakers_keeps_its_times() -> None:
    talk = transcript_of(("Ana Ruiz", "I sing."))
    unnamed = replace(talk, turns=(replace(talk.turns[0], speaker=None),))
    assert start_ms_at(unnamed, talk.text.index("sing")) == 0


def test_prose_around_a_recording_has_no_time() -> None:
    text = "An introduction."
    document = document_of(text, turns=[Turn(Span(0, len(text)))])
    assert start_ms_at(document, 5) is None


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        pytest.param("Ana rows.", "Ana", "Ana", id="as it stands"),
        pytest.param("Ana\n  rows.", "Ana rows", "Ana\n  rows", id="over a line break"),
        pytest.param("Ana<b> ro</b>ws.", "Ana rows", "Ana<b> ro</b>ws", id="with tags inside"),
        pytest.param("Ana <b>&amp; Bo</b>.", "Ana & Bo", "Ana <b>&amp; Bo", id="with an entity"),
        pytest.param("Ana rows.", "Ana mends", None, id="not at all"),
        pytest.param("Ana rows.", " ", None, id="no words"),
    ],
)
def test_a_quote_is_found_at_its_place(text: str, words: str, found: str | None) -> None:
    marks = tuple(
        Substitution(Span(*place.span()), "&" if place[0] == "&amp;" else "")
        for place in re.finditer("<[^>]*>|&amp;", text)
    )
    document = document_of(text, substitutions=marks)
    span = find_quote(document, words)
    assert (span and span.of(text)) == found
    assert span is None or quote(document, span) == words
