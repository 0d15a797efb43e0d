"""What each document yielded, kept between builds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from kgraph.build.codec import CodecError, decode, encode
from kgraph.model import Extract


class ExtractCache:
    """Results by their key (see ``keys``), in the table ``extract`` of an open state."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find_all(self, keys: Iterable[str]) -> dict[str, Extract]:
        """Return the results that are at hand and can still be read."""
        found = ((key, self._find(key)) for key in keys)
        return {key: extract for key, extract in found if extract is not None}

    def put(self, key: str, extract: Extract) -> None:
        """Keep a result at once: it stays true whatever becomes of the build that made it."""
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO extract VALUES (?, ?)", (key, encode(extract))
            )

    def _find(self, key: str) -> Extract | None:
        row = self._connection.execute(
            "SELECT content FROM extract WHERE key = ?", (key,)
        ).fetchone()
        if row is None:
            return None
        try:
            return decode(row[0], Extract)
        except CodecError:
            return None
