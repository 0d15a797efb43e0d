"""What there is to say of whom or what a pronoun, a description or part of a name stands for.

How far back it was last spoken of, what else of its kind came up since, and how many share a name:
the more, the likelier another was meant.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import Place
from kgraph.language.labels import PRONOUNS, WE
from kgraph.language.mentions import FIRST_PERSON, SECOND_PERSON

_MOST_RIVALS: Final = 4
_MOST_NAMESAKES: Final = 3
_OWN: Final = FIRST_PERSON | SECOND_PERSON | {"yourself"}
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})


class Antecedents:
    """The mentions of one document in their order, and what they are called."""

    def __init__(self, doc: Doc, finder: PlaceFinder) -> None:
        self._finder = finder
        self._doc = doc
        self._places = sorted(finder.places(), key=lambda p: (p.view.start, -p.view.end))
        self._index = {place.view: number for number, place in enumerate(self._places)}
        self._by_chain: dict[int, list[int]] = defaultdict(list)
        self._words: dict[int, int] = defaultdict(int)
        self._namesakes: dict[str, set[int]] = defaultdict(set)
        for number, place in enumerate(self._places):
            chain = place.mention.chain
            self._by_chain[chain].append(number)
            if place.mention.named:
                words = place.mention.text.casefold().split()
                self._words[chain] = max(self._words[chain], len(words))
                if place.mention.entity_type == "person":
                    self._namesakes[words[-1]].add(chain)

    def traits_of(self, place: Place, token: Token, *, name: str) -> Iterator[tuple[str, float]]:
        """Yield what there is to say of an end of a link, as traits whose names begin ``name``.

        ``token`` is the root of the end.
        """
        if place.mention.named:
            yield from self._of_name(place, name=name)
        else:
            yield from self._of_reference(place, name=name)
        yield f"{name} spoken of", math.log1p(len(self._by_chain[place.mention.chain])) - 1.5
        for child in token.lefts:
            if child.dep_ == "nmod:poss" and child.pos_ == "PRON" and child.lower_ not in _OWN:
                owner = self._finder.place_of(child)
                if owner is not None:
                    yield from self._of_reference(owner, name=f"{name}'s owner")

    def _of_name(self, place: Place, *, name: str) -> Iterator[tuple[str, float]]:
        words = place.mention.text.casefold().split()
        if self._words[place.mention.chain] > len(words):
            yield f"{name} short name", 1.0
            others = len(self._namesakes[words[-1]]) - 1
            if others > 0:
                yield f"{name} namesakes", float(min(others, _MOST_NAMESAKES))

    def _of_reference(self, place: Place, *, name: str) -> Iterator[tuple[str, float]]:
        words = place.mention.text.casefold()
        chain, index = place.mention.chain, self._index.get(place.view)
        if words in _OWN or index is None:
            return
        kind = _kind(words)
        before = bisect_left(self._by_chain[chain], index)
        if not before:
            if kind != "description":
                yield f"{name} {kind} first", 1.0
            return
        last = self._by_chain[chain][before - 1]
        since = self._places[last + 1 : index]
        rivals = {other.mention.chain for other in since if _is_rival(other, place, kind=kind)}
        yield f"{name} {kind} rivals", float(min(len(rivals), _MOST_RIVALS))
        yield f"{name} {kind} far back", math.log1p(len(since)) - 1.5
        earlier = self._places[last]
        one, here = self._root(earlier), self._root(place)
        if one.sent == here.sent:
            yield f"{name} {kind} in sentence", 1.0
        if one.dep_ in _SUBJECTS:
            yield f"{name} {kind} was subject", 1.0
        if earlier.mention.named:
            yield f"{name} {kind} was named", 1.0
        yield f"{name} {kind} often", math.log1p(before) - 1.5

    def _root(self, place: Place) -> Token:
        view = place.head
        span = self._doc.char_span(view.start, view.end, alignment_mode="expand")
        return self._doc[0] if span is None else span.root


def _kind(words: str) -> str:
    if words in WE:
        return "we"
    return "it" if words in PRONOUNS else "description"


def _is_rival(other: Place, place: Place, *, kind: str) -> bool:
    if kind == "we":
        return other.mention.named and other.mention.entity_type == "organization"
    persons = {each.mention.entity_type == "person" for each in (other, place)}
    return len(persons) == 1
