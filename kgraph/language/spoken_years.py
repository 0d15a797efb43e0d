"""Years as people say them: "nineteen sixty two", "two thousand and nine", "in ninety nine"."""

from __future__ import annotations

import re

_UNITS = dict(
    zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True)
)
_TEENS = dict(
    zip(
        """ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen""".split(),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_UNIT = "|".join(_UNITS)
_TEEN = "|".join(_TEENS)
_TEN = "|".join(_TENS)
_PAIR = rf"(?:oh|o) (?:{_UNIT})|(?:{_TEN})(?:[ -](?:{_UNIT}))?|(?:{_TEEN})"
_YEAR = re.compile(
    rf"\b(?:(?P<century>fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
    rf" (?P<pair>{_PAIR})"
    rf"|two thousand(?: and)?(?: (?P<rest>{_PAIR}|{_UNIT}))?"
    rf"|(?<=in )(?P<in>{_PAIR})|(?<=since )(?P<since>{_PAIR})|(?<=until )(?P<until>{_PAIR})"
    rf"|(?<=till )(?P<till>{_PAIR}))\b"
    rf"(?! (?:{_UNIT}|years?|months?|weeks?|days?|minutes?|of|hundred))",
    re.IGNORECASE,
)
_YOUNGEST = 30
"""A year of two figures below this is one of this century, "oh nine"; others of the last."""


def find_spoken_years(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, year) of every year in words, in order.

    >>> [year for _, _, year in find_spoken_years("from nineteen sixty two till ninety nine")]
    ['1962', '1999']
    """
    return [(match.start(), match.end(), str(_year(match))) for match in _YEAR.finditer(text)]


def _year(match: re.Match[str]) -> int:
    if match["century"]:
        words = match["century"].lower()
        return 100 * (_TEENS | _TENS)[words] + _number(match["pair"])
    short = match["in"] or match["since"] or match["until"] or match["till"]
    if not short:
        return 2000 + _number(match["rest"] or "")
    number = _number(short)
    return (2000 if number < _YOUNGEST else 1900) + number


def _number(words: str) -> int:
    known = _UNITS | _TEENS | _TENS
    return sum(known.get(word, 0) for word in re.split(r"[ -]", words.lower()))
