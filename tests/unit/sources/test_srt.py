"""SubRip captions."""

from __future__ import annotations

import pytest

from kgraph.errors import SourceError

from .conftest import Read


def subtitles(first: str, second: str, *, head: str = "{number}\n", gap: str = "\n") -> str:
    """Return two cues of a second each."""
    one = f"{head.format(number=1)}00:00:01,000 --> 00:00:02,000\n{first}\n"
    return f"{one}{gap}{head.format(number=2)}00:00:02,000 --> 00:00:03,000\n{second}\n"


_PLAIN = subtitles("The quay", "held.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_PLAIN, id="plain"),
        pytest.param(_PLAIN.replace(",", ".").replace("00:00:", "0:00:"), id="points, one digit"),
        pytest.param(subtitles("The quay", "held.", head=""), id="no numbers"),
        pytest.param(subtitles("The quay", "held.", gap=""), id="no blank line"),
        pytest.param(subtitles("{\\an8}<i>The</i> quay", '<font color="red">held.'), id="layout"),
        pytest.param(_PLAIN.replace("\n", "\r\n"), id="line ends of Windows"),
    ],
)
@pytest.mark.parametrize("name", ["talk.srt", "talk.txt"])
def test_subtitles_are_read_whatever_their_dialect(read: Read, text: str, name: str) -> None:
    document = read(text, name)
    assert (document.reader, document.reading.text) == ("srt", "The quay held.")
    assert [mark.start_ms for mark in document.time_marks] == [1_000, 2_000]
    assert document.notices == ()


def test_a_number_left_alone_is_no_fault(read: Read) -> None:
    assert read(f"{_PLAIN}\n3\n", "talk.srt").notices == ()


def test_a_cue_without_times_is_refused_with_its_line(read: Read) -> None:
    with pytest.raises(SourceError, match=r"^talk.srt:2: the times of this cue cannot be read"):
        read("1\n00:00:aa --> 00:00:02,000\nHi", "talk.srt")
