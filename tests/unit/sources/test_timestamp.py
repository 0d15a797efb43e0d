"""Time codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.sources.timestamp import (
    find_inline_codes,
    find_leading_codes,
    parse_clock,
    parse_timestamp,
)


@given(st.integers(min_value=0, max_value=100 * 3_600_000))
def test_a_time_written_as_a_timestamp_is_read_back(start_ms: int) -> None:
    seconds, milliseconds = divmod(start_ms, 1000)
    hours, minutes = divmod(seconds // 60, 60)
    assert (
        parse_timestamp(f"{hours:02}:{minutes:02}:{seconds % 60:02}.{milliseconds:03}") == start_ms
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("00:61:00.000", id="more than 59 minutes"),
        pytest.param("00:00:75.000", id="more than 59 seconds"),
        pytest.param("00:01,500", id="a comma"),
        pytest.param("1:00.000", id="one digit"),
        pytest.param(" 00:01.000", id="a blank before"),
    ],
)
def test_other_forms_are_no_timestamps(text: str) -> None:
    with pytest.raises(ValueError, match="not a WebVTT timestamp"):
        parse_timestamp(text)


@pytest.mark.parametrize(
    ("text", "start_ms"),
    [
        pytest.param("0:05", 5_000, id="minutes of one digit"),
        pytest.param("75:10", 4_510_000, id="more than an hour in minutes"),
        pytest.param("1:02:03,5", 3_723_500, id="the comma of SRT and a tenth"),
        pytest.param("1:75", None, id="75 seconds"),
        pytest.param("noon", None, id="a word"),
    ],
)
def test_times_as_people_type_them(text: str, start_ms: int | None) -> None:
    assert parse_clock(text) == start_ms


@pytest.mark.parametrize(
    ("text", "codes", "body"),
    [
        pytest.param("[00:18] Ana: Hi", [18_000], 8, id="square brackets"),
        pytest.param("(1:02:03) Ana: Hi", [3_723_000], 10, id="round brackets"),
        pytest.param("[00:10] [00:12] Hi", [10_000, 12_000], 16, id="two in a row"),
        pytest.param("[00:00.000 --> 00:05.000] Hi", [0], 26, id="a range"),
        pytest.param("00:12 - Hi", [12_000], 8, id="none and a dash"),
        pytest.param("At 5:30 we left", [], 0, id="a time of day inside"),
    ],
)
def test_time_codes_that_open_a_line(text: str, codes: list[int], body: int) -> None:
    found, start = find_leading_codes(text)
    assert [code.start_ms for code in found] == codes
    assert start == body


def test_round_brackets_inside_a_sentence_are_no_time_code() -> None:
    assert find_inline_codes("as Paul writes (3:16) to them") == []
