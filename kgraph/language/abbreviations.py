"""Which words a short form stands for."""

from __future__ import annotations

SMALL_WORDS = frozenset("of for the and in on to an a de la".split())
_LONGEST = 10


def abbreviates(short: str, full: str) -> bool:
    """Say whether a short form is made of the first letters of the words of a longer one.

    Small words may be left out, and so may words after the first. A plural s does not count.

    >>> abbreviates("HTU", "Harbour Transport Union"), abbreviates("HTU", "Harbour Guild")
    (True, False)
    """
    letters = short.replace(".", "").removesuffix("s")
    if not 2 <= len(letters) <= _LONGEST or not letters.isupper() or " " in letters:
        return False
    words = full.replace("-", " ").split()
    initials = "".join(word[0] for word in words).casefold()
    telling = "".join(w[0] for w in words if w.casefold() not in SMALL_WORDS).casefold()
    return letters.casefold() in (initials, telling)
