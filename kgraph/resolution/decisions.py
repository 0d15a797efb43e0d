"""Whether two clusters are one thing, and why: what speaks for it and against it, added up.

The weights are of the kind of Fellegi and Sunter's (1969, "A Theory for Record Linkage"): each
observation adds or takes something, and the sum decides.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kgraph.resolution.clusters import Cluster
from kgraph.resolution.commonness import Commonness
from kgraph.resolution.profiles import ONE_ONLY, Profile
from kgraph.resolution.spellings import likeness, sound_of, words_of

ENOUGH: Final = 1.5
"""The sum from which two names are one thing's."""
CERTAIN_NAME: Final = 3.0
SOUNDS_LIKE: Final = "sounds like it"
SAME_NAME: Final = "the same name"

_FULL_NAME: Final = 4.0
_SINGLE_NAME: Final = 2.5
_SHARED_NAME: Final = 1.0
"""What one spelling says by itself: most, where it is a full name; that two people go by a single
name that several full names have in them says little."""
_MOST = 4.0
_ONE_ONLY_SAME, _ONE_ONLY_DIFFERS = 3.0, -6.0
_FEW_SAME = 1.0
_FEW_DIFFER: Final = {
    "place": -2.0, "nationality": -2.0, "body": -2.0, "school": -0.5, "role": -1.0,
}  # fmt: skip
_OTHER_CIRCLES, _CIRCLE = -2.0, 3
_PERSON_AND_NOT, _OTHER_TYPE = -4.0, -1.5
_BOTH_IN_ONE_TEXT, _HEARD_IN_ONE_TEXT = -5.0, -0.5
_RARER = 3
_OF_SEVERAL = -1.0
_NAMESAKES: Final = 5.0
"""What others count who may be expected to bear a name, each against a document of a known one."""
_USUAL, _MISHEARD = 4, 1.0
"""A word that so many times as many people are called by is what was said, and one was misheard."""
_SHOWN_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Weighing:
    """A sum of evidence, and what it is made of in words, the names' likeness first."""

    score: float
    reasons: tuple[str, ...] = ()

    def __add__(self, other: Weighing) -> Weighing:
        """Return both together."""
        return Weighing(self.score + other.score, (*self.reasons, *other.reasons))


Piece: TypeAlias = Cluster | Profile
"""What has circumstances: a cluster, or a chain that is in none yet."""


def weigh_circumstances(one: Cluster, other: Cluster) -> Weighing:
    """Return what speaks for and against one thing apart from the names."""
    shared = _shared_neighbours(one, other)
    return Weighing(_score(one, other, shared=shared), _words_for(one, other, shared=shared))


def score_circumstances(
    one: Piece, other: Cluster, *, shared: Mapping[str, float] | None = None
) -> float:
    """Return the score of ``weigh_circumstances``, which is half the work.

    Args:
        one: A cluster, or a chain that is in none.
        other: Another cluster.
        shared: The ``telling_names`` that stand around both, with their weights, where they are
            known.
    """
    return _score(one, other, shared=_shared_neighbours(one, other) if shared is None else shared)


def _score(one: Piece, other: Cluster, *, shared: Mapping[str, float]) -> float:
    score = _score_neighbours(one, other, shared=shared) + _score_types(one, other)
    if one.facts and other.facts:
        for kind in sorted(one.facts.keys() & other.facts.keys()):
            score += _score_fact(kind, first=one.facts[kind], second=other.facts[kind])
    return score


def contradict(one: Cluster, other: Cluster) -> bool:
    """Say whether two clusters have different values of what a thing has one of."""
    if not one.facts or not other.facts:
        return False
    return any(
        not _agree(kind, first=one.facts[kind], second=other.facts[kind])
        for kind in ONE_ONLY & one.facts.keys() & other.facts.keys()
    )


def share_document(one: Cluster, other: Cluster) -> bool:
    """Say whether one document tells the two apart."""
    return not one.documents.isdisjoint(other.documents)


def hang_on_mentions(one: Cluster, other: Cluster) -> bool:
    """Say whether where and how often two are named has a part in what their names say.

    Else clusters of the same spellings weigh the same.
    """
    return one.is_person or other.is_person or share_document(one, other)


def told_by_mentions(one: Cluster, other: Cluster) -> Hashable:
    """Return what of mentions has a part in what two names say.

    Where it is the same, clusters of the same spellings weigh the same.
    """
    same = bool(one.keys & other.keys)
    documents = max(len(one.documents), len(other.documents)) if same else 0
    is_smaller, is_misheard = one.size < other.size, _may_be_misheard(one, other)
    return documents, is_smaller, is_misheard, share_document(one, other)


