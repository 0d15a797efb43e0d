"""What stands between and around two things of a sentence: the words and the way between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from kgraph.extraction.grammar import word_of
from kgraph.extraction.link_graph import TYPED, LinkGraph
from kgraph.extraction.paths import shortest_steps
from kgraph.language.decoding import Floats
from kgraph.language.meanings import DIMENSIONS, STATE_DIMENSIONS

FARTHEST: Final = 4
NO_WAY: Final = "none"
_CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ", "ADV", "ADP", "SCONJ", "PROPN", "AUX"})
_OWN: Final = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_BARE_STEPS: Final = frozenset("subj obj is mod of iobj when obl".split())
_DESCRIBES: Final = frozenset({"<is", ">is", "<mod", ">mod"})
_MOST_BETWEEN: Final = 12
_AROUND: Final = 3
STOP_WORDS: Final = frozenset(
    """be have do of the a an and or in to for with by from on at as it he she they who which that
    not this his her their its will would can could may one two some any all so then when
    where""".split()
)
_SIDES: Final = {"<subj": "does", "<obj": "done", ">subj": "does", ">obj": "done"}
_SIDES_OF_NOUN: Final = {"<is": "is", ">is": "is", NO_WAY: NO_WAY}


@dataclass(frozen=True, slots=True)
class PairSigns:
    """The signs of a subject and an object.

    ``on`` are the words on the way from one to the other, ``beside`` those next to the way,
    ``between`` those that stand between the two in the text; ``subject`` and ``object`` what they
    are called and said to be. ``first`` and ``last`` are the steps at both ends, ``length`` is
    their number, 0 where there is no way; ``gap`` counts the words between the two, ``others``
    the names there. ``meanings`` are three unit vectors: of the sentence without names, of the
    words between the two and a few around them, and of those on the way and beside it. ``states``
    are those of the network in main directions, one after the other: of subject, of object, and
    means of the words on the way, of these with those beside it, of all between the two, and of
    the sentence without names; zeros where there are no such words.
    """

    on: tuple[str, ...]
    beside: tuple[str, ...]
    between: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    first: str
    last: str
    length: int
    gap: int
    others: int
    meanings: Floats
    states: Floats

    @property
    def sides(self) -> tuple[str, str]:
        """What subject and object are to the words next to them: who does it, what is done."""
        return _side(self.first), _side(self.last)


def signs_of_pair(graph: LinkGraph, subject: int, *, object_: int) -> PairSigns:
    """Return the signs of two nodes of a graph."""
    steps = shortest_steps(graph, subject, object_=object_, most=FARTHEST) or []
    nodes = {subject, object_, *(node for _, node in steps)}
    inner = [node for _, node in steps[:-1]]
    first, last = (steps[0][0], steps[-1][0]) if steps else (NO_WAY, NO_WAY)
    start, end = _gap(graph, subject, other=object_)
    between = [token for token in graph.doc[start:end] if _tells(token)]
    around = _around(graph, nodes, ends=(subject, object_))
    return PairSigns(
        on=(*_on(graph, inner), *_prepositions(first, last)),
        beside=tuple(_beside(graph, nodes, ends=(subject, object_))),
        between=tuple(map(_shown, between[:_MOST_BETWEEN])),
        subject=tuple(_called(graph, subject)),
        object=tuple(_called(graph, object_)),
        first=first,
        last=last,
        length=len(steps),
        gap=max(0, end - start),
        others=len({graph.node(t) for t in graph.doc[start:end] if t.ent_type_ in TYPED}),
        meanings=_meanings(graph.doc, around),
        states=_states(
            graph.doc, ([subject], [object_], inner, around.way, range(start, end), around.free)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """Words of a sentence without names: all, those near a pair, those on the way and beside it."""

    free: list[int]
    near: list[int]
    way: list[int]


def _around(graph: LinkGraph, nodes: set[int], *, ends: tuple[int, int]) -> _Around:
    doc, (one, other) = graph.doc, sorted(ends)
    (first, start), (end, last) = graph.bounds(one), graph.bounds(other)
    own = {*range(first, start), *range(end, last)}
    sentence = doc[one].sent
    free = [t.i for t in sentence if not t.is_space and t.i not in own and t.ent_type_ not in TYPED]
    near = [n for n in free if first - _AROUND <= n < last + _AROUND]
    beside = {other for node in nodes for step, other in graph.steps(node) if step[0] == ">"}
    return _Around(free, near, [n for n in free if n in nodes or n in beside])


def _meanings(doc: Doc, around: _Around) -> Floats:
    """Return the mean meaning of three sets of words, each of length 1, zeros where it is empty."""
    rows = _rows(doc)[:, :DIMENSIONS]
    return np.stack([_unit(_mean(rows, each)) for each in (around.free, around.near, around.way)])


def _states(doc: Doc, sets: Sequence[Sequence[int]]) -> Floats:
    rows = _rows(doc)[:, DIMENSIONS:]
    return np.concatenate([_mean(rows, words) for words in sets])


def _rows(doc: Doc) -> NDArray[np.floating[Any]]:
    if len(doc.tensor):
        return np.asarray(doc.tensor)
    return np.zeros((len(doc), DIMENSIONS + STATE_DIMENSIONS), dtype=np.float32)


def _mean(rows: NDArray[np.floating[Any]], words: Sequence[int]) -> Floats:
    if not len(words):
        return np.zeros(rows.shape[1], dtype=np.float32)
    return np.asarray(rows[list(words)].mean(axis=0, dtype=np.float32))


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / (np.linalg.norm(vector) or 1.0), dtype=np.float32)


def _side(step: str) -> str:
    return _SIDES.get(step) or _SIDES_OF_NOUN.get(step, "of")


def _gap(graph: LinkGraph, one: int, *, other: int) -> tuple[int, int]:
    first, second = sorted((one, other))
    return graph.bounds(first)[1], graph.bounds(second)[0]


def _tells(token: Token) -> bool:
    named = token.ent_type_ in TYPED
    return token.pos_ in _CONTENT and not named and word_of(token) not in STOP_WORDS


def _shown(token: Token) -> str:
    return token.lower_ if token.pos_ == "ADP" else word_of(token)


def _on(graph: LinkGraph, nodes: list[int]) -> Iterator[str]:
    """Yield the words of a way, those of a light verb with its object, a verb with its particle."""
    for node in nodes:
        token = graph.doc[node]
        if token.ent_type_ in TYPED:
            continue
        if word_of(token) not in STOP_WORDS:
            yield word_of(token)
        for phrase in graph.words(node):
            if " " in phrase:
                yield phrase.replace(" ", "_")
                yield phrase.rpartition(" ")[2]
        for child in token.children:
            if child.dep_ == "compound:prt":
                yield f"{word_of(token)}_{child.lower_}"


def _prepositions(first: str, last: str) -> Iterator[str]:
    if first != NO_WAY:
        for label in sorted({first[1:], last[1:]} - _BARE_STEPS):
            yield from label.split("_")


def _beside(graph: LinkGraph, nodes: set[int], *, ends: tuple[int, int]) -> Iterator[str]:
    for node in sorted(nodes):
        for step, other in graph.steps(node):
            below_end = node in ends and step[0] == ">" and step != ">is"
            if other not in nodes and not below_end and _tells(graph.doc[other]):
                yield word_of(graph.doc[other])


def _called(graph: LinkGraph, node: int) -> Iterator[str]:
    """Yield the words of a name or phrase, and the nouns that describe it."""
    start, end = graph.bounds(node)
    for token in graph.doc[start:end]:
        if token.pos_ in _OWN:
            yield token.lower_ if token.pos_ == "PROPN" else word_of(token)
    for step, other in graph.steps(node):
        token = graph.doc[other]
        if step in _DESCRIBES and token.pos_ == "NOUN" and token.ent_type_ not in TYPED:
            yield word_of(token)
