"""What coreference sees of two mentions besides their vectors: distance, speakers, shared words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]

_PRONOUN_GROUPS: Final = (
    "i me my mine myself",
    "you your yours yourself yourselves",
    "we us our ours ourselves",
    "he him his himself",
    "she her hers herself",
    "it its itself",
    "they them their theirs themselves",
    "who whom whose which that",
    "this these those",
)
GROUP_BY_PRONOUN: Final = {
    word: number for number, line in enumerate(_PRONOUN_GROUPS, start=1) for word in line.split()
}
_SPEAKER_GROUPS: Final = 3  # I, you, we: the groups that turn with the speaker

_LEADING: Final = frozenset(
    "the a an this that these those my our your his her its their some all both each every any no"
    " many most another such".split()
)
HEAD_ENDS: Final = frozenset(
    "of in on at for with who which that from to by about as and or , ( : ; - – — near"
    " under".split()
)
_EMPTY: Final = _LEADING | HEAD_ENDS | frozenset("'s ’s . \" ' ) is was".split())

_MENTION_STEPS: Final = np.array([2, 3, 4, 5, 8, 16, 32, 64, 128])
_SENTENCE_STEPS: Final = np.array([1, 2, 3, 4, 8, 16])

FEATURES: Final = len(_MENTION_STEPS) + 1 + len(_SENTENCE_STEPS) + 1 + 17
"""Length of the feature vector of a pair."""


@dataclass(frozen=True, slots=True)
class MentionTable:
    """Facts of some mentions of one document, one entry a mention.

    Positions count words from the document's start; names and words are numbered by a
    ``WordNumbers`` that all tables of the document share. Number 0 matches nothing.
    """

    order: Integers
    first: Integers
    last: Integers
    sentence: Integers
    speaker: Integers
    pronoun: Integers
    phrase: Integers
    head: Integers
    acronym: Integers
    words: tuple[frozenset[int], ...] = field(kw_only=True)

    def __len__(self) -> int:
        return len(self.order)

    def rows(self, numbers: Sequence[int]) -> "MentionTable":
        """Return the table of the mentions at ``numbers`` only."""
        index = np.asarray(numbers, dtype=np.int64)
        arrays = (getattr(self, name)[index] for name in _ARRAYS)
        return MentionTable(*arrays, words=tuple(self.words[i] for i in numbers))


_ARRAYS: Final = (
    "order",
    "first",
    "last",
    "sentence",
    "speaker",
    "pronoun",
    "phrase",
    "head",
    "acronym",
)


def joined(tables: Sequence[MentionTable]) -> MentionTable:
    """Return the tables one after the other as one."""
    arrays = (np.concatenate([getattr(t, name) for t in tables]) for name in _ARRAYS)
    return MentionTable(*arrays, words=tuple(words for t in tables for words in t.words))


class WordNumbers:
    """Numbers the words and phrases of one document, from 1."""

    def __init__(self) -> None:
        self._number_by_text: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Return the number of ``text``; 0 for nothing."""
        return self._number_by_text.setdefault(text, len(self._number_by_text) + 1) if text else 0


@dataclass(frozen=True, slots=True)
class WordsInPlace:
    """Some consecutive words of a document.

    ``sentences`` numbers each word's sentence in the document, ``speakers`` its speaker (0 where
    unknown); ``offset`` is the number in the document of the first word.
    """

    words: Sequence[str]
    sentences: Sequence[int]
    speakers: Sequence[int]
    offset: int


def mention_table(
    spans: Sequence[tuple[int, int]],
    text: WordsInPlace,
    *,
    numbers: WordNumbers,
    first_order: int = 0,
) -> MentionTable:
    """Return the facts of some mentions.

    Args:
        spans: first and last word of each in ``text``, in the order of the text.
        text: the words they are in.
        numbers: the document's numbering of words.
        first_order: number in the document of the first mention.
    """
    rows = [_row([w.lower() for w in text.words[a : b + 1]], numbers) for a, b in spans]
    table = np.array([row[:4] for row in rows], dtype=np.int64).reshape(-1, 4)
    ends = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return MentionTable(
        np.arange(first_order, first_order + len(spans), dtype=np.int64),
        ends[:, 0] + text.offset,
        ends[:, 1] + text.offset,
        np.asarray(text.sentences, dtype=np.int64)[ends[:, 0]],
        np.asarray(text.speakers, dtype=np.int64)[ends[:, 0]],
        *table.T,
        words=tuple(row[4] for row in rows),
    )


