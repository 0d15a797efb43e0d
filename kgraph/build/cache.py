"""What each document yielded, kept between builds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from kgraph.build.codec import CodecError, decode
from kgraph.build.state import DamagedStateError
from kgraph.model import Extract

_CHECKSUM_BYTES: Final = 16


class ExtractCache:
    """Results by their key (see ``keys``), in the table ``extract`` of an open state.

    Each stands behind a checksum of itself and its key, so that a bit that flipped on the disk,
    or a result under a wrong key, is found and the document read again.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keys(self) -> list[str]:
        """Return the keys of all results, sound or not, sorted."""
        return [key for (key,) in self._connection.execute("SELECT key FROM extract ORDER BY key")]

    def find_sound(self, keys: Iterable[str]) -> set[str]:
        """Return the keys under which a result is at hand that is what it was."""
        return {key for key in keys if self._find(key) is not None}

    def find_damaged(self, keys: Iterable[str]) -> set[str]:
        """Return the keys under which something is at hand that is not what it was."""
        return {key for key in keys if self._row(key) is not None and self._find(key) is None}

    def get_all(self, keys: Iterable[str]) -> dict[str, Extract]:
        """Return results that are at hand.

        Raises:
            DamagedStateError: one is not, or cannot be read.
        """
        return {key: self._get(key) for key in keys}

    def content(self, key: str) -> bytes | None:
        """Return an encoded result, ``None`` where none is at hand that is what it was."""
        return self._find(key)

    def put(self, key: str, content: bytes) -> None:
        """Keep an encoded result at once: it stays true whatever becomes of the build."""
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO extract VALUES (?, ?)",
                (key, _checksum(key, content) + content),
            )

    def damaged(self) -> list[str]:
        """Return the keys of the results that are not what they were when they were kept."""
        rows = self._connection.execute(
            "SELECT key, CAST(content AS BLOB) FROM extract ORDER BY key"
        )
        return [key for key, content in rows if _sound(key, content) is None]

    def drop(self, keys: Iterable[str]) -> None:
        """Let go of results."""
        with self._connection:
            self._connection.executemany(
                "DELETE FROM extract WHERE key = ?", [(key,) for key in keys]
            )

    def _get(self, key: str) -> Extract:
        content = self._find(key)
        try:
            return decode(content or b"", Extract)
        except CodecError as error:
            raise DamagedStateError(f"a result that was kept cannot be read ({error})") from error

    def _find(self, key: str) -> bytes | None:
        row = self._row(key)
        return None if row is None else _sound(key, row)

    def _row(self, key: str) -> bytes | None:
        # Cast, since a flipped bit may have made it text.
        row: tuple[bytes] | None = self._connection.execute(
            "SELECT CAST(content AS BLOB) FROM extract WHERE key = ?", (key,)
        ).fetchone()
        return None if row is None else row[0]


def _sound(key: str, kept: bytes) -> bytes | None:
    content = kept[_CHECKSUM_BYTES:]
    return content if kept[:_CHECKSUM_BYTES] == _checksum(key, content) else None


def _checksum(key: str, content: bytes) -> bytes:
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_CHECKSUM_BYTES)
    digest.update(b"\0")
    digest.update(content)
    return digest.digest()
