"""Links of pairs that are like the examples of a link, where no pattern finds them.

A small network, fitted once on links that are not those to be found (``kgraph.training.likeness``),
weighs in which way a pair is like the examples (``profiles.py``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.ends import Ends, object_at
from kgraph.extraction.pair_signs import signs_of_pair
from kgraph.extraction.profiles import Profile, ProfileSet, may_join, profile_set
from kgraph.extraction.sentences import Place
from kgraph.language.decoding import sigmoid

WEIGHTS: Final = "likeness.json"
LEAST = 0.05
"""Least likelihood of a link told by likeness: below it most links of other pairs are false."""
LEAST_ALONE = 0.3
"""The same where there are few links to compare with."""
_FEW: Final = 8
SHARE_OF_BEST = 0.4
NOUN = 0.5
_MOST_PLACES: Final = 16
_FARTHEST: Final = 6

Floats = NDArray[np.float32]
Found = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Judge:
    """Some small networks of one hidden layer; what they say is averaged."""

    mean: Floats
    spread: Floats
    layers: tuple[tuple[Floats, Floats, Floats, float], ...]

    def likelihood(self, features: Floats) -> Floats:
        """Return how likely each row of features is a link, 0 to 1."""
        rows = np.clip((features - self.mean) / self.spread, -_FARTHEST, _FARTHEST)
        said = [sigmoid(np.maximum(rows @ w + b, 0) @ v + c) for w, b, v, c in self.layers]
        return np.asarray(np.mean(said, axis=0))


@lru_cache(maxsize=1)
def shipped_judge() -> Judge:
    """Return the networks that ship with the package."""
    text = resources.files("kgraph.extraction").joinpath(WEIGHTS).read_text(encoding="utf-8")
    stored = json.loads(text)
    layers = tuple(
        (_array(each["in"]), _array(each["bias"]), _array(each["out"]), float(each["last"]))
        for each in stored["networks"]
    )
    return Judge(_array(stored["mean"]), _array(stored["spread"]), layers)


def find_like_links(ends: Ends, profiles: tuple[Profile, ...], *, rule: str) -> Iterator[Draft]:
    """Yield links of pairs that are like examples, of each two things the likeliest one.

    A sentence has each link at most once of each subject and of each object.
    """
    if not profiles:
        return
    ready = profile_set(profiles)  # once: to look it up takes the hash of every profile
    for sentence in ends.doc.sents:
        found = _likely(sentence, ends, ready=ready)
        taken: set[tuple[str, str, int]] = set()
        joined: set[frozenset[int]] = set()
        for likelihood, (number, subject, node) in found:
            profile = profiles[number]
            keys = {("from", profile.predicate, subject), ("to", profile.predicate, node)}
            pair = frozenset((subject, node))
            if keys & taken or pair in joined:
                continue
            draft = _draft(profile, subject, node=node, ends=ends, confidence=likelihood, rule=rule)
            if draft is not None:
                taken |= keys
                joined.add(pair)
                yield draft


def _likely(
    sentence: Span, ends: Ends, *, ready: ProfileSet
) -> list[tuple[float, tuple[int, int, int]]]:
    """Return profile, subject and object of what is likely enough, the likeliest first."""
    pairs = pairs_of(sentence, ends)
    judge = shipped_judge()
    least = LEAST if len(ready.profiles) >= _FEW else LEAST_ALONE
    found = []
    for subject, node in pairs:
        types = type_of(subject, ends), type_of(node, ends)
        fitting = [
            n for n, each in enumerate(ready.profiles) if each.taught and may_join(each, types)
        ]
        if not fitting:
            continue
        named = NOUN ** sum(_is_noun(each, ends) for each in (subject, node))
        signs = signs_of_pair(ends.graph, subject, object_=node)
        rows = ready.features(signs, types, pairs=len(pairs))[fitting]
        for number, likelihood in zip(fitting, judge.likelihood(rows).tolist(), strict=True):
            weighed = likelihood * named
            if weighed >= least:
                found.append((weighed, (number, subject, node)))
    found.sort(key=lambda each: (-each[0], each[1]))
    return [each for each in found if each[0] >= SHARE_OF_BEST * found[0][0]]


def pairs_of(sentence: Span, ends: Ends) -> list[tuple[int, int]]:
    """Return the nodes of a sentence that may be subject and object of a link."""
    nodes = [n for n in range(sentence.start, sentence.end) if n in ends.places or n in ends.dates]
    nodes = nodes[:_MOST_PLACES]
    return [(one, two) for one in nodes for two in nodes if _may_join(one, two, ends=ends)]


def _may_join(one: int, two: int, *, ends: Ends) -> bool:
    if one == two or one not in ends.places or (two in ends.dates and two in ends.places):
        return False
    if two in ends.dates:
        return ends.places[one].mention.named
    first, second = ends.places[one], ends.places[two]
    named = first.mention.named or second.mention.named
    apart = first.view.end <= second.view.start or second.view.end <= first.view.start
    return named and apart and first.reference != second.reference


def _is_noun(node: int, ends: Ends) -> bool:
    """Say whether a phrase without a name stands at a node: most that do are nothing to tell of."""
    return node not in ends.dates and not ends.places[node].mention.named


def type_of(node: int, ends: Ends) -> str:
    """Return the type of what stands at a node, "noun" where it has no name."""
    if node in ends.dates:
        return "date"
    mention = ends.places[node].mention
    return mention.entity_type if mention.named else "noun"


def _draft(
    profile: Profile, subject: int, *, node: int, ends: Ends, confidence: float, rule: str
) -> Draft | None:
    value = ends.dates.get(node) if profile.literal else None
    object_ = None if profile.literal else _object(node, profile, ends=ends)
    if value is None and object_ is None:
        return None
    tokens = LinkTokens(subject, node, _anchor(ends, subject, node=node))
    sure = round(0.5 + 0.4 * confidence, 3)
    return Draft(profile.predicate, ends.places[subject], object_, value, tokens, rule, sure)


def _object(node: int, profile: Profile, *, ends: Ends) -> Place | None:
    known = ends.places.get(node)
    if known is not None and known.mention.named:
        return known
    return object_at(node, profile, ends=ends)


def _anchor(ends: Ends, subject: int, *, node: int) -> int:
    """Return the lowest word that both depend on, else the head of the object."""
    above = [ends.doc[subject], *ends.doc[subject].ancestors]
    other = {ends.doc[node].i, *(token.i for token in ends.doc[node].ancestors)}
    return next((token.i for token in above if token.i in other), ends.doc[node].head.i)


def _array(values: Sequence[object]) -> Floats:
    return np.array(values, dtype=np.float32)