def _row(lowered: list[str], numbers: WordNumbers) -> tuple[int, int, int, int, frozenset[int]]:
    """Return pronoun group, phrase, head, acronym and content words."""
    pronoun = GROUP_BY_PRONOUN.get(lowered[0], 0) if len(lowered) == 1 else 0
    if pronoun:
        return pronoun, 0, 0, 0, frozenset()
    start = 0
    while start < len(lowered) - 1 and lowered[start] in _LEADING:
        start += 1
    core = lowered[start:]
    end = next((i for i, word in enumerate(core) if i and word in HEAD_ENDS), len(core))
    content = [word for word in core if word not in _EMPTY]
    initials = "".join(word[0] for word in content) if len(content) > 1 else lowered[-1]
    return (
        0,
        numbers.number(" ".join(core)),
        numbers.number(core[end - 1]),
        numbers.number("initials of " + initials),
        frozenset(numbers.number(word) for word in content),
    )


def pair_features(later: MentionTable, earlier: MentionTable) -> Floats:
    """Return ``[len(later), len(earlier), FEATURES]``; the later ones first."""
    result = np.zeros((len(later), len(earlier), FEATURES), dtype=np.float32)
    if not result.size:
        return result
    mentions = np.searchsorted(_MENTION_STEPS, _gap(later.order, earlier.order), side="right")
    sentences = np.searchsorted(
        _SENTENCE_STEPS, _gap(later.sentence, earlier.sentence), side="right"
    )
    np.put_along_axis(result, mentions[..., None], 1.0, axis=2)
    offset = len(_MENTION_STEPS) + 1
    np.put_along_axis(result, sentences[..., None] + offset, 1.0, axis=2)
    offset += len(_SENTENCE_STEPS) + 1
    for number, flags in enumerate(_flags(later, earlier)):
        result[..., offset + number] = flags
    return result


def _gap(later: Integers, earlier: Integers) -> Integers:
    return np.asarray(np.maximum(later[:, None] - earlier[None, :], 0), dtype=np.int64)


def _flags(later: MentionTable, earlier: MentionTable) -> list[Flags]:
    spoken = _equal(later.speaker, earlier.speaker)
    known = (later.speaker > 0)[:, None] & (earlier.speaker > 0)[None, :]
    pronoun_l, pronoun_e = (later.pronoun > 0)[:, None], (earlier.pronoun > 0)[None, :]
    same_pronoun = _equal(later.pronoun, earlier.pronoun)
    turning_l = pronoun_l & (later.pronoun <= _SPEAKER_GROUPS)[:, None]
    turning_e = pronoun_e & (earlier.pronoun <= _SPEAKER_GROUPS)[None, :]
    return [
        spoken,
        known & ~spoken,
        _equal(later.phrase, earlier.phrase),
        _equal(later.head, earlier.head),
        *_shared(later.words, earlier.words),
        _equal(later.acronym, earlier.acronym),
        _inside(later, earlier),
        _inside(earlier, later).T,
        pronoun_l & pronoun_e,
        pronoun_l & ~pronoun_e,
        ~pronoun_l & pronoun_e,
        same_pronoun,
        same_pronoun & spoken & turning_l,
        turning_l & turning_e & ~same_pronoun & known & ~spoken,
        (later.first[:, None] - earlier.last[None, :]) <= 2,
    ]


def _equal(later: Integers, earlier: Integers) -> Flags:
    same = (later[:, None] == earlier[None, :]) & (later > 0)[:, None]
    return np.asarray(same, dtype=np.bool_)


def _inside(inner: MentionTable, outer: MentionTable) -> Flags:
    after = inner.first[:, None] >= outer.first[None, :]
    return np.asarray(after & (inner.last[:, None] <= outer.last[None, :]), dtype=np.bool_)


def _shared(later: Sequence[frozenset[int]], earlier: Sequence[frozenset[int]]) -> list[Flags]:
    """Return whether the later's words are among the earlier's, the reverse, and whether any is."""
    place = {word: n for n, word in enumerate(sorted(frozenset().union(*later)))}
    left = np.zeros((len(later), max(1, len(place))), dtype=np.float32)
    right = np.zeros((len(earlier), max(1, len(place))), dtype=np.float32)
    for table, bags in ((left, later), (right, earlier)):
        for row, bag in enumerate(bags):
            table[row, [place[word] for word in bag if word in place]] = 1.0
    both = left @ right.T
    size_l = np.array([len(bag) for bag in later])[:, None]
    size_e = np.array([len(bag) for bag in earlier])[None, :]
    return [(both == size_l) & (size_l > 0), (both == size_e) & (size_e > 0), both > 0]
