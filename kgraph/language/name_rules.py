"""Small corrections to the names that the network finds."""

import re
from collections.abc import Sequence
from typing import Final

from kgraph.language.decoding import ScoredSpan
from kgraph.language.given_names import PRONOUN_BY_NAME
from kgraph.language.labels import ENTITY_TYPES
from kgraph.language.lexicon import countries

TITLES: Final = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president senator sen rep gov governor"
    " mayor sheikh sheik king queen prince princess pope rev reverend father brother sister capt"
    " captain gen general col colonel sgt lt judge justice chairman secretary minister"
    " ambassador admiral commodore brigadier marshal major lieutenant sergeant corporal commander"
    " cardinal archbishop bishop commandant".split()
)
"""Words before a person's name that are not part of it; a full stop after them goes too."""

_ADDRESS: Final = re.compile(r"\S@\S|https?://|www\.|\.(com|org|net|edu|gov)\b", re.I)
_DEMONYM: Final = re.compile(r"[A-Z]\w+(?:an|ish|ese)|French|Dutch|Greek|Welsh|Swiss|Czech|Thai")
_FROM_LAND: Final = re.compile(r"American|Australian|Canadian|[A-Z]\w+(?:ese|lish|nish|dish|rish)")
"""Demonyms that are hardly ever a name."""
_SHORTENED: Final = frozenset("inc ltd corp co bros".split())
_PERSON, _ORGANIZATION, _PLACE, _CONCEPT = (
    ENTITY_TYPES.index(name) for name in ("person", "organization", "place", "concept")
)


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
        start = first
        if kind == _PERSON:
            start = _after_demonym(words, first, last=last, tag=tags[first])
            start = _after_titles(words, start, last=last)
        is_people = kind == _PERSON and start == last and tags[last] in ("NNPS", "NNS")
        is_demonym = kind in (_PLACE, _PERSON) and start == last and tags[last] == "JJ"
        if kind == _ORGANIZATION and _is_country(words[first : last + 1]):
            kind = _PLACE
        end = last + _has_own_stop(words, last)
        corrected.append((start, end, _CONCEPT if is_people or is_demonym else kind, score))
    return corrected


def _is_country(words: Sequence[str]) -> bool:
    """Say whether a name is a country's: what it does is told as of any place."""
    return " ".join(words).casefold().removeprefix("the ") in countries()


def _has_own_stop(words: Sequence[str], last: int) -> bool:
    """Say whether the stop after a name belongs to it: "Hale, Inc."."""
    return words[last].casefold() in _SHORTENED and words[last + 1 : last + 2] == ["."]


def is_demonym(word: str) -> bool:
    """Say whether a word tells where somebody comes from and is no given name."""
    return _FROM_LAND.fullmatch(word) is not None and word.casefold() not in PRONOUN_BY_NAME


def _after_demonym(words: Sequence[str], first: int, *, last: int, tag: str) -> int:
    """Return the first word of a person's name after where he comes from: "American Ana Ruiz"."""
    adjective = tag == "JJ" and _DEMONYM.fullmatch(words[first]) is not None
    full = first + 1 < last
    return first + (first < last and (adjective or (full and is_demonym(words[first]))))


def _after_titles(words: Sequence[str], first: int, *, last: int) -> int:
    """Return the first word of a person's name after titles; a title alone stays."""
    start = first
    while start < last and words[start].lower().rstrip(".") in TITLES:
        start += 1
        while start < last and words[start] == ".":
            start += 1
    return start
