"""Many strings by number in two files, which processes share without holding them."""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path

import numpy as np


class Strings:
    """Strings by number, read from where ``write_strings`` left them."""

    def __init__(self, path: Path) -> None:
        self._ends = memoryview(np.load(path.with_suffix(".npy"), mmap_mode="r"))
        with path.open("rb") as file:
            empty = len(self._ends) < 2 or self._ends[-1] == 0
            self._text = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __getitem__(self, number: int) -> str:
        return str(self._text[self._ends[number] : self._ends[number + 1]], "utf-8")


def write_strings(path: Path, texts: Iterable[str]) -> None:
    """Write strings, which get their numbers from 0 in their order."""
    ends = [0]
    with path.open("wb") as file:
        for text in texts:
            ends.append(ends[-1] + file.write(text.encode("utf-8")))
    np.save(path.with_suffix(".npy"), np.array(ends, dtype=np.int64))
