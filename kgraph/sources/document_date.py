"""The line near the top of an article that says when it came out."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_BEFORE = (
    r"(?:(?:article )?(?:first )?(?:published|posted|updated|date|released|aired|recorded)"
    r"(?: on)?\s*+:?\s*+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
)
_AFTER = r"(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,20})?\.?"
_FORMS = tuple(
    re.compile(rf"{_BEFORE}{form}{_AFTER}", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:T[\d:.+Z-]*)?",
    )
)


def parse_date_line(text: str) -> str | None:
    """Return the date that a line consists of as ISO 8601, ``None`` for any other line.

    >>> parse_date_line("Published: Monday, 3 March 2008"), parse_date_line("In March 2008")
    ('2008-03-03', None)
    """
    for form in _FORMS:
        match = form.fullmatch(text.strip())
        if match:
            return _iso(match.groupdict())
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    month = parts.get("month")
    number = _MONTHS.index(month[:3].lower()) + 1 if month else int(parts.get("number") or 0)
    year, day = int(parts["year"] or 0), int(parts["day"] or 0)
    try:
        return date(year, number, day).isoformat()
    except ValueError:
        return None
