"""Small corrections to the names that the network finds."""

import re
from collections.abc import Sequence
from typing import Final

from kgraph.language.decoding import ScoredSpan
from kgraph.language.labels import ENTITY_TYPES

TITLES: Final = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president senator sen rep gov governor"
    " mayor sheikh sheik king queen prince princess pope rev reverend father brother sister capt"
    " captain gen general col colonel sgt lt judge justice chairman secretary minister"
    " ambassador admiral commodore brigadier marshal major lieutenant sergeant corporal commander"
    " cardinal archbishop bishop".split()
)
"""Words before a person's name that are not part of it; a full stop after them goes too."""

_ADDRESS: Final = re.compile(r"\S@\S|https?://|www\.|\.(com|org|net|edu|gov)\b", re.I)
_PERSON, _PLACE, _CONCEPT = (ENTITY_TYPES.index(name) for name in ("person", "place", "concept"))


def corrected_names(
    names: Sequence[ScoredSpan], words: Sequence[str], *, tags: Sequence[str]
) -> list[ScoredSpan]:
    """Return names without addresses and titles; peoples and demonyms become concepts.

    Args:
        names: names as found, in the order of the text.
        words: the words they number.
        tags: the Penn Treebank tag of each word.
    """
    corrected = []
    for first, last, kind, score in names:
        if any(_ADDRESS.search(word) for word in words[first : last + 1]):
            continue
        start = _after_titles(words, first, last=last) if kind == _PERSON else first
        is_people = kind == _PERSON and start == last and tags[last] in ("NNPS", "NNS")
        is_demonym = kind in (_PLACE, _PERSON) and start == last and tags[last] == "JJ"
        corrected.append((start, last, _CONCEPT if is_people or is_demonym else kind, score))
    return corrected


def _after_titles(words: Sequence[str], first: int, *, last: int) -> int:
    """Return the first word of a person's name after titles; a title alone stays."""
    start = first
    while start < last and words[start].lower().rstrip(".") in TITLES:
        start += 1
        while start < last and words[start] == ".":
            start += 1
    return start
