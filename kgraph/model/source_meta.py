"""What a person says of one source."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.model.known_name import KnownName


@dataclass(frozen=True, slots=True)
class SourceMeta:
    """What ``NAME.meta.toml`` beside a source says; all of it may be missing.

    ``date`` is a year, a month or a day in ISO 8601. ``recording`` is the address of what was
    transcribed, ``page`` that of a page about it, both http or https. ``people`` are known
    names of this source alone. ``sha256`` is the hash of the file's bytes.
    """

    sha256: str | None = None
    title: str | None = None
    date: str | None = None
    recording: str | None = None
    page: str | None = None
    people: tuple[KnownName, ...] = ()
