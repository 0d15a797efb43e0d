"""Which chains of one spelling are one thing, and which only share the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from kgraph.resolution.clusters import PERSON, Cluster, by_size
from kgraph.resolution.decisions import ENOUGH, NameWeigher, score_circumstances
from kgraph.resolution.profiles import Profile
from kgraph.resolution.spellings import letters_of

_MOST_COMPARED: Final = 25
_SOME: Final = 0.5
"""What circumstances alone must add up to, where the name is left out of account."""

_Score = Callable[[Cluster, Cluster], float]


def gather(profiles: Sequence[Profile], *, weigher: NameWeigher) -> list[Cluster]:
    """Return what chains of one spelling are together for sure, the largest first.

    People of one name are put together here only where circumstances speak for it: what else
    bears the name, and in which spelling, is weighed with all the others. Other things of one
    name are one unless circumstances speak against it.
    """
    persons = sum(profile.chain.entity_type == PERSON for profile in profiles)
    if persons * 2 > len(profiles):
        return _homes(_pieces(profiles), score=_circumstances, least=_SOME, near=Surroundings())
    return _homes(_pieces(profiles), score=_with_name(weigher), least=ENOUGH)


def sweep(clusters: Iterable[Cluster], *, weigher: NameWeigher) -> list[Cluster]:
    """Put clusters together that still go by one name, unless circumstances speak against it.

    It is the name of most of their mentions: each may have been misheard in ways of its own.
    """
    by_key: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_key[letters_of(cluster.name)].append(cluster)
    return [
        home
        for same in by_key.values()
        for home in _homes(by_size(same), score=_with_name(weigher), least=ENOUGH)
    ]


def _pieces(profiles: Sequence[Profile]) -> Iterator[Cluster]:
    """Yield each chain by itself, the largest first; those of which nothing is known together."""
    silent = [each for each in profiles if not (each.neighbours or each.linked or each.facts)]
    waiting = [Cluster.of(silent)] if silent else []
    telling = [each for each in profiles if each.neighbours or each.linked or each.facts]
    for profile in sorted(telling, key=lambda each: (-each.weight, each.place)):
        if waiting and waiting[0].order < (-profile.weight, profile.place):
            yield waiting.pop()
        yield Cluster.of([profile])
    yield from waiting


def _homes(
    pieces: Iterable[Cluster], *, score: _Score, least: float, near: Surroundings | None = None
) -> list[Cluster]:
    """Put each piece to the cluster that it fits best, if it fits at all.

    Where circumstances alone decide, ``near`` spares the clusters for which nothing speaks.
    """
    clusters: list[Cluster] = []
    for piece in pieces:
        compared = range(min(len(clusters), _MOST_COMPARED)) if near is None else near.of(piece)
        weighed = [(score(piece, clusters[number]), -number) for number in compared]
        best, number = max(weighed, default=(least, 0))
        if best > least:
            clusters[-number].take(piece)
        else:
            number = -len(clusters)
            clusters.append(piece)
        if near is not None and -number < _MOST_COMPARED:
            near.add(-number, piece)
    return clusters


class Surroundings:
    """Which of several clusters have anything around them that another has."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], set[int]] = {}

    def add(self, number: int, cluster: Cluster) -> None:
        """Note what is around a cluster; what was noted before stays."""
        for key in _around(cluster):
            self._numbers.setdefault(key, set()).add(number)

    def of(self, cluster: Cluster) -> list[int]:
        """Return the numbers of clusters that share something with another, in order.

        For all others ``weigh_circumstances`` has no reason, so that their score is 0 or less.
        """
        found: set[int] = set()
        for key in _around(cluster):
            found.update(self._numbers.get(key, ()))
        return sorted(found)


def _around(cluster: Cluster) -> Iterator[tuple[str, str]]:
    yield from (("", name) for name in cluster.neighbours)
    for kind, values in cluster.facts.items():
        # Dates agree where one begins like the other.
        yield from ((kind, "" if kind.endswith("On") else value) for value in values)


def _circumstances(one: Cluster, other: Cluster) -> float:
    return score_circumstances(one, other)


def _with_name(weigher: NameWeigher) -> _Score:
    def score(one: Cluster, other: Cluster) -> float:
        names = weigher.weigh(one, other)
        return 0.0 if names is None else names.score + score_circumstances(one, other)

    return score
