"""Whether two names sound or look like one, as speech recognition writes them."""

from __future__ import annotations

import jellyfish
from rapidfuzz.distance import JaroWinkler

CLOSE_SPELLING = 0.88
REMOTE_SPELLING = 0.62


def sounds_like(one: str, other: str) -> bool:
    """Say whether two single names may be one name heard twice.

    Source: Western Airlines' match rating approach (G. B. Moore, 1977), as jellyfish has it,
    where the Jaro-Winkler similarity is at least 0.62; from 0.88 on, spelling alone decides.

    >>> sounds_like("Merrick", "Marrack"), sounds_like("Andy", "Terry")
    (True, False)
    """
    one, other = one.casefold(), other.casefold()
    closeness = JaroWinkler.similarity(one, other)
    if closeness >= CLOSE_SPELLING or closeness < REMOTE_SPELLING:
        return closeness >= CLOSE_SPELLING
    if not (one.isascii() and other.isascii() and one.isalpha() and other.isalpha()):
        return False
    return bool(jellyfish.match_rating_comparison(one, other))


def spelt_like(one: str, other: str) -> bool:
    """Say whether two longer names differ by a letter or two only.

    >>> spelt_like("Hofmannsthal", "Hoffmansthal"), spelt_like("Mary", "Mark")
    (True, False)
    """
    shorter = min(len(one), len(other))
    return shorter >= 6 and similarity(one, other) >= CLOSE_SPELLING and sounds_like(one, other)


def similarity(one: str, other: str) -> float:
    """Return the Jaro-Winkler similarity of two names, 0 to 1, case aside.

    >>> similarity("Ana", "ana")
    1.0
    """
    return float(JaroWinkler.similarity(one.casefold(), other.casefold()))
