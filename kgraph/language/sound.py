"""Whether two names sound or look like one, as speech recognition writes them."""

from __future__ import annotations

from collections.abc import Sequence

import jellyfish
import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

CLOSE_SPELLING = 0.88
REMOTE_SPELLING = 0.62
SHORTEST_SPELLING = 6


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
    return (
        shorter >= SHORTEST_SPELLING
        and similarity(one, other) >= CLOSE_SPELLING
        and sounds_like(one, other)
    )


class Spellings:
    """Words among which those that are spelt like another are found, in the order given."""

    def __init__(self, words: Sequence[str]) -> None:
        """Keep the words that are long enough to be compared."""
        self._words = [word for word in words if len(word) >= SHORTEST_SPELLING]
        self._folded = [word.casefold() for word in self._words]

    def like(self, word: str) -> list[str]:
        """Return the words that ``spelt_like`` finds like a word.

        >>> Spellings(["Hoffmansthal", "Bergmann"]).like("Hofmannsthal")
        ['Hoffmansthal']
        """
        if len(word) < SHORTEST_SPELLING or not self._words:
            return []
        scores = process.cdist(
            [word.casefold()], self._folded, scorer=JaroWinkler.similarity, dtype=np.float64
        )
        close = np.flatnonzero(scores[0] >= CLOSE_SPELLING).tolist()
        return [self._words[n] for n in close if spelt_like(word, self._words[n])]


def similarity(one: str, other: str) -> float:
    """Return the Jaro-Winkler similarity of two names, 0 to 1, case aside.

    >>> similarity("Ana", "ana")
    1.0
    """
    return float(JaroWinkler.similarity(one.casefold(), other.casefold()))
