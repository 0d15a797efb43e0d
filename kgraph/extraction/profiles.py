"""What the examples of a link have in common, and how like them two things of a text stand.

Where no pattern fits, the words do: those on the way between the two and around it may be like
those of the examples, of the definition and of the label, and unlike those of counter-examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kgraph.extraction.link_encoder import Vectors, of_others
from kgraph.extraction.pair_signs import PairSigns
from kgraph.extraction.word_vectors import WordList
from kgraph.language.meanings import DIMENSIONS

Floats = NDArray[np.float32]
Shares = tuple[tuple[str, float], ...]
Meaning = tuple[tuple[float, ...], ...]
"""The vectors of ``PairSigns.meanings``."""

_KINDS: Final = ("on", "beside", "definition", "label", "against", "subject", "object")
_ON, _BESIDE, _DEFINITION, _LABEL, _AGAINST, _SUBJECT, _OBJECT = range(len(_KINDS))
_SAME: Final = 0.999
_LONGEST: Final = 4
_VAGUE_TYPES: Final = frozenset({"", "noun"})
_HALF_FIT: Final = 0.4
_MISTAKABLE: Final = frozenset({"organization", "place", "work", "event"})
_MISTAKEN: Final = 0.2
_FEW: Final = 3
_WAYS: Final = 3


@dataclass(frozen=True, slots=True)
class Way:
    """The words on the way of one example, and what its two ends are to them."""

    words: tuple[str, ...]
    sides: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a link: words by where they stand, ways, and shares of steps and types.

    ``meanings`` and ``states`` are those of the examples, ``against_meanings`` and
    ``against_states`` those of the counter-examples.
    Links that are not ``taught`` are there to compare with.
    ``noun``, ``named`` and ``bare`` say of the object what they say in a pattern.
    """

    predicate: str
    on: tuple[str, ...]
    beside: tuple[str, ...]
    definition: tuple[str, ...]
    label: tuple[str, ...]
    against: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    ways: tuple[Way, ...]
    meanings: tuple[Meaning, ...]
    against_meanings: tuple[Meaning, ...]
    states: Vectors
    against_states: Vectors
    first: Shares
    last: Shares
    subject_types: Shares
    object_types: Shares
    domain: tuple[str, ...]
    range: tuple[str, ...]
    symmetric: bool = False
    literal: bool = False
    noun: bool = False
    named: bool = False
    bare: bool = False
    adjective: bool = False
    taught: bool = True


class ProfileSet:
    """Profiles made ready to compare pairs with all of them at once."""

    def __init__(self, profiles: tuple[Profile, ...]) -> None:
        self.profiles = profiles
        words = sorted({word for each in profiles for word in _all_words(each)})
        self._list = WordList(words)
        self._tables = _Maxima([getattr(p, kind) for p in profiles for kind in _KINDS], self._list)
        ways = [(n, way) for n, each in enumerate(profiles) for way in each.ways]
        self._ways = _Maxima([way.words for _, way in ways], self._list)
        self._sides = [way.sides for _, way in ways]
        self._owner = np.array([n for n, _ in ways], dtype=np.int64)
        self._shares = [tuple(map(dict, _shares(each))) for each in profiles]
        self._examples = _Meanings([each.meanings for each in profiles])
        self._counter_examples = _Meanings([each.against_meanings for each in profiles])

    def features(self, signs: PairSigns, types: tuple[str, str], *, pairs: int) -> Floats:
        """Return a row of features for each profile; ``pairs`` is how many the sentence has."""
        per_word = [self._table(self._list.likeness(word)) for word in signs.on]
        on = np.max(per_word, axis=0) if per_word else self._table(self._nothing())
        beside, between, subject, object_ = (
            self._table(self._most_alike(words))
            for words in (signs.beside, signs.between, signs.subject, signs.object)
        )
        told = on[:, [_ON, _DEFINITION]].max(axis=1)
        others = of_others(told)
        label = np.max([on[:, _LABEL], beside[:, _LABEL], between[:, _LABEL]], axis=0)
        columns = [
            *(on[:, n] for n in (_ON, _BESIDE, _DEFINITION, _LABEL, _AGAINST)),
            *(beside[:, n] for n in (_ON, _BESIDE, _DEFINITION, _AGAINST)),
            *(between[:, n] for n in (_ON, _BESIDE, _DEFINITION, _AGAINST)),
            *(subject[:, n] for n in (_SUBJECT, _DEFINITION)),
            *(object_[:, n] for n in (_OBJECT, _DEFINITION, _LABEL)),
            label,
            (told >= _SAME).astype(np.float32),
            _weakest(per_word, len(self.profiles)),
            others,
            told - others,
            *self._alike_ways(signs),
            *self._alike_meanings(signs),
        ]
        shape = np.repeat(_shape(signs, pairs)[None], len(self.profiles), axis=0)
        fit = np.array([self._fit(n, signs, types=types) for n in range(len(self.profiles))])
        return np.concatenate([np.stack(columns, axis=1), shape, fit], axis=1).astype(np.float32)

    def _nothing(self) -> Floats:
        return np.zeros(len(self._list), dtype=np.float32)

    def _most_alike(self, words: Sequence[str]) -> Floats:
        found = self._nothing()
        for word in words:
            found = np.maximum(found, self._list.likeness(word))
        return found

    def _table(self, likeness: Floats) -> Floats:
        return self._tables.of(likeness).reshape(len(self.profiles), len(_KINDS))

    def _alike_ways(self, signs: PairSigns) -> Iterator[Floats]:
        """Yield how like the most alike way is whose ends stand the same, and the other way."""
        likeness = self._ways.of(self._most_alike(signs.on))
        for sides in (signs.sides, signs.sides[::-1]):
            stands = np.array([each == sides for each in self._sides], dtype=np.float32)
            best = np.zeros(len(self.profiles), dtype=np.float32)
            np.maximum.at(best, self._owner, likeness * stands)
            yield best

    def _alike_meanings(self, signs: PairSigns) -> Iterator[Floats]:
        """Yield how like the pair's words are to those of examples, in each of three ways."""
        against = self._counter_examples.likeness(signs.meanings)
        for likeness, unlike in zip(self._examples.likeness(signs.meanings), against, strict=True):
            best, few = likeness
            yield best
            yield few
            yield few - of_others(few)
            yield few - unlike[0]

    def _fit(self, number: int, signs: PairSigns, *, types: tuple[str, str]) -> list[float]:
        profile, shares = self.profiles[number], self._shares[number]
        values = (signs.first, signs.last, *types)
        return [
            *(known.get(value, 0.0) for known, value in zip(shares, values, strict=True)),
            fit(types[0], profile.domain),
            fit(types[1], ("date",) if profile.literal else profile.range),
            float(profile.symmetric),
        ]


