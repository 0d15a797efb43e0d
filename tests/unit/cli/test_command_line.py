"""What is printed does nothing to a terminal but stand there."""

from __future__ import annotations

import pytest

from kgraph.cli.command_line import one_line


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("Zoë 🚢 民主.", "Zoë 🚢 民主.", id="letters stay as they are"),
        pytest.param("👩‍🚒", "👩‍🚒", id="an emoji of several parts stays whole"),
        pytest.param("a\nb\r\tc", r"a\nb\r\tc", id="line breaks and tabs"),
        pytest.param("\x1b[2J\x9b2J", r"\x1b[2J\x9b2J", id="commands to the terminal"),
        pytest.param("a\u202eb\u2028c", r"a\u202eb\u2028c", id="turns of direction, other breaks"),
        pytest.param("caf\udce9", r"caf\udce9", id="half a character"),
    ],
)
def test_one_line_of(text: str, printed: str) -> None:
    assert one_line(text) == printed
