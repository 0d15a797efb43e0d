from __future__ import annotations

from dataclasses import replace

from kgraph.model import Span, Substitution, Turn
from kgraph.model.quote import quote, start_ms_at
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
