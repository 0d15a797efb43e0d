"""Addresses of folders and files as people write them: ``s3://bucket/folder/``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from kgraph.model.identifiers import hash_text

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_LOCAL: Final = "file"
_SECRET: Final = ("access_key", "secret_key", "session_token")

Place: TypeAlias = "Path | Address"


@dataclass(frozen=True, slots=True)
class Address:
    """What lies elsewhere; ``whole`` may hold keys and must not be shown or kept."""

    whole: str

    @property
    def scheme(self) -> str:
        """The kind of store, in lower case."""
        return urlsplit(self.whole).scheme

    def __str__(self) -> str:
        """Return it without keys and options.

        >>> str(Address("s3://key:secret@talks/2024/?endpoint_override=localhost:9000"))
        's3://talks/2024'
        """
        parts = urlsplit(self.whole)
        host = parts.netloc.rpartition("@")[2]
        return f"{parts.scheme}://{host}{parts.path}".rstrip("/")

    @property
    def store(self) -> str:
        """A name for the store, which tells it from others: its kind and a hash."""
        options = [pair for pair in parse_qsl(urlsplit(self.whole).query) if pair[0] not in _SECRET]
        return f"{self.scheme}-{hash_text(self.scheme, *map(str, sorted(options)), length=8)}"


def parse_place(text: str) -> Place:
    """Return what a person has named: an address, or a file or folder of this machine.

    >>> parse_place("s3://talks/2024")
    Address(whole='s3://talks/2024')
    >>> parse_place("file:///data/two%20talks")
    PosixPath('/data/two talks')
    >>> parse_place("notes/talk.txt")
    PosixPath('notes/talk.txt')
    """
    if not is_address(text):
        return Path(text)
    if urlsplit(text).scheme == _LOCAL:
        return Path(unquote(urlsplit(text).path))
    return Address(text)


def parse_places(places: Sequence[Path | str]) -> list[Place]:
    """Return what a person has named, each as ``parse_place`` takes it."""
    return [place if isinstance(place, Path) else parse_place(place) for place in places]


def is_address(text: str) -> bool:
    """Say whether a text is the address of what may lie elsewhere.

    >>> is_address("s3://talks"), is_address("talks/a.txt")
    (True, False)
    """
    return _ADDRESS.match(text) is not None
