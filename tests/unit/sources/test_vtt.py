"""WebVTT captions."""

from __future__ import annotations

import pytest

from kgraph.errors import SourceError
from kgraph.model import Document, Span
from kgraph.model.quote import quote

from .conftest import Read


def words_of(document: Document) -> list[tuple[str | None, str]]:
    reading = document.reading
    return [
        (turn.speaker, section.view.of(reading.text))
        for turn, section in zip(document.turns, reading.sections, strict=True)
    ]


def captions(*cues: str) -> str:
    """Return a file with a cue of a second for each text."""
    timed = (f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{cue}\n" for n, cue in enumerate(cues))
    return "WEBVTT\n\n" + "\n".join(timed)


def test_a_voice_speaks_from_cue_to_cue(read: Read) -> None:
    document = read(
        captions("<v Ana Ruiz>We rowed for, um,", "<v Ana Ruiz>the club.", "<v Ben>Ha.")
    )
    assert words_of(document) == [("Ana Ruiz", "We rowed for the club."), ("Ben", "Ha.")]
    assert [turn.start_ms for turn in document.turns] == [0, 2_000]
    assert [mark.start_ms for mark in document.time_marks] == [0, 1_000, 2_000]


def test_a_quote_over_two_cues_has_no_cue_header(read: Read) -> None:
    document = read(captions("<v Ana>rowed for, um,", "<v Ana>the club."))
    assert quote(document, document.turns[0].span) == "rowed for, um, the club."
    assert document.turns[0].label_span is not None
    assert document.turns[0].label_span.of(document.text) == "Ana"


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        pytest.param("<v.loud.x Ana>Hi.", [("Ana", "Hi.")], id="voice with classes"),
        pytest.param("<v Ana>Hi.</v> <v Ben>Yo.</v>", [("Ana", "Hi. Yo.")], id="two on a line"),
        pytest.param("<v Ana>Hi.\n<v Ben>Yo.", [("Ana", "Hi."), ("Ben", "Yo.")], id="two lines"),
        pytest.param("<i>So</i> <c.red>it</c> <b>is</b>.", [(None, "So it is.")], id="other tags"),
        pytest.param("5 &lt; 6 &amp; 7", [(None, "5 < 6 & 7")], id="entities"),
        pytest.param("It <00:00:00.500>ended.", [(None, "It ended.")], id="timestamp inside"),
        pytest.param("- Yes.\n- No.", [(None, "Yes."), (None, "No.")], id="dashes"),
        pytest.param("&gt;&gt; Yes. >> No.", [(None, "Yes."), (None, "No.")], id="arrows"),
        pytest.param("ANA: Hi.\nBEN: Yo.", [("ANA", "Hi."), ("BEN", "Yo.")], id="names"),
    ],
)  # fmt: skip
def test_the_words_of_a_cue(read: Read, cue: str, words: list[tuple[str | None, str]]) -> None:
    assert words_of(read(captions(cue), "talk.vtt")) == words


def test_notes_styles_regions_identifiers_and_settings_are_not_read(read: Read) -> None:
    text = (
        "WEBVTT - made by hand\nKind: captions\n\nSTYLE\n::cue { color: red }\n\n"
        "REGION\nid:fred\n\n"
        "NOTE\na remark\nof two lines\n\nfirst cue\n00:01.000 --> 00:02.000 line:0 align:start\nHi."
    )
    document = read(text)
    assert words_of(document) == [(None, "Hi.")]
    assert document.notices == ()


def test_a_cue_without_a_voice_goes_on_only_in_mid_sentence(read: Read) -> None:
    document = read(captions("<v Ana>We rowed", "home.", "Music plays"))
    assert words_of(document) == [("Ana", "We rowed home."), (None, "Music plays")]


def test_a_timestamp_inside_a_cue_is_a_time_mark(read: Read) -> None:
    document = read(captions("So <00:00:00.500>it ended."))
    assert [mark.start_ms for mark in document.time_marks] == [0, 500]


def test_a_line_of_blanks_below_the_times_belongs_to_the_cue(read: Read) -> None:
    document = read("WEBVTT\n\n00:01.000 --> 00:02.000\n \nHi.\n")
    assert (words_of(document), document.notices) == ([(None, "Hi.")], ())


def test_rolling_captions_read_once(read: Read) -> None:
    document = read(captions("we row", "we row\nin the", "in the\nharbour now", "harbour now"))
    assert words_of(document) == [(None, "we row in the harbour now")]
    twice = document.text.index("we row", document.text.index("we row") + 1)
    assert Span(twice, twice + 6) in [mark.span for mark in document.substitutions]


def test_captions_that_are_lettered_out_read_once(read: Read) -> None:
    document = read(captions("we", "we row", "we row home", "we row home now"))
    assert words_of(document) == [(None, "we row home now")]


def test_an_answer_given_twice_stays_twice(read: Read) -> None:
    document = read(captions("Was it cold?", "No, no.", "No, no.", "Then come in.", "Thanks."))
    assert words_of(document) == [(None, "Was it cold? No, no. No, no. Then come in. Thanks.")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "WEBVTT\n\n00:05.000 --> 00:03.000\nHi",
            "talk.vtt:3: cue ends at 00:03.000, before it starts at 00:05.000. "
            "Swap the two times or remove the cue.",
            id="ends before it starts",
        ),
        pytest.param("WEBVTT\n\nHi\n\nx --> y\nHo", "talk.vtt:5: the times", id="no times"),
        pytest.param("WEBVTT\n\n00:05.000 -->", "talk.vtt:3: the times of this cue", id="cut off"),
        pytest.param("WEBVTT\n\nNOTE only this", "talk.vtt:1: it holds no cue.", id="no cue"),
    ],
)  # fmt: skip
def test_malformed_cues_are_refused_with_their_line(read: Read, text: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(text, "talk.vtt")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        pytest.param("00:01.000 --> 00:02.000\nHi", "talk.vtt:1: it lacks the WEBVTT", id="header"),
        pytest.param("WEBVTT\n\n0:01,0 --> 0:02,0\nHi", "talk.vtt:3: its times", id="comma"),
        pytest.param(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n\nlost words",
            "talk.vtt:6: text outside",
            id="text",
        ),
    ],
)  # fmt: skip
def test_small_faults_are_read_with_a_notice(read: Read, text: str, notice: str) -> None:
    document = read(text, "talk.vtt")
    assert words_of(document) == [(None, "Hi")]
    assert [str(problem)[: len(notice)] for problem in document.notices] == [notice]
