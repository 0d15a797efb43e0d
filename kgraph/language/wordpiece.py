"""WordPiece tokenisation in plain Python, equal to the one MiniLM was trained with.

Source:
    BERT's uncased tokenizer (Devlin et al. 2019), basic tokenisation then greedy longest match.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

UNKNOWN = 100
START = 101
END = 102
LONGEST_PART = 100  # characters; the original calls a longer one unknown
PIECES_A_WORD = 10
"""A word's further pieces are left out."""
LONGEST_WORD = 200
"""Characters of a word beyond which it is not split: only the first pieces count."""


class WordPieces:
    """Splits words into numbered pieces."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._number_by_piece: Mapping[str, int] = {
            piece: number for number, piece in enumerate(vocabulary)
        }
        self.pieces = lru_cache(maxsize=200_000)(self._pieces)

    @classmethod
    def read(cls, path: Path) -> "WordPieces":
        """Read a vocabulary file: one piece a line, the line number is its number."""
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def of_word(self, word: str, *, most: int = PIECES_A_WORD) -> tuple[int, ...]:
        """Return the first pieces of a word, at least one and at most so many."""
        return self.pieces(word[:LONGEST_WORD])[:most] or (UNKNOWN,)

    def _pieces(self, word: str) -> tuple[int, ...]:
        return tuple(number for part in _parts(word) for number in self._split(part))

    def _split(self, part: str) -> list[int]:
        if len(part) > LONGEST_PART:
            return [UNKNOWN]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                number = self._number_by_piece.get(prefix + part[start:end])
                if number is not None:
                    break
            else:
                return [UNKNOWN]
            numbers.append(number)
            start = end
        return numbers


def _parts(word: str) -> list[str]:
    """Split a word at white space and around punctuation, lower-cased and without accents."""
    parts: list[str] = []
    current: list[str] = []
    lowered = _clean(word).lower()
    for character in unicodedata.normalize("NFD", lowered):
        kind = unicodedata.category(character)
        if kind == "Mn":
            continue
        alone = _stands_alone(character, kind)
        if (alone or character.isspace()) and current:
            parts.append("".join(current))
            current = []
        if alone:
            parts.append(character)
        elif not character.isspace():
            current.append(character)
    if current:
        parts.append("".join(current))
    return parts


def _clean(word: str) -> str:
    """Drop control characters; all white space becomes a space."""
    if word.isascii() and word.isprintable():
        return word
    kept: list[str] = []
    for character in word:
        if character in "\t\n\r" or character.isspace():
            kept.append(" ")
        elif character not in "\0\ufffd" and not unicodedata.category(character).startswith("C"):
            kept.append(character)
    return "".join(kept)


def _stands_alone(character: str, kind: str) -> bool:
    point = ord(character)
    if point < 128:
        return 33 <= point <= 47 or 58 <= point <= 64 or 91 <= point <= 96 or 123 <= point <= 126
    return kind.startswith("P") or _is_cjk(point)


def _is_cjk(point: int) -> bool:
    return (
        0x4E00 <= point <= 0x9FFF
        or 0x3400 <= point <= 0x4DBF
        or 0x20000 <= point <= 0x2A6DF
        or 0x2A700 <= point <= 0x2CEAF
        or 0xF900 <= point <= 0xFAFF
        or 0x2F800 <= point <= 0x2FA1F
    )
