"""Links told by what stands around the object: the words that lead to it and those before it.

Where examples teach few paths of a link, most sentences take another one; but what the object is to
the words next to it recurs. Each link has a linear model of such signs (``role_learning``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from kgraph.extraction.grammar import word_of
from kgraph.extraction.link_graph import TYPED, LinkGraph

ALWAYS: Final = "always"
NOMINAL: Final = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
_TELLING: Final = frozenset({"NOUN", "PROPN", "VERB", "ADP", "PART"})
_BEFORE: Final = 3


@dataclass(frozen=True, slots=True)
class Role:
    """How the object of a link is told: a weight for each sign, sorted by sign.

    ``literal``, ``noun``, ``named`` and ``bare`` say of the object what they say in a pattern;
    ``adjective``: it may be one, "Dutch" for instance.
    """

    predicate: str
    weights: tuple[tuple[str, float], ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    literal: bool = False
    noun: bool = False
    named: bool = False
    bare: bool = False
    adjective: bool = False
    _weight_by_sign: Mapping[str, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_weight_by_sign", dict(self.weights))

    def likelihood(self, signs: frozenset[str]) -> float:
        """Return how likely the link is by the signs around its object, 0 to 1."""
        known = self._weight_by_sign
        return 1.0 / (1.0 + math.exp(-sum(known.get(sign, 0.0) for sign in sorted(signs))))


def signs_of(graph: LinkGraph, token: Token, *, start: int, end: int) -> frozenset[str]:
    """Return the signs around a word whose phrase goes from ``start`` to ``end``."""
    node = graph.node(token)
    kind = "date" if graph.is_date(node) else token.ent_type_ or token.pos_
    named = token.ent_type_ not in {"", "concept"}
    own = {ALWAYS, f"is {kind}", *([] if named else [f"called {word_of(token)}"])}
    beside = _beside(token, start=start, end=end)
    return frozenset({*own, *_leading(graph, node), *beside})


def _leading(graph: LinkGraph, node: int) -> Iterator[str]:
    """Yield the words that lead to a node, with the step, and with the word before them."""
    for step, other in graph.steps(node):
        if step[0] != "<":
            continue
        word = graph.words(other)[0]
        yield f"{step} {word}"
        yield f"to {word}"
        for further, last in graph.steps(other):
            if last != node and further[0] == "<":
                yield f"{step} {word} {further} {graph.words(last)[0]}"


def _beside(token: Token, *, start: int, end: int) -> Iterator[str]:
    """Yield the words right before and after a phrase."""
    doc, sentence = token.doc, token.sent
    first = max(sentence.start, start - _BEFORE)
    before = [_shown(each) for each in doc[first:start] if not each.is_space]
    for index, word in enumerate(reversed(before)):
        yield f"before {index} {word}"
        yield f"near before {word}"
    if len(before) > 1:
        yield f"before {before[-2]} {before[-1]}"
    if end < sentence.end and doc[end].pos_ in _TELLING:
        yield f"after {_shown(doc[end])}"


def _shown(token: Token) -> str:
    return f"@{token.ent_type_}" if token.ent_type_ in TYPED else word_of(token)
