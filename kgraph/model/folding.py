"""When two spellings are the same to a reader."""

from __future__ import annotations

import unicodedata


def fold(label: str) -> str:
    """Return a label without what readers pass over: case, width, the amount of white space.

    >>> fold(" Ana  RUIZ ") == fold("ana ruiz")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())
