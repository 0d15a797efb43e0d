"""Which chains of one spelling are one thing, and which only share the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from kgraph.resolution.clusters import PERSON, Cluster, by_size, swept_name
from kgraph.resolution.decisions import ENOUGH, NameWeigher, score_circumstances, telling_names
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
    persons = sum(profile.chain.entity_type == PERSON for profile in profiles)
    if persons * 2 > len(profiles):
        return _homes_of_people(_pieces(profiles), own=profiles[0].key[0])
    return _homes(_pieces(profiles), score=_with_name(weigher), least=ENOUGH)


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


def _homes_of_people(pieces: Iterable[Cluster], *, own: str) -> list[Cluster]:
    """Put each piece to the cluster of one name, ``own``, that circumstances speak most for.

    Clusters of which nothing does are not weighed: without a name that stands around both, or a
    fact of one kind that both have, there is nothing that could add up.
    """
    clusters: list[Cluster] = []
    around: list[set[str]] = []
    seen: set[str] = set()
    telling: set[str] = set()
    for piece in pieces:
        new = [name for name in piece.neighbours if name not in seen]
        seen.update(new)
        telling |= telling_names(new, {own})
        near = {name for name in piece.neighbours if name in telling}
        best, home = _SOME, -1
        for number, cluster in enumerate(clusters[:_MOST_COMPARED]):
            shared = {name: piece.neighbours[name] for name in near & around[number]}
            # What takes time is weighed only where it can add up to more than the best so far.
            if _most_of(shared) > best or not piece.facts.keys().isdisjoint(cluster.facts):
                score = score_circumstances(piece, cluster, shared=shared)
                best, home = (score, number) if score > best else (best, home)
        if home >= 0:
            clusters[home].take(piece)
            around[home] |= near
        else:
            clusters.append(piece)
            around.append(near)
    return clusters


def _most_of(shared: Mapping[str, float]) -> float:
    """Return more than circumstances can say where no facts speak: all, and a link to the best."""
    return sum(shared.values()) + max(shared.values()) + 1e-6 if shared else 0.0


def _with_name(weigher: NameWeigher) -> _Score:
    def score(one: Cluster, other: Cluster) -> float:
        names = weigher.weigh(one, other)
        return 0.0 if names is None else names.score + score_circumstances(one, other)

    return score
