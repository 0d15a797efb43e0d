"""What is sent to the nodes of a cluster, which need not see the files: their bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kgraph.build.source_files import SourceFile
from kgraph.errors import SourceError
from kgraph.model import Problem

_MOST_BYTES: Final = 64_000  # of a group: what a reader takes some seconds for
_MOST_FILES: Final = 16
_MOST_GROUPS: Final = 20_000  # each costs the driver a few milliseconds, and memory
_TURNS: Final = 16  # groups for each reader, so that all end at about the same time


@dataclass(frozen=True, slots=True)
class Parcel:
    """A source with its bytes, or with why they cannot be read; and the file that tells of it."""

    file: SourceFile
    content: bytes | Problem
    meta: bytes | Problem | None = None

    @property
    def size(self) -> int:
        """How many bytes are to be read."""
        return 0 if isinstance(self.content, Problem) else len(self.content)


def pack(file: SourceFile) -> Parcel:
    """Return a source with its bytes."""
    content = _bytes_of(file, file.path, called=file.source)
    meta = None if file.meta is None else _bytes_of(file, file.meta, called=file.meta.as_posix())
    return Parcel(file, content, meta)


def unpack(parcel: Parcel, folder: Path) -> tuple[SourceFile, Problem | None]:
    """Write a source into a folder; return it there, and what is wrong with the file about it."""
    file = parcel.file
    content = b"" if isinstance(parcel.content, Problem) else parcel.content
    path = folder / f"source{file.path.suffix}"
    path.write_bytes(content)
    if not isinstance(parcel.meta, bytes):
        return file.moved(path, meta=None), parcel.meta
    meta = folder / "meta.toml"
    meta.write_bytes(parcel.meta)
    return file.moved(path, meta=meta), None


def grouped(
    files: Sequence[SourceFile], sizes: Sequence[int], *, readers: int
) -> Iterator[list[SourceFile]]:
    """Yield the files, in their order, in groups that one reader takes at a time."""
    total = sum(sizes)
    most = min(_MOST_BYTES, total // (readers * _TURNS))
    most = max(most, total // _MOST_GROUPS)
    most_files = max(_MOST_FILES, len(files) // _MOST_GROUPS)
    group: list[SourceFile] = []
    filled = 0
    for file, size in zip(files, sizes, strict=True):
        if group and (filled + size > most or len(group) >= most_files):
            yield group
            group, filled = [], 0
        group.append(file)
        filled += size
    if group:
        yield group


def absolute(file: SourceFile) -> SourceFile:
    """Return a file as a process with another working folder finds it."""
    meta = None if file.meta is None else file.meta.absolute()
    return file.moved(file.path.absolute(), meta=meta)


def _bytes_of(file: SourceFile, path: Path, *, called: str) -> bytes | Problem:
    from kgraph.sources.decoding import read_bytes  # here: it loads the libraries of the formats

    try:
        return read_bytes(path, source=called)
    except SourceError as error:
        return file.shown(Problem(error.place or file.source, error.message))
