"""Where the tables of a ledger stand, and what one of them says."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NoReturn, TypeVar

from kgraph.errors import SettingsError
from kgraph.resolution.ledger import EntityRef

Choice = TypeVar("Choice", bound=StrEnum)

_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ID: Final = re.compile(r"[^/\s]+/\S+")
_REF_FORM: Final = 'Write "person/ana-ruiz", or { type = "person", label = "Ana Ruiz" }.'
_HEADING: Final = re.compile(r"^[ \t]*\[\[[ \t]*(?P<kind>[\w-]+)[ \t]*\]\]", re.MULTILINE)
_WORDS: Final = re.compile(
    r'#[^\n]*|"""(?:\\.|[^\\])*?"""|' + r"'''.*?'''" + r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'",
    re.DOTALL,
)


def find_headings(text: str) -> list[tuple[str, int]]:
    r"""Return the kind of each ``[[kind]]`` heading and its line, from 1, in the order of the file.

    >>> find_headings('# [[merge]]\n[[add]]\nwhy = "[[split]]"\n[[merge]]')
    [('add', 2), ('merge', 4)]
    """
    bare = _WORDS.sub(lambda found: "\n" * found[0].count("\n"), text)
    return [
        (found["kind"], bare.count("\n", 0, found.start("kind")) + 1)
        for found in _HEADING.finditer(bare)
    ]


def mask_long_texts(text: str) -> str:
    """Return TOML with every letter of its texts of several lines masked: no line is a comment.

    >>> mask_long_texts("a = 1 # b")
    'a = 1 # b'
    """
    return _WORDS.sub(
        lambda found: re.sub(r"[^\n]", "x", found[0]) if "\n" in found[0] else found[0], text
    )


@dataclass(frozen=True, slots=True)
class Table:
    """One decision as TOML has it; ``place`` is where its heading stands."""

    kind: str
    values: dict[str, Any]
    place: str
    line: int

    def require_known(self, names: Collection[str]) -> None:
        """Raise unless the table holds nothing but these.

        Raises:
            SettingsError: it holds another.
        """
        for name in self.values:
            if name not in names:
                known = ", ".join(sorted(names))
                self.fail(f"[[{self.kind}]] knows no {name!r}. Use: {known}.")

    def fail(self, message: str) -> NoReturn:
        """Raise an error that names this place.

        Raises:
            SettingsError: always.
        """
        raise SettingsError(message, place=self.place)

    def text(self, name: str) -> str:
        """Return a text that must be there."""
        found = self.find_text(name)
        if found is None:
            self.fail(f'[[{self.kind}]] needs {name}. Write {name} = "...".')
        return found

    def find_text(self, name: str) -> str | None:
        """Return a text, if it is there."""
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.fail(f'{name} is no text. Write {name} = "...".')
        return str(value).strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where it is missing."""
        values = self.values.get(name, [])
        if not isinstance(values, list) or not all(
            isinstance(value, str) and value.strip() for value in values
        ):
            self.fail(f'{name} is no list of texts. Write {name} = ["...", "..."].')
        return tuple(value.strip() for value in values)

    def date(self, name: str) -> str | None:
        """Return an ISO date of a year, a month or a day, if it is there."""
        value = self.values.get(name)
        if type(value) is datetime.date:
            return value.isoformat()
        text = self.find_text(name) if value is not None else None
        if text is not None and not is_date(text):
            self.fail(f'{name} is no date. Write {name} = "2024-05-31", or a year or a month.')
        return text

    def choice(self, name: str, choices: type[Choice]) -> Choice | None:
        """Return one of a few words, if it is there."""
        text = self.find_text(name)
        known = [choice.value for choice in choices]
        if text is not None and text not in known:
            self.fail(f"{name} is {text!r}. Use one of: {', '.join(known)}.")
        return None if text is None else choices(text)

    def ref(self, name: str) -> EntityRef:
        """Return an entity that must be named."""
        found = self.find_ref(name)
        if found is None:
            self.fail(f"[[{self.kind}]] needs {name}, an entity. {_REF_FORM}")
        return found

    def find_ref(self, name: str) -> EntityRef | None:
        """Return an entity, if it is named."""
        value = self.values.get(name)
        return None if value is None else self._ref(value, name)

    def refs(self, name: str) -> tuple[EntityRef, ...]:
        """Return a list of entities."""
        values = self.values.get(name)
        if not isinstance(values, list) or len(values) < 2:
            self.fail(f"[[{self.kind}]] needs {name}, a list of two or more. {_REF_FORM}")
        return tuple(self._ref(value, name) for value in values)

    def _ref(self, value: object, name: str) -> EntityRef:
        parts = {"id": value} if isinstance(value, str) else value
        if not isinstance(parts, dict) or not parts.keys() <= {"id", "type", "label"}:
            self.fail(f"{name} names no entity. {_REF_FORM}")
        inner = Table(self.kind, parts, self.place, self.line)
        known, entity_type, label = (inner.find_text(part) for part in ("id", "type", "label"))
        if known is not None and not _ID.fullmatch(known):
            self.fail(f"{name} is {known!r}, which is no id. {_REF_FORM}")
        if known is None and (entity_type is None or label is None):
            self.fail(f"{name} lacks a type or a label. {_REF_FORM}")
        return EntityRef(known, entity_type, label)


def is_date(text: str) -> bool:
    """Say whether a text is a year, a month or a day of the calendar, as ISO 8601 writes them.

    >>> is_date("1954-03"), is_date("1954-02-30")
    (True, False)
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True
