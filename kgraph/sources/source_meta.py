"""``NAME.meta.toml`` beside a source: what a person says of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import urlsplit

from kgraph.errors import SettingsError, SourceError
from kgraph.model import Document, KnownName, SourceMeta
from kgraph.model.toml import parse_toml
from kgraph.sources.decoding import read_bytes
from kgraph.sources.known_names import parse_known_name

META_SUFFIX: Final = ".meta.toml"

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_NO_IRI = re.compile(r"[\x00-\x20\x7f-\x9f<>\"{}|\\^`]")


def is_meta_file(path: Path) -> bool:
    """Say whether a file is about a source, and none itself."""
    return path.name.endswith(META_SUFFIX)


def find_meta_file(path: Path) -> Path | None:
    """Return the file that tells of the source at ``path``, if there is one.

    For ``talk.txt`` that is ``talk.txt.meta.toml``, else ``talk.meta.toml``.
    """
    places = (path.with_name(name) for name in meta_names(path.name))
    return next((place for place in places if _is_there(place)), None)


def meta_names(name: str) -> tuple[str, ...]:
    """Return what a file about the source of that name can be called.

    >>> meta_names("talk.txt")
    ('talk.txt.meta.toml', 'talk.meta.toml')
    """
    names = (f"{each}{META_SUFFIX}" for each in (name, PurePath(name).stem))
    return tuple(dict.fromkeys(names))


def is_about_any(meta_name: str, sources: Collection[str]) -> bool:
    """Say whether one of the sources, given by file name, is what a file tells of."""
    return any(meta_name in meta_names(source) for source in sources)


def read_source_meta(path: Path) -> SourceMeta:
    """Read a file about a source.

    Raises:
        SourceError: the file cannot be read, is not TOML, or says what cannot be used.
    """
    place = path.as_posix()
    content = read_bytes(path, source=place)
    meta = parse_source_meta(content, place=place)
    return replace(meta, sha256=sha256(content).hexdigest())


def with_meta(document: Document, meta: SourceMeta) -> Document:
    """Return the document with what a person says of it in place of what was read off it."""
    return replace(
        document, title=meta.title or document.title, date=meta.date or document.date, meta=meta
    )


def parse_source_meta(content: bytes, *, place: str) -> SourceMeta:
    """Return what the bytes of such a file say.

    Raises:
        SourceError: as for ``read_source_meta``.

    >>> parse_source_meta(b'audio = "https://example.org/talk.mp3"', place="x").recording
    'https://example.org/talk.mp3'
    """
    found: dict[str, Any] = {}
    for key, value in _parse_toml(content, place).items():
        if key not in _KEYS:
            raise SourceError(
                f"no key is called {key!r}. Remove it, or use one of: {', '.join(_KEYS)}.",
                place=place,
            )
        name, parse, remedy = _KEYS[key]
        parsed = parse(value)
        if parsed is None:
            raise SourceError(f"{key} cannot be used. {remedy}", place=place)
        found[name] = parsed
    return SourceMeta(**found)


def _parse_toml(content: bytes, place: str) -> Mapping[str, Any]:
    try:
        return parse_toml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError("it is not UTF-8. Save it in that encoding.", place=place) from error
    except tomllib.TOMLDecodeError as error:
        fault = str(error)[:1].lower() + str(error)[1:]
        raise SourceError(f'{fault}. Write key = "value", one a line.', place=place) from error


def _text(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _date(value: object) -> str | None:
    """Return a date in ISO 8601 to the day, the month or the year; TOML has dates and numbers."""
    found = _DATE.fullmatch(str(value)[:10]) if isinstance(value, str | int | date) else None
    if found is None or (isinstance(value, str) and len(value) > len("2016-03-18")):
        return None
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
    return found[0]


def _address(value: object) -> str | None:
    """Return an address of the web; any other could run something when it is followed."""
    if not isinstance(value, str) or _NO_IRI.search(value):
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in {"http", "https"} and parts.hostname else None


def _people(value: object) -> tuple[KnownName, ...] | None:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return None
    try:
        names = [parse_known_name(each.strip()) for each in value]
    except SettingsError:
        return None
    return tuple(replace(name, entity_type=name.entity_type or "person") for name in names)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


_WEB = (
    'Give an address that begins with https:// or http://, such as {} = "https://example.org/{}".'
)
_KEYS: Final[Mapping[str, tuple[str, Callable[[object], object], str]]] = {
    "title": ("title", _text, 'Write title = "...".'),
    "date": ("date", _date, 'Write date = "2016-03-18", "2016-03" or "2016".'),
    "audio": ("recording", _address, _WEB.format("audio", "talk.mp3")),
    "page": ("page", _address, _WEB.format("page", "talk")),
    "people": ("people", _people, 'Write people = ["Ana Ruiz", "Bo Lind = Beau Lynd, Bo"].'),
}
