"""The file in which a project keeps what it knows between builds.

It holds the results that were kept (see ``cache``), each at once; for each output the sources of
its last build, and what that was made from (see ``made``). The latter two change in one
transaction, after the output is in place, so a build that is killed has read for nothing only
what it was reading.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from kgraph.errors import OutputError
from kgraph.model import Problem

STATE_FILE: Final = "cache.sqlite3"
SCHEMA_VERSION: Final = 2

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS extract (key TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS built (
    output TEXT NOT NULL, source TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (output, source)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS made (output TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""
_OUTER: Final = frozenset(
    {
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN),
        *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM),
    }
)
_FAULTS: Final = (sqlite3.Error, UnicodeDecodeError)  # the latter from the message of a fault
_WAIT_SECONDS: Final = 600.0  # for another build of the same project to finish writing


class DamagedStateError(OutputError):
    """The state turned out to be damaged while it was used; see ``remove_state``."""

    def __init__(self, fault: str, *, place: str = STATE_FILE) -> None:
        super().__init__(f"it is damaged ({fault}). Run: kgraph cache check.", place=place)


class State:
    """An open state file."""

    def __init__(self, connection: sqlite3.Connection, *, problems: tuple[Problem, ...]) -> None:
        self.connection = connection
        self.problems = problems

    def sources_of(self, output: Path) -> frozenset[str]:
        """Return the names of the sources of the last build of an output folder."""
        rows = self.connection.execute(
            "SELECT source FROM built WHERE output = ?", (_name_of(output),)
        )
        return frozenset(source for (source,) in rows)

    def keys_of(self, output: Path) -> tuple[str, ...]:
        """Return the keys of the results that the last build of an output folder used."""
        rows = self.connection.execute(
            "SELECT key FROM built WHERE output = ? ORDER BY source", (_name_of(output),)
        )
        return tuple(key for (key,) in rows)

    def made_of(self, output: Path) -> bytes | None:
        """Return what was noted of the last build of an output folder."""
        row: tuple[bytes] | None = self.connection.execute(
            "SELECT CAST(content AS BLOB) FROM made WHERE output = ?", (_name_of(output),)
        ).fetchone()
        return None if row is None else row[0]

    def outputs(self) -> list[tuple[Path, int]]:
        """Return the folders that were built, sorted, and how many sources each was built from."""
        rows = self.connection.execute(
            "SELECT output, count(*) FROM built GROUP BY output ORDER BY output"
        )
        return [(Path(output), count) for output, count in rows]

    def needed_keys(self) -> set[str]:
        """Return the keys of all results that some output was built from."""
        return {key for (key,) in self.connection.execute("SELECT key FROM built")}

    def forget_output(self, output: Path) -> None:
        """Forget that an output was built."""
        with self.connection:
            for table in ("built", "made"):
                self.connection.execute(
                    f"DELETE FROM {table} WHERE output = ?", (_name_of(output),)
                )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other builds of the project from writing; note what is noted at the very end."""
        with self.connection:
            self.connection.execute("BEGIN IMMEDIATE")
            yield

    def finish_build(
        self, output: Path, key_by_source: Mapping[str, str], *, made: bytes | None = None
    ) -> None:
        """Note what an output was built from, and let go of results that no output needs.

        To be called inside ``writing``, when the output is in place.

        Args:
            output: The folder.
            key_by_source: The keys of the results that were used.
            made: What ``made_of`` shall return; ``None`` for nothing.
        """
        rows = [(_name_of(output), source, key) for source, key in key_by_source.items()]
        self.connection.execute("DELETE FROM built WHERE output = ?", (_name_of(output),))
        self.connection.executemany("INSERT INTO built VALUES (?, ?, ?)", rows)
        self.connection.execute("DELETE FROM made WHERE output = ?", (_name_of(output),))
        if made is not None:
            self.connection.execute("INSERT INTO made VALUES (?, ?)", (_name_of(output), made))
        self.connection.execute("DELETE FROM extract WHERE key NOT IN (SELECT key FROM built)")


@contextmanager
def open_state(folder: Path) -> Iterator[State]:
    """Open the state of a project; without one that can be used, begin an empty one.

    A state that is damaged, of another version or in a folder that cannot be written costs
    time and nothing else: ``State.problems`` says so in one line.

    Args:
        folder: The folder that holds, or shall hold, the state file.

    Raises:
        OutputError: the state cannot be written, as on a full disk.
        DamagedStateError: it is damaged in a way that shows only now.
    """
    path = folder / STATE_FILE
    connection, notices = _connect(path)
    with closing(connection):
        try:
            yield State(connection, problems=notices)
        except _FAULTS as error:
            if not _is_outer(error, path):
                raise DamagedStateError(str(error), place=str(path)) from error
            raise OutputError(
                f"it cannot be used ({error}). Free some space, or delete it.", place=str(path)
            ) from error


def remove_state(folder: Path) -> Problem:
    """Remove a state that is damaged, and return what a person is told of it."""
    path = folder / STATE_FILE
    _remove(path)
    return _notice(path, "it is damaged; everything is read again.")


def _connect(path: Path) -> tuple[sqlite3.Connection, tuple[Problem, ...]]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _open_sound(path), ()
    except _FAULTS as error:
        if not _is_outer(error, path):
            _remove(path)
            return _open_sound(path), (_notice(path, f"{error}; everything is read again."),)
        return _in_memory(), (_notice(path, f"it cannot be opened ({error}); nothing is kept."),)
    except OSError as error:
        reason = error.strerror or str(error)
        return _in_memory(), (_notice(path, f"it cannot be made ({reason}); nothing is kept."),)


def _is_outer(error: Exception, path: Path) -> bool:
    """Say whether something around the file is at fault, such as a full disk, and not the file."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_READONLY:  # which a damaged file may say of itself, too
        return not all(os.access(each, os.W_OK) for each in (path, path.parent))
    return code in _OUTER


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")  # a flipped bit is found by what it spoils


def _open_sound(path: Path) -> sqlite3.Connection:
    """Return a connection to a whole state of this version.

    Raises:
        sqlite3.DatabaseError: the file is something else.
    """
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS)
    connection.text_factory = _text
    try:
        _require_sound(connection)
    except _FAULTS:
        connection.close()
        raise
    return connection


def _require_sound(connection: sqlite3.Connection) -> None:
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError("it is damaged")
    (schema_version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not tables:
        _fill(connection)
    elif schema_version != SCHEMA_VERSION:
        raise sqlite3.DatabaseError(f"it was written by another version (schema {schema_version})")


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(
        f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
    )


def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    _fill(connection)
    return connection


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _notice(path: Path, message: str) -> Problem:
    return Problem(str(path), message, severity="notice")


def _name_of(output: Path) -> str:
    return str(output.resolve())
