"""JSON of speech recognition."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kgraph.errors import SourceError
from kgraph.model import Document

from .conftest import Read


def words_of(document: Document) -> list[tuple[str | None, int | None, str]]:
    reading = document.reading
    return [
        (turn.speaker, turn.start_ms, section.view.of(reading.text))
        for turn, section in zip(document.turns, reading.sections, strict=True)
    ]


_WHISPER = {
    "text": " We row. It is cold.",
    "segments": [
        {"id": 0, "start": 0.0, "end": 1.5, "text": " We, um, row."},
        {"id": 1, "start": 1.5, "end": 3, "text": " It is cold."},
    ],
}
_WORDS: list[dict[str, Any]] = [
    {"word": "Cold?", "start": 0.2, "speaker": "SPEAKER_00"},
    {"word": "in", "speaker": "SPEAKER_00"},
    {"word": "2019?"},
    {"word": "Yes.", "start": 2.25, "speaker": "SPEAKER_01"},
]
_WHISPERX = {
    "segments": [
        {"start": 0.1, "text": "Cold? in 2019? Yes.", "speaker": "SPEAKER_00", "words": _WORDS},
        {"start": 3.0, "text": "It was.", "speaker": "SPEAKER_01"},
    ]
}
_CPP = {
    "transcription": [
        {"offsets": {"from": 120, "to": 900}, "text": " We row."},
        {"offsets": {"from": 900, "to": 1500}, "text": " It is cold."},
    ]
}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(_WHISPER, [(None, 0, "We row. It is cold.")], id="Whisper"),
        pytest.param(_CPP, [(None, 120, "We row. It is cold.")], id="whisper.cpp"),
        pytest.param(
            _WHISPERX,
            [("SPEAKER_00", 100, "Cold? in 2019?"), ("SPEAKER_01", 2_250, "Yes. It was.")],
            id="WhisperX, a speaker begins inside a segment",
        ),
        pytest.param(_WHISPER["segments"], [(None, 0, "We row. It is cold.")], id="a bare list"),
        pytest.param({"text": "We row."}, [(None, None, "We row.")], id="text alone"),
    ],
)
@pytest.mark.parametrize("indent", [None, 2], ids=["one line", "indented"])
def test_segments_are_read(
    read: Read, content: object, words: list[tuple[str | None, int | None, str]], indent: int | None
) -> None:
    document = read(json.dumps(content, indent=indent), "talk.json")
    assert words_of(document) == words


def test_escapes_are_decoded_and_lead_back(read: Read) -> None:
    text = r'{"segments": [{"start": 0, "text": "na\u00efve \ud83d\ude00 \"so\"\nit \ud83d is"}]}'
    document = read(text, "talk.json")
    assert document.text == text
    assert document.reading.text == 'naïve 😀 "so" it \ufffd is'
    place = document.reading.text.index("😀")
    piece = next(piece for piece in document.reading.pieces if piece.view_start == place)
    assert piece.source.of(text) == r"\ud83d\ude00"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('{"segments": [\n{"start": 0.0,\n', "talk.json:", id="cut off"),
        pytest.param("[\n [oops]]", "talk.json:2: it is not JSON at column 3", id="not JSON"),
        pytest.param('{"a": 1}', "talk.json:1: it is JSON, but no transcript", id="another thing"),
        pytest.param('{"segments": [\n{"start": 0}]}', "talk.json:2: this segment", id="no text"),
        pytest.param("[" * 200_000, "talk.json:1: its JSON is nested too deeply", id="too deep"),
    ],
)  # fmt: skip
def test_broken_json_is_refused_with_its_place(read: Read, text: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(text, "talk.json")
    assert str(caught.value).startswith(message)


def test_a_truncated_file_is_said_to_be_one(read: Read) -> None:
    with pytest.raises(SourceError, match="cut off"):
        read('{"segments": [{"start": 0.0, "text": " We ro', "talk.json")
