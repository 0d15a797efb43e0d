"""Tells English from other languages by its small words."""

from collections.abc import Sequence
from typing import Final

SMALL_WORDS: Final = frozenset(
    "the of and to a in that is it for was on with as i you he she they we be at by this have are"
    " not but had from or his her an which were so there been one if would when what your my our"
    " do did has will no all can about up out them their then".split()
)
LEAST_SHARE: Final = 0.2
"""Share of small words; English prose has 0.35 to 0.5, other languages below 0.13."""
FEWEST_WORDS: Final = 30
"""Words below which nothing can be said; such a text is taken for English."""


def looks_english(words: Sequence[str]) -> bool:
    """Return whether lower-cased ``words`` read like English.

    >>> looks_english(["der"] * 40), looks_english("the union met in the hall".split() * 6)
    (False, True)
    """
    letters = [word for word in words if word.isalpha()]
    if len(letters) < FEWEST_WORDS:
        return True
    return sum(word in SMALL_WORDS for word in letters) >= LEAST_SHARE * len(letters)
