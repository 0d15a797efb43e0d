"""The part files of a set of tables: written whole or not at all, each document once.

A part is one file in the folder of each table, all of one name, which is a hash of the keys of its
documents. Whoever writes the same documents again writes the same part again. The file of its
documents comes last: without it a part is not there.
"""

from __future__ import annotations

import os
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from kgraph.errors import OutputError
from kgraph.model.identifiers import hash_text
from kgraph.tables.rows import Yield, tables_of
from kgraph.tables.schema import SCHEMA_BY_TABLE, SCHEMA_VERSION, VERSION_KEY

_ROWS_AT_ONCE: Final = 65_536
_COMPRESSION: Final = "zstd"


def part_name(keys: Iterable[str]) -> str:
    """Return the name of the part that holds the documents with these keys."""
    return f"part-{hash_text(*sorted(keys))}.parquet"


def write_part(folder: Path, found: Sequence[Yield]) -> Path:
    """Write what some documents yield as one part, and return the file of its documents.

    A part that is there already stays as it is.

    Args:
        folder: The set; it is made where it is not there.
        found: Documents, none of which the set has under the same key in another part.

    Raises:
        OutputError: the files cannot be written.
    """
    name = part_name(each.key for each in found)
    target = folder / "documents" / name
    if not target.exists():
        write_tables(folder, tables_of(found), name=name)
    return target


def write_tables(folder: Path, tables: dict[str, pa.Table], *, name: str) -> None:
    """Write the tables of one part, that of the documents last.

    Raises:
        OutputError: the files cannot be written.
    """
    for table in SCHEMA_BY_TABLE:
        path = folder / table / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(tables[table], path)
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"the tables cannot be written ({reason}). Choose another folder."
            raise OutputError(message, place=str(path)) from error


def _write_whole(table: pa.Table, path: Path) -> None:
    unfinished = path.with_name(f".{secrets.token_hex(8)}.unfinished")
    try:
        pq.write_table(table, unfinished, compression=_COMPRESSION, row_group_size=_ROWS_AT_ONCE)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def part_names(folder: Path) -> list[str]:
    """Return the names of the parts that are whole, sorted.

    Raises:
        OutputError: there is none, or one is of another version of kgraph.
    """
    names = sorted(path.name for path in (folder / "documents").glob("part-*.parquet"))
    if not names:
        message = "no tables of documents are here. Give a folder that holds documents/part-*."
        raise OutputError(message, place=str(folder))
    for name in names:
        for table in SCHEMA_BY_TABLE:
            _require_usable(folder / table / name)
    return names


def _require_usable(path: Path) -> None:
    try:
        metadata = pq.read_metadata(path).metadata or {}
    except (OSError, pa.ArrowException) as error:
        message = f"this part of the tables cannot be read ({error}). Write the part anew."
        raise OutputError(message, place=str(path)) from error
    version = metadata.get(VERSION_KEY, b"?").decode()
    if version != SCHEMA_VERSION:
        message = (
            f"these tables are of version {version}, and this kgraph reads {SCHEMA_VERSION}. "
            "Write them anew."
        )
        raise OutputError(message, place=str(path))


def keys_in(folder: Path) -> set[str]:
    """Return the keys of the documents that a set holds; none where there is no set."""
    return {
        key
        for path in sorted((folder / "documents").glob("part-*.parquet"))
        for key in pq.read_table(path, columns=["key"]).column("key").to_pylist()
    }


def require_each_once(folder: Path) -> None:
    """Make sure that no document is in two parts.

    Raises:
        OutputError: one is; the message names it.
    """
    for column in ("key", "document_id"):
        counts: Counter[str] = Counter()
        for name in part_names(folder):
            path = folder / "documents" / name
            counts.update(pq.read_table(path, columns=[column]).column(column).to_pylist())
        twice = sorted(value for value, count in counts.items() if count > 1)
        if twice:
            message = f"{column} {twice[0]!r} is there {counts[twice[0]]} times. Keep one of them."
            raise OutputError(message, place=str(folder))


def read_contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the key and the kept result of each document that has one, in no certain order.

    Raises:
        OutputError: there are no usable tables.
    """
    for name in part_names(folder):
        file = pq.ParquetFile(folder / "documents" / name)
        for batch in file.iter_batches(columns=["key", "content"]):
            keys, contents = (column.to_pylist() for column in batch.columns)
            found = zip(keys, contents, strict=True)
            yield from ((key, content) for key, content in found if content is not None)
