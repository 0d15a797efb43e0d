"""Plain values -> RDF literals, always in the one form that is written."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from rdflib import XSD, Literal, URIRef

_DECIMAL_TYPE: Final = XSD.decimal  # rdflib looks a term up anew each time that it is named
_INTEGER_TYPE: Final = XSD.integer
_KEPT = 65_536  # literals, which are slow to make and often the same

_DATATYPES: tuple[tuple[re.Pattern[str], str, URIRef], ...] = (
    (re.compile(r"[0-9]{4}"), "{}-01-01", XSD.gYear),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), "{}-01", XSD.gYearMonth),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "{}", XSD.date),
)
_INTEGER = re.compile(r"[+-]?[0-9]{1,30}")
_DECIMAL = re.compile(r"[+-]?[0-9]{0,30}\.[0-9]{1,30}")
_SURROGATE = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=_KEPT)
def name_literal(text: str) -> Literal:
    """Return a string literal of a text that comes again and again, such as the name of a rule."""
    return text_literal(text)


def text_literal(text: str) -> Literal:
    """Return a string literal; half a surrogate pair, which RDF cannot hold, becomes U+FFFD."""
    whole = text if text.isascii() else _SURROGATE.sub("\ufffd", text)
    return Literal(whole, normalize=False)


@lru_cache(maxsize=_KEPT)
def integer_literal(number: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(number), datatype=_INTEGER_TYPE, normalize=False)


@lru_cache(maxsize=_KEPT)
def decimal_literal(number: float | Decimal) -> Literal:
    """Return an ``xsd:decimal`` of at most six places, without needless zeros.

    >>> str(decimal_literal(0.930)), str(decimal_literal(1.0)), str(decimal_literal(1e-9))
    ('0.93', '1.0', '0.0')
    """
    text = f"{number:z.6f}".rstrip("0")
    text = f"{text}0" if text.endswith(".") else text
    return Literal(text, datatype=_DECIMAL_TYPE, normalize=False)


@lru_cache(maxsize=_KEPT)
def date_literal(date: str) -> Literal:
    """Return an ISO 8601 date of year, month or day precision with its datatype.

    What is no date of the calendar is kept as a string.

    >>> str(date_literal("2015-03").datatype)
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    >>> date_literal("2015-02-30").datatype is None
    True
    """
    for form, completed, datatype in _DATATYPES:
        if form.fullmatch(date) and _is_day(completed.format(date)):
            return Literal(date, datatype=datatype, normalize=False)
    return text_literal(date)


def value_literal(value: str) -> Literal:
    """Return a literal for a value of unknown kind: a date, else a number, else a string.

    Four digits are a year.
    """
    date = date_literal(value)
    if date.datatype is not None:
        return date
    if _INTEGER.fullmatch(value):
        return integer_literal(int(value))
    if _DECIMAL.fullmatch(value):
        return decimal_literal(Decimal(value))
    return text_literal(value)


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
