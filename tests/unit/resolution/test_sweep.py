"""What goes by one name is put together, however else it was heard in some documents."""

from __future__ import annotations

from kgraph.model import CoreferenceChain
from kgraph.resolution.clusters import Cluster
from kgraph.resolution.commonness import Commonness
from kgraph.resolution.decisions import NameWeigher
from kgraph.resolution.homonyms import sweep
from kgraph.resolution.profiles import Profile


def cluster_of(start: int, *names: str, born: str = "") -> Cluster:
    profiles = [
        Profile(
            (f"text{start + number}", 0),
            CoreferenceChain(0, "person", (name,), 1.0),
            is_spoken=True,
            facts={"bornOn": {born}} if born else {},
        )
        for number, name in enumerate(names)
    ]
    return Cluster.of(profiles)


def swept(*clusters: Cluster) -> int:
    return len(sweep(clusters, weigher=NameWeigher(Commonness())))


def test_two_clusters_of_one_name_are_one_though_each_was_misheard_in_its_own_way() -> None:
    one = cluster_of(0, "Ana Ruiz", "Ana Ruiz", "Ana Ruis")
    other = cluster_of(3, "Ana Ruiz", "Ana Ruiz", "Anna Ruiz")
    assert swept(one, other) == 1


def test_a_name_that_one_was_heard_under_once_is_not_the_name_of_both() -> None:
    assert swept(cluster_of(0, "Ana Ruiz", "Ana Ruiz", "Ida Holm"), cluster_of(3, "Ida Holm")) == 2


def test_two_people_of_one_name_who_were_born_in_two_years_stay_two() -> None:
    one = cluster_of(0, "Ana Ruiz", born="1950")
    assert swept(one, cluster_of(3, "Ana Ruiz", born="1972")) == 2


def test_that_a_text_calls_it_so_takes_nothing_from_what_sounds_alike() -> None:
    def place(text: str, *labels: str) -> Cluster:
        chain = CoreferenceChain(0, "place", labels, 1.0)
        return Cluster.of([Profile((text, 0), chain, is_spoken=True)])

    weigher = NameWeigher(Commonness())
    misheard = place("text2", "Alderhavan")
    heard = weigher.weigh(place("text1", "Alderhaven"), misheard)
    called = weigher.weigh(place("text1", "Alderhaven", "Alderhavan"), misheard)
    assert heard is not None
    assert called is not None
    assert called.score >= heard.score > 0
