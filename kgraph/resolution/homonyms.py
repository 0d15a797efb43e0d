"""Which chains of one spelling are one thing, and which only share the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from kgraph.resolution.clusters import Cluster, by_size, swept_name
from kgraph.resolution.decisions import (
    ENOUGH,
    NameWeigher,
    Piece,
    score_circumstances,
    telling_names,
)
from kgraph.resolution.profiles import Profile

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
    persons = sum(profile.is_person for profile in profiles)
    if persons * 2 > len(profiles):
        return _homes_of_people(profiles)
    pieces = (
        each if isinstance(each, Cluster) else Cluster.of([each]) for each in _pieces(profiles)
    )
    return _homes(pieces, score=_with_name(weigher), least=ENOUGH)


def sweep(clusters: Iterable[Cluster], *, weigher: NameWeigher) -> list[Cluster]:
    """Put clusters together that still go by one name, unless circumstances speak against it.

    Clusters of different ``swept_name`` do not matter to each other.
    """
    by_key: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_key[swept_name(cluster)].append(cluster)
    return [
        home
        for same in by_key.values()
        for home in _homes(by_size(same), score=_with_name(weigher), least=ENOUGH)
    ]


def _pieces(profiles: Sequence[Profile]) -> Iterator[Piece]:
    """Yield each chain, the largest first; those of which nothing is known together."""
    silent = [each for each in profiles if not (each.neighbours or each.linked or each.facts)]
    waiting = [Cluster.of(silent)] if silent else []
    telling = [each for each in profiles if each.neighbours or each.linked or each.facts]
    for profile in sorted(telling, key=lambda each: (-each.weight, each.place)):
        if waiting and waiting[0].order < (-profile.weight, profile.place):
            yield waiting.pop()
        yield profile
    yield from waiting


def _homes(pieces: Iterable[Cluster], *, score: _Score, least: float) -> list[Cluster]:
    """Put each piece to the cluster that it fits best, if it fits at all."""
    clusters: list[Cluster] = []
    for piece in pieces:
        weighed = [
            (score(piece, cluster), -number)
            for number, cluster in enumerate(clusters[:_MOST_COMPARED])
        ]
        best, number = max(weighed, default=(least, 0))
        if best > least:
            clusters[-number].take(piece)
        else:
            clusters.append(piece)
    return clusters


def _homes_of_people(profiles: Sequence[Profile]) -> list[Cluster]:
    """Put each chain of people of one name to the cluster that circumstances speak most for."""
    people = _Namesakes(profiles[0].key[0])
    for piece in _pieces(profiles):
        if isinstance(piece, Cluster):
            people.clusters.append(piece)  # nothing is known of it
        else:
            people.take(piece)
    return people.clusters


class _Namesakes:
    """People of one name, parted by circumstances.

    Of the clusters that are compared, ``_around`` has those that stand beside each name, and
    ``_with_fact`` those that have a fact of each kind. Clusters that share neither with a chain are
    not weighed with it: nothing could add up.

    Args:
        own: The letters of the name.
    """

    def __init__(self, own: str) -> None:
        self.clusters: list[Cluster] = []
        self._own = own
        self._around: dict[str, list[int]] = {}
        self._dumb: set[str] = set()
        self._with_fact: dict[str, set[int]] = defaultdict(set)

    def take(self, profile: Profile) -> None:
        """Put a chain to the cluster that circumstances speak most for, if they do for any."""
        near = self._telling(profile.neighbours)
        home = self._home(profile, near)
        if home is None:
            home = len(self.clusters)
            self.clusters.append(Cluster.of([profile]))
        else:
            self.clusters[home].add(profile)
        if home < _MOST_COMPARED:
            for name in near:
                if home not in self._around[name]:
                    self._around[name].append(home)
            for kind in profile.facts:
                self._with_fact[kind].add(home)

    def _telling(self, neighbours: Mapping[str, float]) -> list[str]:
        around, dumb = self._around, self._dumb
        new = [name for name in neighbours if name not in around and name not in dumb]
        telling = telling_names(new, {self._own})
        dumb.update(name for name in new if name not in telling)
        around.update((name, []) for name in telling)
        return [name for name in neighbours if name in around]

    def _home(self, profile: Profile, near: Sequence[str]) -> int | None:
        shared: dict[int, dict[str, float]] = {}
        for name in near:
            for number in self._around[name]:
                shared.setdefault(number, {})[name] = profile.neighbours[name]
        alike = {number for kind in profile.facts for number in self._with_fact[kind]}
        best, home = _SOME, None
        for number in sorted(shared.keys() | alike):
            both = shared.get(number, {})
            # What takes time is weighed only where it can add up to more than the best so far.
            if number in alike or _most_of(both) > best:
                score = score_circumstances(profile, self.clusters[number], shared=both)
                best, home = (score, number) if score > best else (best, home)
        return home


def _most_of(shared: Mapping[str, float]) -> float:
    """Return more than circumstances can say where no facts speak: all, and a link to the best."""
    return sum(shared.values()) + max(shared.values()) + 1e-6 if shared else 0.0


def _with_name(weigher: NameWeigher) -> _Score:
    def score(one: Cluster, other: Cluster) -> float:
        names = weigher.weigh(one, other)
        return 0.0 if names is None else names.score + score_circumstances(one, other)

    return score
