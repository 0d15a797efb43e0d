"""Links of pairs that are like the examples of a link, where no pattern finds them.

Small networks, fitted once on links that are not those to be found (``kgraph.training.likeness``),
weigh in which way a pair is like the examples (``profiles.py``, ``link_encoder.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.ends import Ends, object_at
from kgraph.extraction.link_encoder import LinkEncoder, LinkExamples, vector_of_words
from kgraph.extraction.pair_signs import PairSigns, signs_of_pair
from kgraph.extraction.profiles import Profile, ProfileSet, fit, may_join
from kgraph.extraction.sentences import Place
from kgraph.language.decoding import sigmoid

WEIGHTS: Final = "likeness.npz"
ENCODED_SCALE: Final = 2.0
"""What the features of the encoder are multiplied with: they are small beside the others."""
LEAST = 0.006
"""Least likelihood of a link told by likeness; what its words tell decides beside it."""
LEAST_OF_FEW = 0.04
"""The same where few links are taught: what is none of these is then taken for one more often."""
LEAST_ALONE = 0.3
"""The same where there are few links to compare with, taught or not."""
_FEW: Final = 8
SHARE_OF_BEST = 0.4
NOUN = 0.5
_MOST_PLACES: Final = 16
FARTHEST: Final = 6

Floats = NDArray[np.float32]
Found = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Member:
    """One of the networks of a judge: an encoder of pairs, and a hidden layer over all features."""

    encoder: LinkEncoder
    hidden: tuple[Floats, Floats]
    last: tuple[Floats, Floats]

    @classmethod
    def of(cls, stored: Mapping[str, Floats]) -> Member:
        """Return the network that was stored under these names."""
        hidden = stored["hidden"], stored["hidden_bias"]
        return cls(LinkEncoder.of(stored), hidden, (stored["last"], stored["last_bias"]))

    def likelihood(self, rows: Floats) -> Floats:
        """Return how likely each row is a link, 0 to 1."""
        inner = np.maximum(rows @ self.hidden[0] + self.hidden[1], 0)
        return np.asarray(sigmoid(inner @ self.last[0] + self.last[1][0]))


@dataclass(frozen=True, slots=True)
class Judge:
    """Some small networks; what they say is averaged."""

    mean: Floats
    spread: Floats
    members: tuple[Member, ...]


class Comparison:
    """Some profiles made ready for a judge to compare pairs with."""

    def __init__(self, judge: Judge, profiles: tuple[Profile, ...]) -> None:
        self.profiles = profiles
        self._judge = judge
        self._set = ProfileSet(profiles)
        told = np.stack([vector_of_words(each.definition, each.label) for each in profiles])
        self._examples = [
            LinkExamples(
                member.encoder,
                examples=[each.states for each in profiles],
                counter_examples=[each.against_states for each in profiles],
                told=told,
            )
            for member in judge.members
        ]

    def likelihood(
        self, signs: PairSigns, types: tuple[str, str], *, fitting: list[int], pairs: int
    ) -> Floats:
        """Return how likely a pair has each fitting link; ``pairs`` as in ``ProfileSet``."""
        rows = self._set.features(signs, types, pairs=pairs)[fitting]
        rows = np.clip((rows - self._judge.mean) / self._judge.spread, -FARTHEST, FARTHEST)
        said = [
            member.likelihood(
                np.concatenate(
                    [rows, ENCODED_SCALE * known.features(signs.states)[fitting]], axis=1
                )
            )
            for member, known in zip(self._judge.members, self._examples, strict=True)
        ]
        return np.asarray(np.mean(said, axis=0))


@lru_cache(maxsize=1)
def shipped_judge() -> Judge:
    """Return the networks that ship with the package."""
    with resources.files("kgraph.extraction").joinpath(WEIGHTS).open("rb") as file:
        stored = {name: array.astype(np.float32) for name, array in np.load(file).items()}
    members = [
        Member.of({n.removeprefix(f"{m}."): a for n, a in stored.items() if n.startswith(f"{m}.")})
        for m in range(int(stored["members"]))
    ]
    return Judge(stored["mean"], stored["spread"], tuple(members))


@lru_cache(maxsize=4)
def _comparison(profiles: tuple[Profile, ...]) -> Comparison:
    return Comparison(shipped_judge(), profiles)


def find_like_links(ends: Ends, profiles: tuple[Profile, ...], *, rule: str) -> Iterator[Draft]:
    """Yield links of pairs that are like examples, of each two things the likeliest one.

    A sentence has each link at most once of each subject and of each object.
    """
    if not profiles:
        return
    ready = _comparison(profiles)  # once: to look it up takes the hash of every profile
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
    sentence: Span, ends: Ends, *, ready: Comparison
) -> list[tuple[float, tuple[int, int, int]]]:
    """Return profile, subject and object of what is likely enough, the likeliest first."""
    pairs = pairs_of(sentence, ends)
    least = _least(ready.profiles)
    found = []
    for subject, node in pairs:
        types = type_of(subject, ends), type_of(node, ends)
        fitting = [
            n
            for n, each in enumerate(ready.profiles)
            if each.taught and may_join(each, types) and _suit(each, subject, node=node, ends=ends)
        ]
        if not fitting:
            continue
        named = NOUN ** sum(_is_noun(each, ends) for each in (subject, node))
        signs = signs_of_pair(ends.graph, subject, object_=node)
        likelihood = ready.likelihood(signs, types, fitting=fitting, pairs=len(pairs))
        for number, likely in zip(fitting, likelihood.tolist(), strict=True):
            weighed = likely * named
            if weighed >= least:
                found.append((weighed, (number, subject, node)))
    found.sort(key=lambda each: (-each[0], each[1]))
    return [each for each in found if each[0] >= SHARE_OF_BEST * found[0][0]]


def _least(profiles: Sequence[Profile]) -> float:
    if len(profiles) < _FEW:
        return LEAST_ALONE
    return LEAST if sum(each.taught for each in profiles) >= _FEW else LEAST_OF_FEW


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


def _suit(profile: Profile, subject: int, *, node: int, ends: Ends) -> bool:
    """Say whether phrases without a name are of types that the two things of a link may have."""
    range_ = () if profile.literal or profile.noun else profile.range
    return all(
        fit(ends.places[at].mention.entity_type, allowed) > 0
        for at, allowed in ((subject, profile.domain), (node, range_))
        if _is_noun(at, ends)
    )


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
    draft = Draft(profile.predicate, ends.places[subject], object_, value, tokens, rule, sure)
    return replace(draft, likeness=confidence)


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
