"""Our passages as ``extraction/stance_network.py`` sees them, with how each link is put.

Each passage is read alone, among others, and among others with noise: in a text, too, something
stands around its sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from kgraph.extraction.stance_network import Window
from kgraph.language.labels import STANCES
from kgraph.model import Polarity
from kgraph.training.augment import NoiseRates, add_noise
from kgraph.training.examples import Example
from kgraph.training.passages import SAME, Passage
from kgraph.training.stated import passage_example

NOISE: Final = NoiseRates(lower=0.2, unpunctuated=0.25, upper=0.0, fillers=0.15)
_ALONE: Final = 0.15


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
    """A passage among others: it goes from word ``start`` to ``end`` of all.

    ``marks`` are the first and last word of each mark.
    """

    words: tuple[str, ...]
    marks: tuple[tuple[int, int], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PutPassage:
    """A passage with its variants and its links."""

    variants: tuple[Variant, ...]
    links: tuple[PutLink, ...]


def put_passages(passages: Sequence[Passage], *, seed: int = 7) -> Iterator[PutPassage]:
    """Yield the passages that have links; the others stand around them."""
    chance = Random(seed)
    examples = [passage_example(passage) for passage in passages]
    for passage, example in zip(passages, examples, strict=True):
        links = put_links(passage)
        if links:
            noisy = add_noise(example, NOISE, random=chance)
            among = (variant_of(each, around=_two(examples, chance)) for each in (example, noisy))
            yield PutPassage((variant_of(example), *among), links)


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
    example: Example, *, around: tuple[Example | None, Example | None] = (None, None)
) -> Variant:
    """Return a passage between two others, or alone."""
    before, after = ([] if each is None else list(each.words) for each in around)
    marks = example.relations.anchors if example.relations else []
    start = len(before)
    return Variant(
        tuple(word.lower() for word in (*before, *example.words, *after)),
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
    return Window(variant.words[start:end], subject, object_, link.predicate)


def _two(examples: Sequence[Example], chance: Random) -> tuple[Example | None, Example | None]:
    before, after = (
        None if chance.random() < _ALONE else chance.choice(examples) for _ in range(2)
    )
    return before, after