class NameWeigher:
    """Weighs what two names say by themselves.

    Args:
        common: How common names are in all documents.
    """

    def __init__(self, common: Commonness) -> None:
        self.common = common

    def weigh(self, one: Cluster, other: Cluster) -> Weighing | None:
        """Return what the names say, ``None`` where they have nothing in common.

        Two names of one document were told apart there, which counts against all but the surest,
        and less against a rare name that sounds like a frequent one.
        """
        if one.keys & other.keys:
            return self._weigh_same(one, other)
        found = _better(_weigh_aliases(one, other), self._weigh_spelling(one, other))
        if found is not None and self._is_shared(one, other):
            found += Weighing(_OF_SEVERAL)
        if found is None or found.score >= CERTAIN_NAME or not share_document(one, other):
            return found
        misheard = found.reasons == (SOUNDS_LIKE,) and _may_be_misheard(one, other)
        return found + Weighing(_HEARD_IN_ONE_TEXT if misheard else _BOTH_IN_ONE_TEXT)

    def _is_shared(self, one: Cluster, other: Cluster) -> bool:
        """Say whether one goes by a single name that several full names have in them."""
        names = (words_of(cluster.name) for cluster in (one, other) if cluster.is_person)
        return any(len(words) == 1 and words[0] in self.common.shared for words in names)

    def _weigh_same(self, one: Cluster, other: Cluster) -> Weighing:
        words = words_of(one.name)
        if not one.is_person:
            return Weighing(_FULL_NAME, (SAME_NAME,))
        if len(words) == 1:
            is_shared = words[0] in self.common.shared
            return Weighing(_SHARED_NAME if is_shared else _SINGLE_NAME, (SAME_NAME,))
        known = max(len(one.documents), len(other.documents), 1)
        others = self.common.namesakes(words) / known
        return Weighing(_FULL_NAME - math.log1p(_NAMESAKES * others), (SAME_NAME,))

    def _weigh_spelling(self, one: Cluster, other: Cluster) -> Weighing | None:
        """Weigh the spellings that are most alike."""
        both_persons = one.is_person and other.is_person
        is_heard = both_persons and _may_be_misheard(one, other)
        rare, frequent = (one, other) if one.size < other.size else (other, one)
        weighed = []
        for first in rare.frequent_names:
            for second in frequent.frequent_names:
                found = _weigh_pair(first, second, persons=both_persons)
                if found and is_heard and found.reasons == (SOUNDS_LIKE,):
                    found += Weighing(self._weigh_habit(words_of(first), words_of(second)))
                if found:
                    weighed.append(found)
        return max(weighed, key=lambda each: (each.score, each.reasons), default=None)

    def _weigh_habit(self, rare: tuple[str, ...], frequent: tuple[str, ...]) -> float:
        """Weigh that people are called by words of the frequent name, not by those of the rare."""
        common = self.common
        ends = ((common.firsts, rare[0], frequent[0]), (common.lasts, rare[-1], frequent[-1]))
        is_usual = any(
            one != other and counts.get(other, 1) >= _USUAL * counts.get(one, 1)
            for counts, one, other in ends
        )
        return _MISHEARD if is_usual and len(rare) == len(frequent) else 0.0


def _may_be_misheard(one: Cluster, other: Cluster) -> bool:
    """Say whether a name may be another heard wrong: rare, and, of a person, only spoken."""
    rare, frequent = sorted((one, other), key=lambda cluster: cluster.size)
    return rare.size * _RARER <= frequent.size and (rare.is_spoken or not rare.is_person)


def _weigh_aliases(one: Cluster, other: Cluster) -> Weighing | None:
    """Weigh that a document calls the one by the other's name besides its own."""
    for whole, short in ((one, other), (other, one)):
        if not short.keys <= whole.aliases:
            continue
        name = short.name
        vague = len(words_of(name)) == 1 and not name.isupper()
        return Weighing(0.0 if vague else CERTAIN_NAME, ("a text calls it so",))
    return None


def _better(one: Weighing | None, other: Weighing | None) -> Weighing | None:
    """Return what says more; the first where both say as much."""
    if one is None or other is None:
        return one or other
    return other if other.score > one.score else one


def _weigh_pair(one: str, other: str, *, persons: bool) -> Weighing | None:
    first, second = words_of(one), words_of(other)
    if persons:
        if min(len(first), len(second)) > 1:
            return _weigh_full_names(first, second) or _weigh_whole(first, second)
        if len(first) != len(second):
            return _weigh_part(first, second)
    return _weigh_initials(one, other) or _weigh_whole(first, second)


def _weigh_full_names(first: tuple[str, ...], second: tuple[str, ...]) -> Weighing | None:
    same_last = first[-1] == second[-1]
    if same_last and first[0] == second[0] and _agree_between(first[1:-1], second[1:-1]):
        return Weighing(2.0, ("the same name without a middle part",))
    if same_last and first[0][0] == second[0][0] and 1 in (len(first[0]), len(second[0])):
        return Weighing(1.0, ("the same last name and initial",))
    if len(first) != len(second):
        return None
    pairs = list(zip(first, second, strict=True))
    if all(one == other or _sound_alike(one, other) for one, other in pairs):
        exact = any(one == other for one, other in pairs)
        return Weighing(1.0 if exact else 0.5, (SOUNDS_LIKE,))
    return None