class _Maxima:
    """The greatest likeness in each of several lists of words, taken at once."""

    def __init__(self, lists: Sequence[Sequence[str]], words: WordList) -> None:
        nothing = len(words)
        numbers = [sorted({words.number(word) for word in each}) or [nothing] for each in lists]
        self._numbers = np.array([n for each in numbers for n in each], dtype=np.int64)
        self._starts = np.array([0, *accumulate(map(len, numbers))][:-1], dtype=np.int64)

    def of(self, likeness: Floats) -> Floats:
        if not len(self._starts):
            return np.zeros(0, dtype=np.float32)
        padded = np.append(likeness, np.float32(0))
        return np.asarray(np.maximum.reduceat(padded[self._numbers], self._starts))


class _Meanings:
    """The meanings of several lists of examples, compared at once."""

    def __init__(self, lists: Sequence[Sequence[Meaning]]) -> None:
        every = [meaning for each in lists for meaning in each]
        self._vectors = np.array(every, dtype=np.float32).reshape(len(every), _WAYS, DIMENSIONS)
        self._counts = np.array([len(each) for each in lists], dtype=np.int64)
        longest = max([_FEW, *self._counts])
        self._filled = np.arange(longest) >= longest - self._counts[:, None]

    def likeness(self, meanings: Floats) -> Iterator[tuple[Floats, Floats]]:
        """Yield for each vector the greatest cosine of each list, and the mean of the best few."""
        several = np.clip(self._counts, 1, _FEW).astype(np.float32)
        for number, vector in enumerate(meanings):
            table = np.full(self._filled.shape, -np.inf, dtype=np.float32)
            table[self._filled] = self._vectors[:, number] @ vector
            best = np.sort(table)[:, -_FEW:]
            best[np.isneginf(best)] = 0.0
            yield best[:, -1], best.sum(axis=1) / several


def fit(kind: str, allowed: tuple[str, ...]) -> float:
    """Return how well a type fits those that are allowed: 1 well, 0 not at all."""
    if not allowed or kind in allowed:
        return 1.0
    if kind in _VAGUE_TYPES:
        return _HALF_FIT
    return _MISTAKEN if kind in _MISTAKABLE and _MISTAKABLE & set(allowed) else 0.0


def may_join(profile: Profile, types: tuple[str, str]) -> bool:
    """Say whether two types may be those of a link: one may be wrong where the other is right."""
    if profile.literal != (types[1] == "date"):
        return False
    range_ = () if profile.literal or profile.noun else profile.range
    fits = fit(types[0], profile.domain), fit(types[1], range_)
    return min(fits) > 0 and max(fits) == 1.0


def _all_words(profile: Profile) -> Iterator[str]:
    for kind in _KINDS:
        yield from getattr(profile, kind)
    for way in profile.ways:
        yield from way.words


def _shares(profile: Profile) -> tuple[Shares, ...]:
    return profile.first, profile.last, profile.subject_types, profile.object_types


def _weakest(per_word: Sequence[Floats], count: int) -> Floats:
    """Return how like the least alike of the words on the way is, 1 where there is none."""
    if not per_word:
        return np.ones(count, dtype=np.float32)
    known = [table[:, [_ON, _BESIDE, _DEFINITION]].max(axis=1) for table in per_word]
    return np.asarray(np.min(known, axis=0))


def _shape(signs: PairSigns, pairs: int) -> Floats:
    lengths = [float(min(signs.length, _LONGEST) == n) for n in range(_LONGEST + 1)]
    counts = [np.log1p(signs.gap), np.log1p(signs.others), np.log1p(pairs)]
    return np.array([*lengths, *counts], dtype=np.float32)
