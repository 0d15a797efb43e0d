"""Names that end in a common noun: "the union" after "Harbour Union"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from kgraph.language.descriptions import is_name, may_describe
from kgraph.model import CoreferenceChain

REACH: Final = 400
"""Tokens between a name and a description that goes on with it."""


class NamesByNoun:
    """Finds the one name of a document that a description repeats the noun of."""

    def __init__(
        self, doc: Doc, chain_at: Mapping[int, int], *, chains: Sequence[CoreferenceChain]
    ) -> None:
        """Sort the names of a document by the common noun that they end in."""
        self._chains = chains
        self._owners: dict[str, set[int]] = {}
        self._places: dict[int, list[int]] = {}
        for token in doc:
            number = chain_at.get(token.i)
            if number is not None and is_name(chains[number]):
                self._places.setdefault(number, []).append(token.i)
        for number in self._places:
            for label in chains[number].labels:
                words = label.casefold().split()
                if len(words) > 1:
                    self._owners.setdefault(words[-1], set()).add(number)

    def named_before(self, span: Span) -> int | None:
        """Return the chain that "the union" goes on with: the only such name, not far before."""
        root = span.root
        owners = self._owners.get(root.lower_, set())
        pointed = any(child.lower_ in {"the", "this", "that"} for child in root.children)
        if len(owners) != 1 or not pointed or root.pos_ != "NOUN":
            return None
        owner = min(owners)
        places = self._places[owner]
        before = places[max(bisect_left(places, span.start) - 1, 0)]
        near = 0 < span.start - before <= REACH
        return owner if near and may_describe(span, self._chains[owner]) else None
