"""Relations between names, dates and pronouns that stand near each other."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from kgraph.language.candidates import base_span, pronoun_spans
from kgraph.language.decoding import Floats, find_names, softmax
from kgraph.language.encoder import LanguageNetwork, WindowScores
from kgraph.language.labels import ENTITY_TYPES, KNOWN_OF_THINGS
from kgraph.language.name_rules import corrected_names
from kgraph.language.pair_features import Flags, Integers, WordsInPlace

SENTENCES_APART: Final = 2
"""Sentences between two names or pronouns beyond which no relation is looked for."""
NOUNS_APART: Final = 1
"""The same where one of the two is a common noun."""
MOST_PAIRS: Final = 4000
"""Pairs scored in one window; further ones, of the mentions farthest apart, are left out."""

LEAST_SCORE: Final = 0.2
"""Score below which a relation is not handed on; who reads them sets limits of their own."""

LEAST_OWN: Final = 0.15
"""Score below which a pair does not take over what other mentions of its things state."""

_LITERALS: Final = frozenset({"date", "quantity"})
_MUTUAL: Final = ("spouseOf", "relativeOf")
_DATED: Final = frozenset({"bornOn", "diedOn", "foundedOn", "dissolvedOn", "holdsFrom", "holdsTo"})


class Linked(NamedTuple):
    """A mention of the window: first and last word, type number, number of its chain."""

    first: int
    last: int
    kind: int
    chain: int


class ScoredRelation(NamedTuple):
    """A relation between two spans of words, with its probability.

    Types are numbers in ``ENTITY_TYPES``; the spans include their last words.
    """

    subject: tuple[int, int]
    object: tuple[int, int]
    relation: str
    score: float
    subject_type: int
    object_type: int


class Candidates(NamedTuple):
    """Spans that relations may join, sorted; ``noun`` says which are neither name nor pronoun."""

    spans: Integers
    kinds: list[int]
    noun: Flags


def span_types(scores: WindowScores, spans: Integers) -> Floats:
    """Return the class probabilities of spans: as mentions, then as names."""
    first, last = spans[:, 0], spans[:, 1]
    mentions = softmax(scores.mentions[first, last, :-1]) if len(spans) else np.zeros((0, 0))
    names = softmax(scores.names[first, last]) if len(spans) else np.zeros((0, 0))
    return np.concatenate([mentions, names], axis=1).astype(np.float32)


class RelationFinder:
    """Collects the relations of one document."""

    def __init__(self, network: LanguageNetwork) -> None:
        self._network = network
        limits = network.card.thresholds
        self._name_limit = limits.get("relation_names", 0.3)
        self._mutual = [network.card.relations.index(name) for name in _MUTUAL]
        self._shared = np.array([name in KNOWN_OF_THINGS for name in network.card.relations])
        self._fitting = np.array(
            [
                [
                    [_fits(name, s, object_=o) for name in network.card.relations]
                    for o in ENTITY_TYPES
                ]
                for s in ENTITY_TYPES
            ],
            dtype=np.float32,
        )
        self.found: list[ScoredRelation] = []

    def add_window(
        self,
        scores: WindowScores,
        text: WordsInPlace,
        *,
        heads: Sequence[int],
        tags: Sequence[str],
        mentions: list[Linked],
    ) -> None:
        """Score the pairs of one window and keep the likely relations."""
        found = self._candidates(scores, text.words, heads=heads, tags=tags, mentions=mentions)
        spans, kinds, _ = found
        pairs = _near_pairs(found, sentences=np.asarray(text.sentences, dtype=np.int64))
        if not len(pairs):
            return
        types = span_types(scores, spans)
        vectors = self._network.mention_vectors(scores.words, types, spans=spans)
        alone = self._network.score_relations(scores.words, vectors, spans=spans, pairs=pairs)
        alone *= self._possible(pairs, kinds)
        probability = self._agreed(alone, pairs, things=_things(spans, mentions))
        for pair, relation in np.argwhere(probability >= LEAST_SCORE):
            subject, object_ = pairs[pair]
            self.found.append(
                ScoredRelation(
                    _moved(spans[subject], text.offset),
                    _moved(spans[object_], text.offset),
                    self._network.card.relations[relation],
                    float(probability[pair, relation]),
                    kinds[subject],
                    kinds[object_],
                )
            )

    def _possible(self, pairs: Integers, kinds: list[int]) -> Floats:
        """Return 1 for each relation that the types of a pair do not rule out, else 0."""
        kind = np.array(kinds, dtype=np.int64)
        return self._fitting[kind[pairs[:, 0]], kind[pairs[:, 1]]]

    def _agreed(self, scores: Floats, pairs: Integers, *, things: Integers) -> Floats:
        """Return scores that agree for all pairs of mentions of the same two things.

        What is said of two mentions holds for the others, so the highest score counts, where a
        relation was taught that way; one that holds both ways is first scored both ways.
        """
        scores = scores.copy()
        place = np.full((len(things), len(things)), -1, dtype=np.int64)
        place[pairs[:, 0], pairs[:, 1]] = np.arange(len(pairs))
        mirror = place[pairs[:, 1], pairs[:, 0]]
        mirror = np.where(mirror < 0, np.arange(len(pairs)), mirror)
        scores[:, self._mutual] = (scores + scores[mirror])[:, self._mutual] / 2
        _, group = np.unique(things[pairs], axis=0, return_inverse=True)
        highest = np.zeros((len(scores), scores.shape[1]), dtype=np.float32)
        np.maximum.at(highest, group.ravel(), scores)
        taken_over = (scores >= LEAST_OWN) & self._shared
        return np.where(taken_over, highest[group.ravel()], scores)

    def _candidates(
        self,
        scores: WindowScores,
        words: Sequence[str],
        *,
        heads: Sequence[int],
        tags: Sequence[str],
        mentions: list[Linked],
    ) -> Candidates:
        """Return names, pronouns, dates, and all other mentions up to their heads."""
        kind_by_span = {(m[0], m[1]): m[2] for m in mentions}
        likely = find_names(scores.names, self._name_limit)
        found = {(n[0], n[1]): n[2] for n in corrected_names(likely, words, tags=tags)}
        for span in pronoun_spans(words):
            if span in kind_by_span:
                found.setdefault(span, kind_by_span[span])
        date = ENTITY_TYPES.index("date")
        for first, last, kind, _ in mentions:
            if kind == date and not any(f <= last and first <= e for f, e in found):
                found[first, last] = date
        plain = set(found)
        covered = {word for first, last in plain for word in range(first, last + 1)}
        for first, last, kind, _ in mentions:
            span = base_span((first, last), heads)
            if ENTITY_TYPES[kind] not in _LITERALS and span[1] not in covered:
                found.setdefault(span, kind)
        spans = sorted(found)
        return Candidates(
            np.array(spans, dtype=np.int64).reshape(-1, 2),
            [found[span] for span in spans],
            np.array([span not in plain for span in spans], dtype=bool),
        )


def _things(spans: Integers, mentions: list[Linked]) -> Integers:
    """Return for each span the number of its thing: its mention's chain, or one of its own."""
    ends = np.array([m[:2] for m in mentions], dtype=np.int64).reshape(-1, 2)
    things = []
    for number, (first, last) in enumerate(spans):
        holds = (ends[:, 0] <= first) & (ends[:, 1] >= last)
        edged = np.flatnonzero(holds & ((ends[:, 0] == first) | (ends[:, 1] == last)))
        if len(edged):
            smallest = edged[np.argmin(ends[edged, 1] - ends[edged, 0])]
            things.append(mentions[smallest].chain)
        else:
            things.append(-1 - number)
    return np.array(things, dtype=np.int64)


