"""Which things are compared at all."""

from __future__ import annotations

from kgraph.model import CoreferenceChain
from kgraph.resolution.candidates import LARGEST_BLOCK, find_pairs
from kgraph.resolution.clusters import Cluster
from kgraph.resolution.profiles import Profile


def person(number: int, name: str) -> Cluster:
    chain = CoreferenceChain(0, "person", (name,), 1.0)
    return Cluster.of([Profile((f"text{number:03}", 0), chain, is_spoken=True)])


def test_a_misheard_name_is_compared_with_one_that_very_many_documents_have() -> None:
    many = [person(number, "Ana Okafor") for number in range(2 * LARGEST_BLOCK)]
    between = person(len(many), "Anaa Ruiz")  # stands beside the two in the order of letters
    misheard = person(len(many) + 1, "Anas Okafor")
    assert (0, len(many) + 1) in find_pairs([*many, between, misheard])


def test_what_very_many_names_have_in_common_brings_none_together() -> None:
    many = [person(number, f"A{chr(97 + number % 26)}{number:03} Okafor") for number in range(200)]
    assert len(find_pairs(many)) < 3 * len(many)
