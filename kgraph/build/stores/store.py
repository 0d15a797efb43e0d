"""A folder or a file at an address, as pyarrow sees it."""

from __future__ import annotations

import secrets
import shutil
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from kgraph.build.stores.addresses import Address
from kgraph.build.stores.patience import Patience
from kgraph.errors import MissingExtraError, SettingsError

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A file below an address: its name from there on, its size, and when it was written."""

    name: str
    size: int
    written_ns: int | None


class Store:
    """A folder or a file that lies elsewhere."""

    def __init__(self, address: Address, *, patience: Patience | None = None) -> None:
        """Know where it is; nothing is asked yet.

        Raises:
            MissingExtraError: pyarrow is not installed.
            SettingsError: the address is none that pyarrow knows.
        """
        if find_spec("pyarrow") is None:
            raise MissingExtraError(what=f"reading {address}", extra="tables")
        import pyarrow as pa
        from pyarrow.fs import FileSystem

        self._patience = patience or Patience()
        try:
            self._system, root = FileSystem.from_uri(address.whole)
        except (pa.ArrowException, ValueError, ImportError) as error:
            message = f"it is no address that can be used ({error}). Write s3://bucket/folder."
            raise SettingsError(message, place=str(address)) from error
        self._root: str = root.strip("/")
        self._is_rooted = root.startswith("/")

    @property
    def place(self) -> str:
        """Where in its store it is, without a slash at either end."""
        return self._root

    def entries(self) -> list[Entry]:
        """Return the files below the folder, sorted by name, or the file itself without a name.

        Raises:
            FileNotFoundError: nothing is there.
            OSError: the store refuses.
        """
        from pyarrow.fs import FileSelector, FileType

        found = self._ask(self._path_of(""))
        if found.type == FileType.File:
            return [_entry(found, "")]
        if found.type == FileType.NotFound:
            raise FileNotFoundError("there is nothing at this address")
        listed = self._ask(FileSelector(self._path_of(""), recursive=True))
        files = [each for each in listed if each.type == FileType.File]
        start = len(self._path_of("")) + 1
        return sorted((_entry(each, each.path[start:]) for each in files), key=_name)

    def is_file(self) -> bool:
        """Say whether a file is there.

        Raises:
            OSError: the store refuses.
        """
        from pyarrow.fs import FileType

        return bool(self._ask(self._path_of("")).type == FileType.File)

    def beside(self, name: str) -> Store:
        """Return another file of the folder that this one is in."""
        other = copy(self)
        other._root = f"{self._root.rpartition('/')[0]}/{name}"
        return other

    def fetch(self, name: str, target: Path) -> None:
        """Copy a file to this machine, whole or not at all.

        Args:
            name: As ``entries`` has it.
            target: The file to make or replace.

        Raises:
            OSError: the store refuses, or the disk does.
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f".{secrets.token_hex(8)}.unfinished")
        try:
            self._patience.tried(lambda: self._copy(self._path_of(name), unfinished))
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)

    def read_columns(self, name: str, columns: list[str]) -> list[list[Any]]:
        """Return columns of a Parquet file, none where it is damaged.

        Raises:
            OSError: the store refuses.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            table = self._patience.tried(
                lambda: pq.read_table(self._path_of(name), columns=columns, filesystem=self._system)
            )
        except pa.ArrowException:
            return [[] for _ in columns]
        return [table.column(column).to_pylist() for column in columns]

    def put(self, path: Path, name: str) -> None:
        """Copy a file of this machine to the store, which shows it when it is whole.

        Raises:
            OSError: the store refuses.
        """
        self._patience.tried(lambda: self._put(path, self._path_of(name)))

    def remove(self, name: str) -> None:
        """Remove a file if it is there.

        Raises:
            OSError: the store refuses.
        """
        with suppress(FileNotFoundError):
            self._patience.tried(lambda: self._system.delete_file(self._path_of(name)))

    def _put(self, path: Path, target: str) -> None:
        with path.open("rb") as file, self._system.open_output_stream(target) as stream:
            shutil.copyfileobj(file, stream, _CHUNK)

    def _ask(self, what: object) -> Any:  # noqa: ANN401  pyarrow has no types
        return self._patience.tried(lambda: self._system.get_file_info(what))

    def _copy(self, path: str, target: Path) -> None:
        with self._system.open_input_stream(path) as source, target.open("wb") as file:
            shutil.copyfileobj(source, file, _CHUNK)

    def _path_of(self, name: str) -> str:
        root = f"/{self._root}" if self._is_rooted else self._root
        return f"{root}/{name}" if name else root


def _entry(found: Any, name: str) -> Entry:  # noqa: ANN401  pyarrow has no types
    return Entry(name, found.size or 0, found.mtime_ns)


def _name(entry: Entry) -> str:
    return entry.name