def _agree_between(first: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether what stands between first and last names is left out, or agrees as far as given.

    An initial agrees with the word that it begins; other words agree where they sound alike.
    """
    return all(
        one[0] == other[0] and (1 in (len(one), len(other)) or _sound_alike(one, other))
        for one, other in zip(first, second, strict=False)
    )


def _sound_alike(one: str, other: str) -> bool:
    closeness = likeness(one, other)
    return closeness >= 0.88 or (closeness >= 0.7 and sound_of(one) == sound_of(other))


def _weigh_part(first: tuple[str, ...], second: tuple[str, ...]) -> Weighing | None:
    short, full = sorted((first, second), key=len)
    if short[0] == full[-1]:
        return Weighing(0.0, ("the last name alone",))
    if short[0] == full[0]:
        return Weighing(-0.5, ("the first name alone",))
    return None


def _weigh_initials(one: str, other: str) -> Weighing | None:
    for short, full in ((one, other), (other, one)):
        letters = short.replace(".", "")
        words = [word for word in full.split() if word[0].isupper()]
        if letters.isupper() and len(letters) > 2 and letters == "".join(w[0] for w in words):
            return Weighing(1.0, ("its initials",))
    return None


def _weigh_whole(one: tuple[str, ...], other: tuple[str, ...]) -> Weighing | None:
    """Weigh how alike two names are as a whole: one may be split where the other is not."""
    first, second = "".join(one), "".join(other)
    closeness, shorter = likeness(first, second), min(len(first), len(second))
    if shorter < 4 or closeness < 0.85:
        return None
    if sound_of(first) == sound_of(second):
        return Weighing(1.0 if shorter >= 7 else 0.0, (SOUNDS_LIKE,))
    if closeness >= 0.93 and shorter >= 7:
        return Weighing(0.5, ("spelt almost like it",))
    return None


def _shared_neighbours(one: Piece, other: Cluster) -> dict[str, float]:
    """Return the names that stand around both, with their weights; no spelling of their own."""
    few, many = one.neighbours, other.neighbours
    if len(few) > len(many):
        few, many = many, few
    if few.keys().isdisjoint(many):
        return {}
    shared = {name: weight for name, weight in few.items() if name in many}
    telling = telling_names(shared, one.keys | other.keys)
    return {name: weight for name, weight in shared.items() if name in telling}


def telling_names(names: Iterable[str], own: Iterable[str]) -> set[str]:
    """Return of neighbours' names those that are no spelling and no part of a thing's own."""
    for key in own:
        sound = sound_of(key)
        names = [n for n in names if n not in key and key not in n and sound_of(n) != sound]
    return set(names)


def _score_neighbours(one: Piece, other: Cluster, *, shared: Mapping[str, float]) -> float:
    if not shared:
        few = min(one.neighbours, other.neighbours, key=len)
        apart = len(few) >= _CIRCLE and len(few.keys() - one.keys - other.keys) >= _CIRCLE
        return _OTHER_CIRCLES if apart else 0.0
    linked = one.linked & other.linked & shared.keys()
    told = min(math.fsum(shared.values()), _MOST)  # exact, and so in any order
    return told + max((shared[name] for name in linked), default=0.0)


def _words_for(one: Cluster, other: Cluster, *, shared: dict[str, float]) -> tuple[str, ...]:
    if not shared:
        return ()
    linked = one.linked & other.linked & shared.keys()
    shown = sorted(shared, key=lambda name: (name not in linked, -shared[name], name))
    return (f"both with {', '.join(shown[:_SHOWN_NEIGHBOURS])}",)


def _score_types(one: Piece, other: Cluster) -> float:
    if one.entity_type == other.entity_type:
        return 0.0
    return _PERSON_AND_NOT if one.is_person or other.is_person else _OTHER_TYPE


def _score_fact(kind: str, *, first: set[str], second: set[str]) -> float:
    agree = _agree(kind, first=first, second=second)
    if kind in ONE_ONLY:
        return _ONE_ONLY_SAME if agree else _ONE_ONLY_DIFFERS
    return _FEW_SAME if agree else _FEW_DIFFER.get(kind, 0.0)


def _agree(kind: str, *, first: Iterable[str], second: Iterable[str]) -> bool:
    """Say whether any two values are one; dates are compared at the coarser precision."""
    return any(
        one == other or (kind.endswith("On") and (one.startswith(other) or other.startswith(one)))
        for one in first
        for other in second
    )
