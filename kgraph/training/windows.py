"""Cuts documents into windows of whole sentences and groups them into batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from random import Random
from typing import TypeVar

from kgraph.language.wordpiece import WordPieces
from kgraph.training.examples import Example
from kgraph.training.reshape import select_words

LONGEST = 300
"""Word pieces of the longest window that is trained on."""

T = TypeVar("T")
Unit = list[Example]
"""Windows that belong together: consecutive ones of a document, for coreference across them."""


@dataclass(frozen=True, slots=True)
class WindowSizes:
    """Word pieces a window aims at, least and most; drawn anew for each window."""

    least: int = 80
    most: int = 240
    together: int = 4


def cut_windows(
    example: Example, pieces: WordPieces, *, sizes: WindowSizes, random: Random
) -> list[Unit]:
    """Return units of consecutive windows; a text without sentences is one window."""
    counts = [len(pieces.of_word(word)) for word in example.words]
    if example.sentences is None:
        return [[example]] if sum(counts) <= LONGEST else []
    sentences = [
        list(group) for _, group in groupby(range(len(example)), example.sentences.__getitem__)
    ]
    units: list[Unit] = []
    current: list[int] = []
    size = 0
    together = sizes.together if example.chains else 1
    target = random.randint(sizes.least, sizes.most)
    for words in [*sentences, None]:
        cost = 0 if words is None else sum(counts[i] for i in words)
        if current and (words is None or size + cost > target):
            # The windows of a unit are of one length, so that their batch needs little padding.
            if not units or len(units[-1]) == together:
                units.append([])
            units[-1].append(select_words(example, current))
            current, size = [], 0
            if len(units[-1]) == together:
                target = random.randint(sizes.least, sizes.most)
        if words is not None and cost <= LONGEST:
            current = current + words
            size += cost
    return units


def group_units(units: Sequence[Unit], words: int, *, random: Random) -> list[list[Unit]]:
    """Return batches of about ``words`` padded words, units of like length together."""
    return group_alike([(unit, len(unit), _longest(unit)) for unit in units], words, random=random)


def group_alike(
    sized: Sequence[tuple[T, int, int]], words: int, *, random: Random, within: int = 400
) -> list[list[T]]:
    """Return batches of about ``words`` padded words, things of like length together.

    Args:
        sized: each thing with its number of rows and the words of the longest of these.
        words: most words of a batch of more than one thing.
        random: what the order is drawn with.
        within: so many, as they are drawn, are sorted by length together.
    """
    shuffled = list(sized)
    random.shuffle(shuffled)
    batches: list[list[T]] = []
    for i in range(0, len(shuffled), within):
        batch: list[T] = []
        rows = 0
        for thing, more, longest in sorted(shuffled[i : i + within], key=itemgetter(2)):
            if batch and (rows + more) * longest > words:
                batches.append(batch)
                batch, rows = [], 0
            batch.append(thing)
            rows += more
        batches.append(batch)
    random.shuffle(batches)
    return batches


def _longest(unit: Unit) -> int:
    return max(len(window) for window in unit)
