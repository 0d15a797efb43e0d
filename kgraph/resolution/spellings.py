"""What names have in common: letters, sounds, words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import jellyfish
from rapidfuzz.distance import JaroWinkler

_NOT_WORD = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_KEPT = 200_000
_BOTH = 2


@lru_cache(maxsize=_KEPT)
def letters_of(label: str) -> str:
    """Return what all spellings of a name share: its letters and digits, small, joined, plain.

    >>> letters_of("the Harbour-Union's"), letters_of("harbour union"), letters_of("Léa")
    ('harbourunion', 'harbourunion', 'lea')
    """
    plain = _POSSESSIVE.sub("", _plain(label).strip())
    return _NOT_WORD.sub("", plain.removeprefix("the ")) or plain


@lru_cache(maxsize=_KEPT)
def words_of(label: str) -> tuple[str, ...]:
    """Return the words of a name, small and plain, without full stops.

    >>> words_of("Ana M. Ruiz-Lang")
    ('ana', 'm', 'ruiz', 'lang')
    """
    return tuple(word for word in _NOT_WORD.split(_plain(label)) if word)


def is_cut_from(name: str, whole: str) -> bool:
    """Say whether a name is a longer one without its middle, or without the end of a title.

    >>> is_cut_from("Ana Ruiz", "Ana Maria Ruiz"), is_cut_from("Oars", "Oars: A Tale of Salt")
    (True, True)
    >>> is_cut_from("Ruiz", "Ana Maria Ruiz"), is_cut_from("Oars", "Oars and Salt")
    (False, False)
    """
    words, all_words = words_of(name), words_of(whole)
    ends = len(words) == _BOTH and words == (*all_words[:1], *all_words[-1:])
    rest = whole.removeprefix("The ").removeprefix(name.removeprefix("The "))
    return len(words) < len(all_words) and (ends or rest.startswith((": ", " or ", ", or ")))


@lru_cache(maxsize=_KEPT)
def sound_of(word: str) -> str:
    """Return how a word sounds: its Metaphone code, or the word where it has none.

    Source:
        L. Philips 1990, "Hanging on the Metaphone", as jellyfish has it.

    >>> sound_of("ruiz") == sound_of("ruis")
    True
    """
    return jellyfish.metaphone(word) if word.isascii() and word.isalpha() else word


def likeness(one: str, other: str) -> float:
    """Return how alike two names are in their letters, spaces aside, 0 to 1 (Jaro-Winkler)."""
    return float(JaroWinkler.similarity(letters_of(one), letters_of(other)))


def _plain(label: str) -> str:
    decomposed = unicodedata.normalize("NFKD", label).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
