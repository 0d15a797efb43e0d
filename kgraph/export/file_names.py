"""Labels -> names of files that every system can hold."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 100  # bytes of UTF-8; file systems take 255, and paths on Windows 260 letters in all
# What Windows, macOS or a wiki link cannot hold; controls; marks that turn the writing round;
# halves of characters, of which encoding makes question marks.
_UNSAFE = re.compile(
    '["*/\\\\<>:|?#^\\[\\]%\x00-\x1f\x7f-\x9f'
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+"
)
_SPACE = re.compile(r"\s+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


class FileNames:
    """Gives each thing a file name of its own, also where case does not count."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name_of(self, label: str, entity_type: str) -> str:
        """Return a name, without an ending, that no thing before has got."""
        safe = safe_name(label)
        wanted = (safe, f"{safe} ({safe_name(entity_type)})")
        number = 2
        for name in wanted:
            if self._take(name):
                return name
        while not self._take(f"{wanted[1]} {number}"):
            number += 1
        return f"{wanted[1]} {number}"

    def _take(self, name: str) -> bool:
        folded = unicodedata.normalize("NFKD", name).casefold()
        if folded in self._taken:
            return False
        self._taken.add(folded)
        return True


def safe_name(label: str) -> str:
    """Return a label as the name of a file.

    >>> safe_name("A/B: what now?"), safe_name("con"), safe_name("...")
    ('A B what now', 'con_', 'unnamed')
    """
    clean = _UNSAFE.sub(" ", unicodedata.normalize("NFC", label))
    clean = clean.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
    name = _SPACE.sub(" ", clean).strip(" .")
    if _RESERVED.fullmatch(name):
        return f"{name}_"
    return name or "unnamed"
