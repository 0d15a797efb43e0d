"""Bytes that a fuzzer changes, read as choices: one byte more or less changes one choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Choices that bytes make, from the first byte on; when they are used up, the first of all."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._place = 0

    def number(self, limit: int) -> int:
        """Return a number from 0 to below ``limit``."""
        if self._place >= len(self._content):
            return 0
        found = self._content[self._place]
        self._place += 1
        if limit > 256:
            return (found << 8 | self.number(256)) % limit
        return found % limit

    def pick(self, values: Sequence[T]) -> T:
        """Return one of some values."""
        return values[self.number(len(values))]

    def more(self) -> bool:
        """Say whether there are choices left."""
        return self._place < len(self._content)

    def letters(self, limit: int) -> str:
        """Return as many letters as the next byte says, each from the bytes that follow it."""
        count = self.number(limit)
        start = self._place
        self._place += count
        return self._content[start : start + count].decode("utf-8", "replace")
