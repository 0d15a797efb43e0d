"""Our passages as ``extraction/stance_network.py`` sees them, with how each link is put.

Each passage is read alone, among others, and among others with noise: what the language network
makes of a word depends on what stands around its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kgraph.extraction.stance_network import Window
from kgraph.language.encoder import LanguageNetwork
from kgraph.language.labels import STANCES
from kgraph.language.words import Break
from kgraph.model import Polarity
from kgraph.training.augment import NoiseRates, add_noise
from kgraph.training.examples import Example
from kgraph.training.passages import SAME, Passage
from kgraph.training.stated import passage_example

NOISE: Final = NoiseRates(lower=0.2, unpunctuated=0.25, upper=0.0, fillers=0.15)
_ALONE: Final = 0.15
_GAPS: Final = (Break.NONE, Break.NONE, Break.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class PutLink:
    """A link between two marks, by number: whether it is denied, and the number of its modality."""

    subject: int
    predicate: str
    object: int
    denied: bool
    modality: int


@dataclass(frozen=True, slots=True)
class Variant:
    """A passage as it was read once; it goes from word ``start`` to ``end`` of what was read.

    ``states`` are those of all words, ``marks`` the first and last word of each mark.
    """

    states: NDArray[np.int8]
    words: tuple[str, ...]
    marks: tuple[tuple[int, int], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage with its variants and its links."""

    variants: tuple[Variant, ...]
    links: tuple[PutLink, ...]


def read_stances(
    passages: Sequence[Passage], network: LanguageNetwork, *, seed: int = 7
) -> Iterator[ReadPassage]:
    """Yield the passages that have links; the others stand around them."""
    chance = Random(seed)
    examples = [passage_example(passage) for passage in passages]
    for passage, example in zip(passages, examples, strict=True):
        links = put_links(passage)
        if links:
            noisy = add_noise(example, NOISE, random=chance)
            among = (
                _read(each, network, around=_two(examples, chance), gap=chance.choice(_GAPS))
                for each in (example, noisy)
            )
            alone = _read(example, network, around=(None, None), gap=Break.NONE)
            yield ReadPassage((alone, *among), links)


def put_links(passage: Passage) -> tuple[PutLink, ...]:
    """Return the links of a passage with how each is put."""
    number = {key: place for place, key in enumerate(passage.mentions)}
    return tuple(
        PutLink(
            number[link.subject],
            link.predicate,
            number[link.object],
            link.polarity is Polarity.NEGATED,
            STANCES.index(link.modality.value) - 1,
        )
        for link in passage.links
        if link.predicate != SAME
    )


def variant_of(
    example: Example, states: NDArray[np.int8], *, words: Sequence[str] = (), start: int = 0
) -> Variant:
    """Return a passage as it was read: among other ``words``, from one of these on, or alone."""
    marks = example.relations.anchors if example.relations else []
    return Variant(
        states,
        tuple(word.lower() for word in words or example.words),
        tuple((first + start, last + start) for first, last in marks),
        start,
        start + len(example),
    )


def window_of(variant: Variant, link: PutLink, *, around: tuple[int, int] = (0, 0)) -> Window:
    """Return what is read of a link, with so many words before and after the passage."""
    start = max(0, variant.start - around[0])
    end = min(len(variant.words), variant.end + around[1])
    subject, object_ = (
        (variant.marks[number][0] - start, variant.marks[number][1] - start)
        for number in (link.subject, link.object)
    )
    return Window(
        variant.states[start:end], variant.words[start:end], subject, object_, link.predicate
    )


def _two(examples: Sequence[Example], chance: Random) -> list[Example | None]:
    return [None if chance.random() < _ALONE else chance.choice(examples) for _ in range(2)]


def _read(
    example: Example, network: LanguageNetwork, *, around: Sequence[Example | None], gap: Break
) -> Variant:
    before, after = around
    words, breaks = _joined([each for each in (before, example, after) if each], gap)
    states = network.meanings.of(network.score_words(words, breaks).words)
    return variant_of(example, states, words=words, start=len(before) if before else 0)


def _joined(examples: Sequence[Example], gap: Break) -> tuple[list[str], list[int]]:
    words, breaks = list(examples[0].words), list(examples[0].breaks)
    for each in examples[1:]:
        words += each.words
        breaks += [int(gap), *each.breaks[1:]]
    return words, breaks
