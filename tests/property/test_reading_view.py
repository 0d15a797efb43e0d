"""Laws of the reading view, for any transcript."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kgraph.errors import SourceError
from kgraph.model import Document, Span
from kgraph.sources import read_document

_STUMBLES = ["um,", "uh", "you know,", "the", "the", "a, a,", "had had", "Mm hmm."]
_NAMED = ["U.", "S.", "Ana", "Quay Union", "left.", "naïve", "ὄνομα", "😀"]
_LAYOUT = ["[00:01:02]", "- ", "…", "–", "[laughter]", "[1:02]", "&amp;", "<b>", "\u00a0", "\u200b"]
_WORDS = st.sampled_from([*_STUMBLES, *_NAMED, *_LAYOUT])
_LABELS = st.sampled_from(
    ["", "", "[00:00:05] ", "Ana Ruiz: ", "[00:10] Ben Okoro: ", "BEN (host): "]
)
_ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", " "])
_LINES = st.tuples(
    _LABELS, st.lists(st.one_of(_WORDS, st.text(max_size=8)), max_size=12).map(" ".join), _ENDS
).map("".join)
_TRANSCRIPTS = st.lists(_LINES, max_size=12).map("".join)
_CUES = st.lists(
    st.sampled_from(
        ["<v Ana>", "</v>", "um,", "gig &lt;", "<00:00:01.500>", "<c.x>", "rows.", "\n", "- "]
    ),
    max_size=8,
).map(" ".join)
_VTT = st.lists(_CUES, min_size=1, max_size=8).map(
    lambda cues: (
        "WEBVTT\n\n"
        + "\n\n".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{cue}" for n, cue in enumerate(cues))
    )
)
_NAMES = ["x.txt", "x.md", "x.vtt", "x.srt", "x.json", "x.html", "x"]
_IN_TMP = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _read(folder: Path, content: bytes, name: str) -> Document | None:
    path = folder / name
    path.write_bytes(content)
    try:
        return read_document(path, source=name)
    except SourceError as error:
        refused = str(error)
    assert refused.startswith(name)
    assert "\n" not in refused
    return None


def _assert_lawful(document: Document, content: bytes) -> None:
    reading, text = document.reading, document.text
    assert document.sha256 == sha256(content).hexdigest()
    for piece in reading.pieces:
        shown = reading.text[piece.view_start : piece.view_end]
        assert not piece.verbatim or shown == piece.source.of(text)
        back = reading.source_span(Span(piece.view_start, piece.view_end))
        assert back == piece.source
    for before, after in pairwise(reading.pieces):
        assert before.view_end <= after.view_start
        assert before.source.end <= after.source.start
    for mark, following in pairwise(document.substitutions):
        assert mark.span.end <= following.span.start
    assert list(document.time_marks) == sorted(document.time_marks)
    _assert_sections_match_turns(document)


def _assert_sections_match_turns(document: Document) -> None:
    reading = document.reading
    assert [section.turn for section in reading.sections] == list(range(len(document.turns)))
    for before, after in pairwise(document.turns):
        assert before.span.end <= after.span.start
    for turn, section in zip(document.turns, reading.sections, strict=True):
        assert turn.span.covers(reading.source_span(section.view))
        words = section.view.of(reading.text)
        assert words == words.strip()


@_IN_TMP
@given(text=_TRANSCRIPTS)
def test_every_view_of_a_transcript_leads_back_to_its_source(tmp_path: Path, text: str) -> None:
    content = text.encode("utf-8", "ignore")
    document = _read(tmp_path, content, "talk.txt")
    if document is not None:
        assert document.text == content.decode("utf-8").removeprefix("\ufeff")
        _assert_lawful(document, content)


@_IN_TMP
@given(text=_TRANSCRIPTS)
def test_no_time_code_shows_in_what_speakers_say(tmp_path: Path, text: str) -> None:
    content = ("[00:00] Ana Ruiz: Hello.\n" + text).encode("utf-8", "ignore")
    document = _read(tmp_path, content, "talk.txt")
    assume(document is not None)
    assert document is not None
    for turn, section in zip(document.turns, document.reading.sections, strict=True):
        if turn.speaker:
            assert not re.search(r"\[(\d+:)?\d+:\d\d\]", section.view.of(document.reading.text))


@_IN_TMP
@given(text=_VTT)
def test_every_view_of_captions_leads_back_to_its_source(tmp_path: Path, text: str) -> None:
    document = _read(tmp_path, text.encode(), "talk.vtt")
    if document is not None:
        assert document.text == text
        assert "-->" not in document.reading.text
        _assert_lawful(document, text.encode())


@pytest.mark.parametrize("name", _NAMES)
@_IN_TMP
@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused_in_one_line(
    tmp_path: Path, name: str, content: bytes
) -> None:
    document = _read(tmp_path, content, name)
    if document is not None:
        _assert_lawful(document, content)


_PARTS = [
    '{"segments": [',
    '{"start": 1.5, ',
    '"text": "a \\u00e9 \\ud83d\\ude00"',
    "}",
    ", ",
    "]}",
    "nul",
]
_PARTS += [
    "<p>",
    "</p>",
    "<cite>A:</cite>",
    "<time>0:01</time>",
    "&amp;",
    "<!--",
    "words here. ",
    "**",
    "# ",
]
_PARTS += [
    "WEBVTT\n\n",
    "00:01.000 --> 00:02.000\n",
    "1\n",
    "\n\n",
    "[a](b)",
    "```\n",
    "---\n",
    "|",
    "\\*",
]


@pytest.mark.parametrize("name", _NAMES)
@_IN_TMP
@given(parts=st.lists(st.sampled_from(_PARTS), min_size=1, max_size=25))
def test_any_mixture_of_markup_is_read_or_refused_in_one_line(
    tmp_path: Path, name: str, parts: list[str]
) -> None:
    content = "".join(parts).encode()
    document = _read(tmp_path, content, name)
    if document is not None:
        _assert_lawful(document, content)


@_IN_TMP
@given(text=_TRANSCRIPTS, data=st.data())
def test_a_source_stretch_and_its_view_lead_to_each_other(
    tmp_path: Path, text: str, data: st.DataObject
) -> None:
    document = _read(tmp_path, text.encode("utf-8", "ignore"), "talk.txt")
    if document is None:
        return
    start = data.draw(st.integers(0, len(document.text) - 1))
    source = Span(start, data.draw(st.integers(start + 1, len(document.text))))
    view = document.reading.view_span(source)
    if view is not None:
        again = document.reading.source_span(view)
        assert again.overlaps(source)
        assert document.reading.view_span(again) == view
