"""What a document has written of each thing so far, for finding which are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Span

from kgraph.language.encoder import RAREST
from kgraph.language.terms import Rank, singular
from kgraph.model import CoreferenceChain


class ChainJoin(NamedTuple):
    """One chain taken for another, by their numbers, and why."""

    number: int
    to: int
    reason: str


@dataclass(frozen=True)
class Written:
    """The chains of one document, and where their names, terms and phrases stand.

    ``places`` are token spans, each with the number of its chain. ``is_spoken`` says that a
    recogniser may have misheard it. ``at`` has the chain of each token of a name or term, of each
    root of a phrase and of each pronoun. ``rank`` gives a word's place in a vocabulary.
    """

    doc: Doc
    chains: Sequence[CoreferenceChain]
    places: Sequence[tuple[Span, int]]
    at: Mapping[int, int] = field(default_factory=dict)
    is_spoken: bool = False
    rank: Rank = lambda _: 0

    @cached_property
    def by_number(self) -> dict[int, CoreferenceChain]:
        """The chains by number."""
        return {chain.number: chain for chain in self.chains}

    @cached_property
    def spans(self) -> dict[int, list[Span]]:
        """Where each chain stands, in order."""
        found: dict[int, list[Span]] = defaultdict(list)
        for span, number in sorted(self.places, key=lambda place: place[0].start):
            found[number].append(span)
        return found

    @cached_property
    def by_form(self) -> dict[str, list[CoreferenceChain]]:
        """The chains by the forms of their best labels, in order of their numbers."""
        found: dict[str, list[CoreferenceChain]] = defaultdict(list)
        for chain in self.chains:
            found[form_of(chain.labels[0])].append(chain)
        return found

    def count(self, number: int) -> int:
        """Return how often a chain is written out."""
        return len(self.spans.get(number, ()))

    def surface(self, number: int) -> str:
        """Return how a chain is first written, in small letters."""
        spans = self.spans.get(number)
        return spans[0].text.casefold() if spans else ""

    def is_rare(self, word: str) -> bool:
        """Say whether a word is none that the language model knows as a whole."""
        return self.rank(word) >= RAREST


def form_of(label: str) -> str:
    """Return a label in small letters with its last word in the singular.

    >>> form_of("Harbour Unions")
    'harbour union'
    """
    words = label.casefold().split()
    return " ".join([*words[:-1], singular(words[-1])]) if words else ""


def is_word(label: str) -> bool:
    """Say whether a label is one of words of the language: its last is small."""
    return bool(label) and label.split()[-1].islower()
