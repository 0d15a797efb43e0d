"""Things of one name."""

from __future__ import annotations

from kgraph.model import CoreferenceChain
from kgraph.resolution.clusters import Cluster
from kgraph.resolution.decisions import NameWeigher
from kgraph.resolution.homonyms import sweep
from kgraph.resolution.profiles import Profile


def cluster_of(*names: str) -> Cluster:
    """Return what goes by these names, each in a document of its own, the first most often."""
    profiles = [
        Profile(
            (f"{'/'.join(names)} {place}", 0),
            CoreferenceChain(0, "organization", (name,), 9.0 - place),
            is_spoken=True,
        )
        for place, name in enumerate(names)
    ]
    return Cluster.of(profiles)


def test_two_that_were_each_misheard_in_another_way_are_one_by_the_name_that_both_go_by() -> None:
    clusters = [cluster_of("Tide Guild", "Tied Guild"), cluster_of("Tide Guild", "Tyde Gild")]
    (one,) = sweep(clusters, weigher=NameWeigher(set()))
    assert sorted(one.names) == ["Tide Guild", "Tied Guild", "Tyde Gild"]


def test_two_that_share_only_what_one_was_misheard_as_stay_apart() -> None:
    clusters = [cluster_of("Tide Guild", "Tied Guild"), cluster_of("Tied Guild")]
    assert len(sweep(clusters, weigher=NameWeigher(set()))) == 2
