from __future__ import annotations

import pytest

from kgraph.language.dates import find_dates, parse_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        pytest.param("since 2015", "2015", id="a year alone"),
        pytest.param("in March 2004", "2004-03", id="month and year"),
        pytest.param("on January 8, 1880", "1880-01-08", id="month, day, year"),
        pytest.param("the 3rd of May 1999", "1999-05-03", id="day of month"),
        pytest.param("12 Sept. 2001", "2001-09-12", id="an abbreviated month"),
        pytest.param("twenty people came", None, id="no date at all"),
        pytest.param("a herd of 2000 kg", None, id="a weight is no year"),
    ],
)
def test_dates_become_iso(words: str, date: str | None) -> None:
    assert parse_date(words) == date


def test_every_date_of_a_sentence_is_found_in_order() -> None:
    words = "from 2011 to June 2016"
    found = [(words[start:end], date) for start, end, date in find_dates(words)]
    assert found == [("2011", "2011"), ("June 2016", "2016-06")]