def _near_pairs(found: Candidates, *, sentences: Integers) -> Integers:
    spans, kinds, noun = found
    if len(spans) < 2:
        return np.zeros((0, 2), dtype=np.int64)
    literal = np.array([ENTITY_TYPES[kind] in _LITERALS for kind in kinds])
    first, last = spans[:, 0], spans[:, 1]
    apart = (last[:, None] < first[None, :]) | (last[None, :] < first[:, None])
    gap = np.abs(sentences[first][:, None] - sentences[first][None, :])
    near = gap <= np.where(noun[:, None] | noun[None, :], NOUNS_APART, SENTENCES_APART)
    pairs = np.argwhere(apart & near & ~literal[:, None])
    if len(pairs) > MOST_PAIRS:
        words = np.abs(first[pairs[:, 0]] - first[pairs[:, 1]])
        pairs = pairs[np.sort(np.argsort(words, kind="stable")[:MOST_PAIRS])]
    return np.asarray(pairs, dtype=np.int64)


def _fits(relation: str, subject: str, *, object_: str) -> bool:
    """Return whether the types do not rule the relation out; pronouns are often mistyped."""
    if relation in _DATED:
        return object_ in _LITERALS
    if object_ in _LITERALS:
        return False
    if relation in ("spouseOf", "childOf", "relativeOf"):
        return subject != "place" and object_ not in ("place", "organization")
    if relation in ("bornIn", "livesIn", "headquarteredIn"):
        return object_ in ("place", "organization", "concept")
    return True


def _moved(span: Integers, position: int) -> tuple[int, int]:
    return int(span[0]) + position, int(span[1]) + position
