"""One build of a project at a time: who comes second waits, and is told for whom.

The lock is a transaction on a small SQLite file. It ends with the process that holds it, however
that ends, so a lock is never stale; the row beside it only says who holds it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from kgraph.errors import OutputError

LOCK_FILE: Final = "building.sqlite3"
WAIT_SECONDS: Final = 3600.0
_ASK_SECONDS: Final = 0.1
_TABLE: Final = "CREATE TABLE IF NOT EXISTS holder (pid INTEGER, since TEXT)"


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a lock, and when it took it, as its own clock had it."""

    pid: int
    since: str

    def __str__(self) -> str:
        return f"process {self.pid}, at work since {self.since}"


_SOMEBODY: Final = Holder(0, "a moment ago")  # its name is being written


@contextmanager
def build_lock(
    folder: Path,
    *,
    on_wait: Callable[[Holder], None],
    wait_seconds: float = WAIT_SECONDS,
) -> Iterator[None]:
    """Keep other builds that share a folder out; wait where one is at work.

    In a folder that cannot be written nothing is kept, so nothing needs to be locked.

    Args:
        folder: The folder in which results are kept between builds.
        on_wait: Is told once who is waited for.
        wait_seconds: How long to wait.

    Raises:
        OutputError: the other build has not ended by then.
    """
    connection = _connect(folder / LOCK_FILE)
    if connection is None:
        yield
        return
    with closing(connection):
        _take(connection, on_wait=on_wait, wait_seconds=wait_seconds, place=folder)
        yield


def find_holder(folder: Path) -> Holder | None:
    """Return who is building with what is kept in a folder, if somebody is."""
    path = folder / LOCK_FILE
    connection = _connect(path) if path.exists() else None
    if connection is None:
        return None
    with closing(connection):
        if not _try_to_hold(connection):
            return _holder(connection) or _SOMEBODY
    return None


def _connect(path: Path) -> sqlite3.Connection | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error):
        return None
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError as error:
        if _is_in_use(error):  # somebody writes a name into it just now
            return connection
        connection.close()
        return None
    except sqlite3.DatabaseError:  # damaged: it holds nothing that is worth anything
        connection.close()
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return sqlite3.connect(path, timeout=0, isolation_level=None)
    return connection


def _take(
    connection: sqlite3.Connection,
    *,
    on_wait: Callable[[Holder], None],
    wait_seconds: float,
    place: Path,
) -> None:
    until = time.monotonic() + wait_seconds
    told = False
    while not _hold(connection):
        holder = _holder(connection) or _SOMEBODY
        if not told:
            on_wait(holder)
            told = True
        if time.monotonic() >= until:
            message = f"another build holds the lock: {holder}. Wait for it, or end it."
            raise OutputError(message, place=str(place))
        time.sleep(_ASK_SECONDS)


def _hold(connection: sqlite3.Connection) -> bool:
    """Write down who takes the lock, for others to see, and take it."""
    if not _try_to_hold(connection):
        return False
    try:
        connection.execute(_TABLE)
        connection.execute("DELETE FROM holder")
        since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
        connection.execute("INSERT INTO holder VALUES (?, ?)", (os.getpid(), since))
        connection.execute("COMMIT")
    except sqlite3.OperationalError:  # a full disk: the lock does without its name
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
    return _try_to_hold(connection)


def _try_to_hold(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        # What cannot be written, as on a read-only disk, is nothing that two could write at once.
        return not _is_in_use(error)
    return True


def _is_in_use(error: sqlite3.OperationalError) -> bool:
    return "locked" in str(error)


def _holder(connection: sqlite3.Connection) -> Holder | None:
    try:
        row = connection.execute("SELECT pid, since FROM holder").fetchone()
    except sqlite3.Error:
        return None
    return None if row is None else Holder(*row)
