"""JSON whose strings know where in the source they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from kgraph.model import Span, Substitution
from kgraph.sources.draft import Raw

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s,:{}\[\]"]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))",
    re.DOTALL,
)
_LETTERS = {"b": " ", "f": " ", "n": "\n", "r": "\r", "t": "\t"}


@dataclass(frozen=True, slots=True)
class LocatedString:
    """A string: its value, and the source stretch between its quotation marks."""

    value: str
    start: int
    end: int


@dataclass(slots=True)
class LocatedList:
    """An array, with the offset of its bracket."""

    start: int
    items: list[LocatedValue] = field(default_factory=list)


@dataclass(slots=True)
class LocatedObject:
    """An object, with the offset of its brace; of a key given twice the last counts."""

    start: int
    members: dict[str, LocatedValue] = field(default_factory=dict)
    key: str | None = None


Scalar: TypeAlias = float | bool | None
LocatedValue: TypeAlias = LocatedString | LocatedList | LocatedObject | Scalar


def parse_located(raw: Raw) -> LocatedValue:
    """Return a JSON text with the places of its strings.

    Raises:
        SourceError: it is not JSON; the message names line and column.
    """
    _require_json(raw)
    root = LocatedList(0)
    stack: list[LocatedList | LocatedObject] = [root]
    for match in _TOKEN.finditer(raw.text):
        token = match[0]
        if token in "}]":
            stack.pop()
            continue
        value = _value_of(token, match.start())
        if not _add(stack[-1], value):
            continue
        if isinstance(value, LocatedList | LocatedObject):
            stack.append(value)
    return root.items[0]


def find_escapes(text: str, span: Span) -> Iterator[Substitution]:
    r"""Yield the escapes inside a JSON string with the letters that they stand for.

    >>> [mark.text for mark in find_escapes(r"na\u00efve \ud83d\ude00", Span(0, 23))]
    ['ï', '😀']
    """
    for match in _ESCAPE.finditer(text, span.start, span.end):
        yield Substitution(Span(*match.span()), _letter(match))


def _require_json(raw: Raw) -> None:
    try:
        # Numbers as float: an integer of 5,000 digits is an error to int() and none to us.
        json.loads(raw.text, parse_int=float)
    except json.JSONDecodeError as error:
        cut_off = error.pos >= len(raw.text.rstrip()) or error.msg.startswith("Unterminated")
        remedy = "The file may be cut off: fetch it again." if cut_off else "Mend it there."
        message = f"it is not JSON at column {error.colno} ({error.msg}). {remedy}"
        raise raw.error(error.pos, message) from error
    except RecursionError as error:
        raise raw.error(0, "its JSON is nested too deeply. Flatten it.") from error


def _add(parent: LocatedList | LocatedObject, value: LocatedValue) -> bool:
    """Put a value in its place; ``False`` where it was a key."""
    if isinstance(parent, LocatedList):
        parent.items.append(value)
    elif parent.key is None:
        parent.key = value.value if isinstance(value, LocatedString) else ""
        return False
    else:
        parent.members[parent.key] = value
        parent.key = None
    return True


def _value_of(token: str, start: int) -> LocatedValue:
    if token[0] == '"':
        return LocatedString(_unescape(token[1:-1]), start + 1, start + len(token) - 1)
    if token == "{":
        return LocatedObject(start)
    if token == "[":
        return LocatedList(start)
    words: dict[str, Scalar] = {"true": True, "false": False, "null": None}
    return words[token] if token in words else float(token)


def _unescape(inner: str) -> str:
    return _ESCAPE.sub(_letter, inner) if "\\" in inner else inner


def _letter(match: re.Match[str]) -> str:
    high, low, unit, letter = match.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
    if unit:
        code = int(unit, 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    return _LETTERS.get(letter, letter)
