"""JSON as it is printed or written: whatever a reader would do something at is an escape."""

from __future__ import annotations

import re

# Controls (JSON itself escapes those below a blank), line breaks to some programs, marks that
# turn the direction of writing, halves of characters.
_OBEYED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def escape_marks(text: str) -> str:
    r"""Return JSON that means the same and does nothing to a terminal.

    >>> print(escape_marks('["\x9b2J \u202e"]'))
    ["\u009b2J \u202e"]
    """
    return _OBEYED.sub(lambda letter: f"\\u{ord(letter[0]):04x}", text)
