"""Which name or term a chain of the trained coreference goes with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from kgraph.language.components import MENTIONS
from kgraph.language.descriptions import is_name, is_said, said_of
from kgraph.model import CoreferenceChain

SINGULARS: Final = frozenset("it its itself he him his himself she her hers herself".split())
_PLURALS: Final = frozenset("they them their theirs themselves".split())


class ChainOwners:
    """Finds the chain of names or terms that most mentions of a trained chain belong to.

    A name goes before terms. What is only said of something ("Hythe is a club") has no vote; a
    chain without a name goes with the name that it is said of.
    """

    def __init__(
        self, doc: Doc, chain_at: Mapping[int, int], *, chains: Sequence[CoreferenceChain]
    ) -> None:
        """Count the votes of one document's mentions."""
        self._chains = chains
        self._many = always_many(doc, chain_at)
        self._names: dict[int, list[tuple[int, int]]] = {}
        votes: dict[int, Counter[int]] = {}
        told: dict[int, Counter[int]] = {}
        for span, chain in mentions_of(doc):
            if is_said(span.root):
                self._count_told(told, span.root, chain=chain, chain_at=chain_at)
                continue
            number = chain_at.get(span.root.i)
            if number is not None:
                votes.setdefault(chain, Counter())[number] += 1
                if is_name(chains[number]):
                    self._names.setdefault(chain, []).append((span.root.i, number))
        for chain, found in told.items():
            if chain not in self._names:
                votes[chain] = found
        self._owner = {
            chain: max(found, key=lambda n: (is_name(chains[n]), found[n], -n))
            for chain, found in votes.items()
        }

    def _count_told(
        self,
        told: dict[int, Counter[int]],
        root: Token,
        *,
        chain: int,
        chain_at: Mapping[int, int],
    ) -> None:
        """Count the name that a noun of a chain says what it is."""
        subject = said_of(root)
        number = None if subject is None else chain_at.get(subject.i)
        if number is not None and is_name(self._chains[number]):
            told.setdefault(chain, Counter())[number] += 1

    def owner_of(self, span: Span, chain: int) -> CoreferenceChain | None:
        """Return what a mention of a trained chain stands for, ``None`` where it has no name.

        Of several names "they" takes the one that the same sentence has before it. "It" and "she"
        are none that the text only speaks of as many.
        """
        word = span.text.casefold()
        number = self._named_just_before(span, chain) if word in _PLURALS else None
        number = self._owner.get(chain) if number is None else number
        if number is None or (number in self._many and word in SINGULARS):
            return None
        return self._chains[number]

    def describe(self, chain: int, number: int) -> None:
        """Let a trained chain without a name be of what one of its descriptions goes on with."""
        self._owner.setdefault(chain, number)

    def _named_just_before(self, span: Span, chain: int) -> int | None:
        before = [
            number
            for index, number in self._names.get(chain, ())
            if span.sent.start <= index < span.start
        ]
        return before[-1] if before else None


def mentions_of(doc: Doc) -> Iterator[tuple[Span, int]]:
    """Yield the mentions that the trained model has found, each with its chain's number."""
    if MENTIONS in doc.spans:
        group = doc.spans[MENTIONS]
        yield from zip(group, group.attrs["chain"], strict=True)


def always_many(doc: Doc, chain_at: Mapping[int, int]) -> frozenset[int]:
    """Return the chains of terms of which the text only speaks in the plural: "the winds"."""
    plural: dict[int, bool] = {}
    for index, number in chain_at.items():
        if chain_at.get(index + 1) != number:
            many = doc[index].tag_ == "NNS"
            plural[number] = plural.get(number, True) and many
    return frozenset(number for number, each in plural.items() if each)
