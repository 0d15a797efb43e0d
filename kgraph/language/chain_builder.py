"""Coreference: links each mention to its best earlier one, with a bounded memory of the earlier.

What is remembered: the most recent mentions, and the latest named mention of as many chains. "He"
and "she" go a little more readily with whom a text has for its heading.
"""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

import numpy as np

from kgraph.language.decoding import Floats
from kgraph.language.encoder import LanguageNetwork
from kgraph.language.genders import HE, SHE, ChainGenders
from kgraph.language.pair_features import (
    Integers,
    MentionTable,
    WordNumbers,
    WordsInPlace,
    joined,
    mention_table,
    pair_features,
)

RECENT: Final = 160
"""Mentions before a window that any mention may refer to."""
OLDER: Final = 120
"""Chains whose latest mention is kept although it is no longer recent."""
_HEADED: Final = 1.0
"""What the score of "he" or "she" gains with the chain of the heading."""


class ChainBuilder:
    """Builds the chains of one document as its windows come in."""

    def __init__(self, network: LanguageNetwork) -> None:
        self._network = network
        self._bias = network.card.thresholds.get("coreference", 0.0)
        self._numbers = WordNumbers()
        self._chain_of: list[int] = []
        self._memory: OrderedDict[int, tuple[Floats, MentionTable]] = OrderedDict()
        self._chain_count = 0
        self._genders = ChainGenders()
        self._heading: int | None = None

    def add_window(self, vectors: Floats, spans: Integers, *, text: WordsInPlace) -> list[int]:
        """Link the mentions of the next window; return the number of each one's chain.

        Args:
            vectors: the mentions' vectors.
            spans: first and last word of each in ``text``, in the order of the text.
            text: the window's words.
        """
        first = len(self._chain_of)
        pairs = [(int(a), int(b)) for a, b in spans]
        table = mention_table(pairs, text, numbers=self._numbers, first_order=first)
        if not text.offset:
            self._heading = _heading(pairs, text)
        known = list(self._memory)
        earlier_vectors = np.concatenate([*(self._memory[k][0] for k in known), vectors])
        earlier = joined([*(self._memory[k][1] for k in known), table])
        features = pair_features(table, earlier)
        scores = self._network.score_antecedents(vectors, earlier_vectors, features=features)
        for row in range(len(table)):
            group = int(table.pronoun[row])
            before = [self._chain_of[k] for k in (*known, *range(first, first + row))]
            losses = self._genders.losses(group, before)
            own = scores[row, : len(known) + row]
            if group in {HE, SHE}:
                own = own + self._gains(before)
            self._link(own if losses is None else own - losses, known, first=first)
            a, b = pairs[row]
            words = [word.casefold() for word in text.words[a : b + 1]]
            self._genders.add(self._chain_of[-1], group, words=words)
        for row in range(len(table)):
            self._memory[first + row] = (vectors[row : row + 1], table.rows([row]))
        self._forget(first + len(table))
        return self._chain_of[first:]

    def _link(self, scores: Floats, known: list[int], *, first: int) -> None:
        best = int(scores.argmax()) if len(scores) else -1
        if best >= 0 and scores[best] > self._bias:
            antecedent = known[best] if best < len(known) else first + best - len(known)
            self._chain_of.append(self._chain_of[antecedent])
        else:
            self._chain_of.append(self._chain_count)
            self._chain_count += 1

    def _gains(self, chains: Sequence[int]) -> Floats:
        """Return what the score of "he" or "she" gains with each of some chains."""
        number = self._heading
        if number is None or number >= len(self._chain_of):
            return np.zeros(len(chains), dtype=np.float32)
        headed = np.array(chains) == self._chain_of[number]
        return np.where(headed, _HEADED, 0.0).astype(np.float32)

    def _forget(self, count: int) -> None:
        """Drop old mentions but for the latest of the chains seen last."""
        old = [number for number in self._memory if number < count - RECENT]
        latest: dict[int, int] = {}
        for number in old:
            if not self._memory[number][1].pronoun[0]:
                latest[self._chain_of[number]] = number
        kept = set(sorted(latest.values())[-OLDER:])
        for number in old:
            if number not in kept:
                del self._memory[number]

    def chain_of(self) -> list[int]:
        """Return the number of each mention's chain."""
        return self._chain_of[:]

    def chains(self) -> list[list[int]]:
        """Return the mentions of each chain, by number; chains in the order of their beginnings."""
        chains: list[list[int]] = [[] for _ in range(self._chain_count)]
        for mention, chain in enumerate(self._chain_of):
            chains[chain].append(mention)
        return chains


def _heading(spans: Sequence[tuple[int, int]], text: WordsInPlace) -> int | None:
    """Return the number of the mention that is all of a text's first sentence, a stop aside."""
    end = len([number for number in text.sentences if number == text.sentences[0]])
    last = end - 1 if text.words[end - 1].isalnum() else end - 2
    found = [number for number, (a, b) in enumerate(spans) if (a, b) == (0, last)]
    return found[0] if found else None
