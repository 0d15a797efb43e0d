from __future__ import annotations

import pytest

from kgraph.model import Span


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(3, 3, id="an empty stretch"),
        pytest.param(4, 3, id="an end before the start"),
        pytest.param(-1, 3, id="a start before the text"),
    ],
)
def test_a_wrong_span_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_a_span_has_the_length_of_the_text_it_covers() -> None:
    assert len(Span(2, 6)) == len(Span(2, 6).of("an apple")) == 4
