"""Real input, read where it lies; none of its words stand here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgraph.model import Document
from kgraph.sources import read_document

_FOLDER = Path(__file__).parents[4] / "shared" / "sources"

pytestmark = pytest.mark.skipif(not _FOLDER.is_dir(), reason="../shared/sources is absent")


def read_shared(name: str) -> Document:
    return read_document(_FOLDER / name, source=name)


@pytest.mark.parametrize(
    ("name", "reader", "speakers", "turns"),
    [
        pytest.param("hegemonicon-leftroots.txt", "plain_transcript", 3, 48, id="recognised talk"),
        pytest.param("podcast_wrestling.txt", "plain_transcript", 2, 26, id="two hosts"),
        pytest.param("interview_gaming.txt", "plain_transcript", 3, 20, id="written interview"),
        pytest.param("invented-interview.vtt", "vtt", 3, 29, id="captions"),
        pytest.param("news_iodine.txt", "text_article", 0, 0, id="news"),
        pytest.param("bio_emperor.txt", "text_article", 0, 0, id="biography"),
    ],
)
def test_real_input_has_its_speakers_and_turns(
    name: str, reader: str, speakers: int, turns: int
) -> None:
    document = read_shared(name)
    assert document.reader == reader
    assert len(document.roster) == speakers
    assert sum(turn.speaker is not None for turn in document.turns) == turns
    assert document.notices == ()


def test_nothing_of_the_noise_of_a_real_transcript_is_read() -> None:
    view = read_shared("hegemonicon-leftroots.txt").reading.text
    assert not re.search(r"\d\d:\d\d|\b[Uu](?:m|h)\b|U\. S\.|Skip to|About the Host", view)
