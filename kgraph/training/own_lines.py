"""The lines of the files that were written for training."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

Read = TypeVar("Read")


def read_lines(folder: Path, parse: Callable[[str, str], Read]) -> Iterator[Read]:
    """Yield what each line of ``*.jsonl`` says, in the order of names and lines.

    ``parse`` takes a line and the name of its file without the ending.

    Raises:
        ValueError: a line is not as it must be; the message names file, line and fault.
    """
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                yield parse(line, path.stem)
            except (ValueError, KeyError) as fault:
                raise ValueError(f"{path.name}:{number}: {fault}") from fault
