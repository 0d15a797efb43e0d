"""``data/names.txt``: names that a user says occur in the sources."""

from __future__ import annotations

import re
from pathlib import Path

from kgraph.errors import SettingsError, SourceError
from kgraph.model import KnownName
from kgraph.sources.decoding import read_bytes

_TYPED = re.compile(r"\[(?P<type>[^\[\]]*)\]\s*(?P<rest>.*)")


def read_known_names(path: Path) -> tuple[KnownName, ...]:
    """Read a file of names: ``[type] Name = alias, alias``, one a line.

    Type and aliases may be missing; ``#`` at the start of a line or after a blank begins a
    comment. An empty file holds no names.

    Raises:
        SettingsError: the file cannot be read, or a line has another form.
    """
    place = path.as_posix()
    try:
        content = read_bytes(path, source=place)
    except SourceError as error:
        raise SettingsError(error.message, place=place) from error
    return parse_known_names(content, place=place)


def parse_known_names(content: bytes, *, place: str) -> tuple[KnownName, ...]:
    """Return the names that a file's bytes state.

    Raises:
        SettingsError: as for ``read_known_names``.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("it is not UTF-8. Save it as UTF-8.", place=place) from error
    names = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip()
        if words:
            names.append(parse_known_name(words, place=f"{place}:{number}"))
    return tuple(names)


def parse_known_name(line: str, *, place: str = "") -> KnownName:
    """Return the name that one line gives.

    Raises:
        SettingsError: there is no name, no alias after ``=``, or no type between brackets.

    >>> parse_known_name("[person] Ana Ruiz = Anna Ruis, A. Ruiz")
    KnownName(label='Ana Ruiz', aliases=('Anna Ruis', 'A. Ruiz'), entity_type='person')
    """
    typed = _TYPED.fullmatch(line)
    rest = typed["rest"] if typed else line
    label, equals, listed = (part.strip() for part in rest.partition("="))
    aliases = tuple(alias.strip() for alias in listed.split(",")) if equals else ()
    entity_type = typed["type"].strip() if typed else None
    if not label or "" in aliases or entity_type == "":
        message = "this is no name. Write: [type] Name = alias, alias (type and aliases may go)."
        raise SettingsError(message, place=place)
    return KnownName(label, aliases, entity_type)
