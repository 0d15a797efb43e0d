"""Which of "he", "she" and "it" a chain of mentions goes with, so that no two of them share one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from kgraph.language.decoding import Floats
from kgraph.language.given_names import PRONOUN_BY_NAME
from kgraph.language.pair_features import GROUP_BY_PRONOUN, HEAD_ENDS

HE: Final = GROUP_BY_PRONOUN["he"]
SHE: Final = GROUP_BY_PRONOUN["she"]
IT: Final = GROUP_BY_PRONOUN["it"]
WEIGHT: Final = 6.0
"""What a pronoun's score loses with a chain that goes wholly with another one."""
_LONGEST_NAME: Final = 4
_JOINING: Final = frozenset("and or & 's ’s '".split())
_PRONOUN_BY_TITLE: Final = {
    title: pronoun
    for pronoun, titles in {
        "he": "mr sir lord king prince duke baron monsieur herr pope",
        "she": "mrs ms miss lady dame queen princess duchess baroness madam madame frau",
    }.items()
    for title in titles.split()
}
_PRONOUN_BY_NOUN: Final = {
    noun: pronoun
    for pronoun, nouns in {
        "he": """man boy gentleman father dad husband son brother uncle nephew grandfather
            grandson widower monk priest businessman spokesman chairman policeman fisherman
            congressman salesman king prince bridegroom""",
        "she": """woman girl mother mum mom wife daughter sister aunt niece grandmother
            granddaughter widow nun businesswoman spokeswoman chairwoman policewoman
            congresswoman actress queen princess bride""",
    }.items()
    for noun in nouns.split()
}


class ChainGenders:
    """Counts by chain the pronouns in it, and the names and nouns that go with one of them."""

    def __init__(self) -> None:
        self._counts: list[Floats] = []

    def add(self, chain: int, group: int, *, words: Sequence[str]) -> None:
        """Count a mention of a chain; chains are numbered as they begin.

        Args:
            chain: the chain's number.
            group: the mention's group of pronouns, 0 for none.
            words: the mention's words in small letters.
        """
        if chain == len(self._counts):
            self._counts.append(np.zeros((2, 3), dtype=np.float32))
        if group in _COLUMNS:
            self._counts[chain][0, _COLUMNS[group]] += 1.0
        pronoun = pronoun_told(words)
        if pronoun is not None:
            self._counts[chain][1, _COLUMNS[GROUP_BY_PRONOUN[pronoun]]] += 1.0

    def losses(self, group: int, chains: Iterable[int]) -> Floats | None:
        """Return what the score with each of some chains loses; ``None`` where it is nothing."""
        found = [self._counts[chain] for chain in chains] if group in _COLUMNS else []
        if not found:
            return None
        counts = np.stack(found)
        if group == IT:  # names of places may be given names
            counts[:, 1] = 0.0
        else:
            counts[:, :, _COLUMNS[IT]] = 0.0
        sums = counts.sum(axis=1)
        own = sums[:, _COLUMNS[group]]
        others = sums.sum(axis=1) - own
        share = np.maximum(others - own, 0.0) / np.maximum(others + own, 1.0)
        return np.asarray(WEIGHT * share, dtype=np.float32)


_COLUMNS: Final = {HE: 0, SHE: 1, IT: 2}


def pronoun_told(words: Sequence[str]) -> str | None:
    """Return "he" or "she" where a mention's words go with it, by title, given name or noun.

    >>> pronoun_told(["mrs", "okoye"]), pronoun_told(["the", "old", "man"]), pronoun_told(["it"])
    ('she', 'he', None)
    """
    plain = [word.rstrip(".") for word in words]
    if not plain or _JOINING.intersection(plain[:-1]):
        noun = _head(plain)
        return _PRONOUN_BY_NOUN.get(noun) if "and" not in plain else None
    if plain[0] in _PRONOUN_BY_TITLE and len(plain) > 1:
        return _PRONOUN_BY_TITLE[plain[0]]
    if plain[0] in PRONOUN_BY_NAME and len(plain) <= _LONGEST_NAME:
        return PRONOUN_BY_NAME[plain[0]]
    return _PRONOUN_BY_NOUN.get(_head(plain))


def _head(words: Sequence[str]) -> str:
    """Return the last word before what narrows it: "man" of "the man with the dog"."""
    for number, word in enumerate(words):
        if number and word in HEAD_ENDS:
            return words[number - 1]
    return words[-1] if words else ""
