"""The store beside a built graph: its Turtle once more, in a form that answers quickly.

``.store/`` holds a folder for each content that the Turtle had last; the folder's name is the
hash of that content. A folder is filled under another name and renamed when it is complete, by
one process at a time, so that a kill leaves nothing that would be taken for a store.
"""

from __future__ import annotations

import errno
import hashlib
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, Store

from kgraph.graph.built_file import not_turtle, reading_built

STORE_FOLDER: Final = ".store"
_LAYOUT: Final = "1"  # to be raised when what is kept in a store changes
_KEPT: Final = 2  # the one before may still be open in a running server
_UNFINISHED: Final = "unfinished-"
_LOCK: Final = "lock.sqlite3"
_WAIT_SECONDS: Final = 600.0  # for another process that fills the store


def hash_of(graph_path: Path) -> str:
    """Return the hash of a Turtle file, which names its store.

    Raises:
        OutputError: the file is missing or cannot be read.
    """
    with reading_built(graph_path), graph_path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def ensure_store(graph_path: Path, *, anew: bool = False) -> Path | None:
    """Return the folder of the store of a Turtle file, filled if it is not there yet.

    Args:
        graph_path: A ``graph.ttl``.
        anew: Fill it again though it is there, since it turned out to be damaged.

    Returns:
        The folder, for ``Store.read_only``; ``None`` where nothing can be written beside the
        Turtle, so that it has to be read into memory.

    Raises:
        OutputError: the Turtle is missing, unreadable, or not Turtle.
    """
    folder = graph_path.parent / STORE_FOLDER
    store = folder / f"{_LAYOUT}-{hash_of(graph_path)[:32]}"
    if store.is_dir() and not anew:
        return store
    try:
        folder.mkdir(exist_ok=True)
        with _alone_in(folder):
            if store.is_dir() and anew:
                _discard(store)
            if not store.is_dir():
                _fill(store, graph_path)
            _forget_old(folder, current=store)
    except (PermissionError, FileExistsError, sqlite3.OperationalError):
        return None
    except OSError as error:
        if graph_path.parent.is_dir() and _is_full_or_read_only(error):
            return None
        raise
    return store


def load_into_memory(graph_path: Path) -> Store:
    """Return the statements of a Turtle file as a store that nothing else sees.

    Raises:
        OutputError: the file is missing, unreadable, or not Turtle.
    """
    store = Store()
    _load(store, graph_path)
    return store


def _fill(store: Path, graph_path: Path) -> None:
    unfinished = store.with_name(f"{_UNFINISHED}{secrets.token_hex(8)}")
    try:
        filling = Store(str(unfinished))
        _load(filling, graph_path)
        filling.optimize()
        filling.flush()
        del filling  # closes it
        unfinished.rename(store)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _load(store: Store, graph_path: Path) -> None:
    try:
        store.bulk_load(path=str(graph_path), format=RdfFormat.TURTLE)
    except SyntaxError as error:
        raise not_turtle(graph_path, error.lineno) from error


def _discard(store: Path) -> None:
    """Take a store away in one step, so that nobody opens half of it."""
    away = store.with_name(f"{_UNFINISHED}{secrets.token_hex(8)}")
    store.rename(away)
    shutil.rmtree(away, ignore_errors=True)


def _forget_old(folder: Path, *, current: Path) -> None:
    others = [path for path in folder.iterdir() if path.is_dir() and path != current]
    left_behind = [path for path in others if path.name.startswith(_UNFINISHED)]
    older = sorted(set(others) - set(left_behind), key=lambda path: -path.stat().st_mtime_ns)
    for path in [*left_behind, *older[_KEPT - 1 :]]:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process fills a store here; a killed one no longer counts."""
    with closing(sqlite3.connect(folder / _LOCK, timeout=_WAIT_SECONDS)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def _is_full_or_read_only(error: OSError) -> bool:
    return error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES}
