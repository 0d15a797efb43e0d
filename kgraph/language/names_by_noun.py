"""Names that go with a common noun: "the union" after "Harbour Union" or "Hythe is a union"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from kgraph.language.descriptions import POINTING, is_name, may_describe
from kgraph.language.nominals import find_nominals
from kgraph.model import CoreferenceChain

REACH: Final = 400
"""Tokens between a name and a description that goes on with it."""
NEAR: Final = 60
"""Tokens in which only one name may go with the noun, where the text has several."""
_ALIKE: Final = {
    noun: nouns.split()[0]
    for nouns in (
        "book novel volume memoir autobiography biography novella anthology",
        "film movie documentary picture feature",
        "song single track tune ballad",
        "album record LP compilation EP",
        "act law bill statute legislation",
        "company firm corporation business manufacturer startup",
        "organization organisation association body charity nonprofit society group",
        "band group duo trio quartet ensemble",
        "city town municipality",
        "village hamlet settlement",
        "tournament competition championship contest cup",
        "magazine newspaper paper journal weekly daily",
        "school academy college university",
        "ship vessel boat steamer frigate cruiser destroyer",
        "building structure house tower palace",
        "show series programme program sitcom",
        "river stream",
        "mountain peak summit",
        "church chapel cathedral",
        "party movement",
    )
    for noun in nouns.casefold().split()
}
"""Nouns that texts use for one thing by turns, each with the first of its row."""


class NamesByNoun:
    """Finds the name that a description repeats the noun of, or whose noun the text has told."""

    def __init__(
        self, doc: Doc, chain_at: Mapping[int, int], *, chains: Sequence[CoreferenceChain]
    ) -> None:
        """Sort the names of a document by their nouns."""
        self._chains = chains
        self._owners: dict[str, set[int]] = {}
        self._alike: dict[str, set[int]] = {}
        self._places: dict[int, list[int]] = {}
        for token in doc:
            number = chain_at.get(token.i)
            if number is not None and is_name(chains[number]):
                self._places.setdefault(number, []).append(token.i)
        for noun, number in (*self._in_names(), *self._told(doc, chain_at)):
            self._owners.setdefault(noun, set()).add(number)
            if noun in _ALIKE:
                self._alike.setdefault(_ALIKE[noun], set()).add(number)

    def named_before(self, span: Span) -> int | None:
        """Return the chain that "the union" goes on with: the only such name, not far before."""
        root = span.root
        owners = self._owners.get(root.lower_, set())
        if not owners and root.lower_ in _ALIKE:
            owners = self._alike.get(_ALIKE[root.lower_], set())
        pointed = any(child.lower_ in POINTING for child in root.children)
        if not owners or not pointed or root.pos_ != "NOUN":
            return None
        last = {owner: self._last_before(owner, span.start) for owner in owners}
        reach = REACH if len(owners) == 1 else NEAR
        near = [owner for owner in owners if 0 < span.start - last[owner] <= reach]
        if len(near) != 1 or not may_describe(span, self._chains[near[0]]):
            return None
        return near[0]

    def _last_before(self, owner: int, start: int) -> int:
        places = self._places[owner]
        return places[max(bisect_left(places, start) - 1, 0)]

    def _in_names(self) -> Iterator[tuple[str, int]]:
        """Yield the nouns that names end in: "union" of "Harbour Union"."""
        for number in self._places:
            for label in self._chains[number].labels:
                words = label.casefold().split()
                if len(words) > 1:
                    yield words[-1], number

    def _told(self, doc: Doc, chain_at: Mapping[int, int]) -> Iterator[tuple[str, int]]:
        """Yield the nouns that the text says of names: "Hythe is a union", "the union Hythe"."""
        for nominal in find_nominals(doc):
            number = chain_at.get(nominal.subject.i)
            if number in self._places and not nominal.negated:
                yield nominal.noun.root.lower_, number
