"""Words said twice in a row, where the first time adds nothing."""

from __future__ import annotations

import re
from itertools import pairwise

from kgraph.sources.strand import Edit

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_PAUSE = re.compile(r"\s*(?:,|\.{2,}|…|[–—]|(?<=\s)--?(?=\s))\s*")
_MAX_PHRASE = 4
# Said twice without a pause, these are a slip; any other word may mean it ("had had").
_SLIPS = frozenset(
    "a an the i i'm i've we he she they it it's we're they're there's that's and but or of to for "
    "with my our your their was were are at from by if because as".split()
)
# Said twice even with a pause, these may be grammar ("what it is, is"; "for that, that is").
_GRAMMAR = frozenset({"that", "had", "is", "do", "in", "on", "you", "her"})


def find_repetitions(text: str) -> list[Edit]:
    """Return the edits that leave the first of each run of repeated words.

    >>> [(edit.start, edit.end) for edit in find_repetitions("It was a, a, a start.")]
    [(8, 11), (11, 14)]
    >>> find_repetitions("She had had enough, I know you know.")
    []
    """
    words = [match.span() for match in _WORD.finditer(text)]
    keys = [text[start:end].replace("’", "'").lower() for start, end in words]
    edits: list[Edit] = []
    place = 0
    while place < len(words) - 1:
        length = _repeated_length(text, words, keys=keys, place=place)
        if length:
            edits.append(Edit(words[place + length - 1][1], words[place + 2 * length - 1][1]))
        place += max(length, 1)
    return edits


def _repeated_length(
    text: str, words: list[tuple[int, int]], *, keys: list[str], place: int
) -> int:
    """Return how many words from ``place`` on are said again at once: 0 for none."""
    for length in range(_MAX_PHRASE, 0, -1):
        again = place + length
        if keys[place:again] != keys[again : again + length] or again + length > len(keys):
            continue
        gap = text[words[again - 1][1] : words[again][0]]
        phrase = text[words[place][0] : words[again - 1][1]]
        if _is_slip(phrase, keys[place:again], gap=gap) and _joined(text, words[place:again]):
            return length
    return 0


def _is_slip(phrase: str, keys: list[str], *, gap: str) -> bool:
    if any(letter.isdigit() for letter in phrase):
        return False
    if gap.isspace() and "\n" not in gap:
        return all(key in _SLIPS for key in keys)
    if not _PAUSE.fullmatch(gap) or (len(keys) == 1 and keys[0] in _GRAMMAR):
        return False
    words = _WORD.findall(phrase)
    pairs = zip(words, keys, strict=True)
    return any(key in _SLIPS or word[0].islower() for word, key in pairs)


def _joined(text: str, words: list[tuple[int, int]]) -> bool:
    """Say whether only blanks and commas stand between the words of one phrase."""
    gaps = (text[left[1] : right[0]] for left, right in pairwise(words))
    return all(not gap.strip(" ,") for gap in gaps)
