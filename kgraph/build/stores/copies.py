"""What is known of the copies of files that lie elsewhere: which need not be fetched again."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kgraph.build.stores.store import Entry
from kgraph.errors import OutputError
from kgraph.export.atomic import write_atomically

_CERTAIN_NS: Final = 60 * 10**9
"""What was written less than a minute before it was seen may have been written again since."""

Seen = tuple[int, int, int]


@dataclass(slots=True)
class Copies:
    """A folder of copies, and which state of the originals each was made from.

    Only object stores are trusted with the time at which a file was written: nobody but the store
    can set it there.
    """

    folder: Path
    note: Path
    is_trusted: bool
    _seen: dict[str, Seen] = field(default_factory=dict)
    _now_ns: int = field(default_factory=time.time_ns)

    def load(self) -> None:
        """Read what was noted; where that cannot be read, all is fetched again."""
        try:
            noted = json.loads(self.note.read_text("utf-8"))
            self._seen = {str(name): (int(a), int(b), int(c)) for name, (a, b, c) in noted.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            self._seen = {}

    def is_fresh(self, entry: Entry) -> bool:
        """Say whether the copy of a file is certainly what the file is now."""
        size, written_ns, seen_ns = self._seen.get(entry.name, (-1, 0, 0))
        return (
            self.is_trusted
            and (size, written_ns) == (entry.size, entry.written_ns)
            and seen_ns - written_ns > _CERTAIN_NS
            and self._size_of(entry.name) == size
        )

    def note_fetched(self, entry: Entry) -> None:
        """Note that a file was copied as it was listed."""
        if entry.written_ns is not None:
            self._seen[entry.name] = (entry.size, entry.written_ns, self._now_ns)

    def keep_only(self, names: set[str]) -> None:
        """Remove copies of files that are no more."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(self.folder).as_posix() not in names:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        self._seen = {name: seen for name, seen in self._seen.items() if name in names}

    def save(self) -> None:
        """Write down what is known; where that cannot be, all is fetched again the next time."""
        try:
            self.note.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.note, json.dumps(self._seen, sort_keys=True))
        except (OSError, OutputError):
            return

    def _size_of(self, name: str) -> int:
        try:
            return (self.folder / name).stat().st_size
        except OSError:
            return -1
