"""Dates in running text, as ISO 8601 of year, month or day precision."""

from __future__ import annotations

import re

from kgraph.language.lexicon import MONTHS

_MONTH = "|".join([*MONTHS, *(month[:3] + r"\.?" for month in MONTHS), r"sept\.?"])
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s+(?:{_DAY},?\s+)?|{_DAY.replace('day', 'day2')}\s+"
    rf"(?:of\s+)?(?P<month2>{_MONTH}),?\s+)?{_YEAR}\b(?![\d-]*\s*(?:km|m|kg|people|percent|%))",
    re.IGNORECASE,
)


def parse_date(text: str) -> str | None:
    """Return the first date in the text, ``None`` when there is no year.

    >>> parse_date("on January 8, 1880"), parse_date("in March 2004"), parse_date("since 2015")
    ('1880-01-08', '2004-03', '2015')
    """
    match = _DATE.search(text)
    return None if match is None else _iso(match)


def find_dates(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, ISO date) of every date in the text, in order."""
    return [(match.start(), match.end(), _iso(match)) for match in _DATE.finditer(text)]


def _iso(match: re.Match[str]) -> str:
    year = match["year"]
    month = match["month"] or match["month2"]
    day = match["day"] or match["day2"]
    if not month:
        return year
    number = [name[:3] for name in MONTHS].index(month[:3].lower()) + 1
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{number:02d}"
    return f"{year}-{number:02d}-{int(day):02d}"
