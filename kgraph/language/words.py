"""What the network reads of a word besides its pieces: its shape, and the break before it."""

from enum import IntEnum


class Shape(IntEnum):
    """How a word is written."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGITS = 5
    SYMBOLS = 6
    LETTER = 7


class Break(IntEnum):
    """What separates a word from the word before it."""

    NONE = 0
    LINE = 1
    PARAGRAPH = 2


def shape_of(word: str) -> Shape:
    """Return how ``word`` is written.

    >>> shape_of("Ruiz").name, shape_of("DSA").name, shape_of("B2").name, shape_of("--").name
    ('TITLE', 'UPPER', 'DIGITS', 'SYMBOLS')
    """
    if word.islower():
        return Shape.DIGITS if any(c.isdigit() for c in word) else Shape.LOWER
    if not any(c.isalnum() for c in word):
        return Shape.SYMBOLS
    if any(c.isdigit() for c in word):
        return Shape.DIGITS
    if word.isupper():
        return Shape.LETTER if len(word) == 1 else Shape.UPPER
    if word[0].isupper() and word[1:].islower():
        return Shape.TITLE
    return Shape.MIXED


def break_of(gap: str) -> Break:
    r"""Return what the white space ``gap`` between two words amounts to.

    >>> break_of(" ").name, break_of(" \n").name, break_of("\n \n").name
    ('NONE', 'LINE', 'PARAGRAPH')
    """
    lines = gap.count("\n")
    return Break.NONE if not lines else Break.LINE if lines == 1 else Break.PARAGRAPH
