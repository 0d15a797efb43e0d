from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kgraph.graph.network import Network, build_network
from kgraph.model import Claim, Corpus, Entity
from tests.builders import claim, concept, corpus_of, document_of, evidence, organization, person
from tests.harbour_corpus import ANA, BO, TREASURER, UNION, harbour_corpus

TEXT = document_of("They work together.")
SAID = evidence(TEXT, "work together")


def two_circles() -> Corpus:
    """Return two groups of people who all work with their own group, joined by one link."""
    circles = [[person(f"{name} {number}") for number in range(6)] for name in ("Ana", "Bo")]
    claims = [
        claim(one, "worksWith", other, at=SAID)
        for circle in circles
        for place, one in enumerate(circle)
        for other in circle[place + 1 :]
    ]
    claims.append(claim(circles[0][0], "worksWith", circles[1][0], at=SAID))
    return corpus_of(TEXT, entities=sorted(circles[0] + circles[1]), claims=claims)


def node(network: Network, entity: Entity) -> tuple[float, float]:
    return next((each.x, each.y) for each in network.nodes if each.id == entity.id)


def test_every_entity_is_a_node_and_the_most_salient_comes_first() -> None:
    network = build_network(harbour_corpus())
    salience = [each.salience for each in network.nodes]
    assert {each.id for each in network.nodes} == {each.id for each in harbour_corpus().entities}
    assert network.nodes[0].id == UNION.id
    assert salience == sorted(salience, reverse=True)
    assert salience[0] == 1.0


def test_all_claims_between_two_entities_are_one_edge() -> None:
    edges = {
        (edge.first, edge.second): edge.claims for edge in build_network(harbour_corpus()).edges
    }
    assert len(edges[UNION.id, BO.id]) == 3
    assert (
        len(edges[ANA.id, TREASURER.id] if ANA.id < TREASURER.id else edges[TREASURER.id, ANA.id])
        == 1
    )


def test_links_in_both_directions_share_an_edge() -> None:
    ana, bo = person("Ana"), person("Bo")
    claims = [claim(ana, "knows", bo, at=SAID), claim(bo, "trusts", ana, at=SAID)]
    (edge,) = build_network(corpus_of(TEXT, entities=[ana, bo], claims=claims)).edges
    assert [each.predicate for each in edge.claims] == ["knows", "trusts"]


def test_a_date_is_a_fact_of_its_node_and_no_node() -> None:
    network = build_network(harbour_corpus())
    facts = {each.id: [fact.value for fact in each.facts] for each in network.nodes if each.facts}
    assert facts == {UNION.id: ["1954"]}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_entities_and_claims_changes_nothing(seed: int) -> None:
    corpus = two_circles()
    entities, claims = list(corpus.entities), list(corpus.claims)
    random.Random(seed).shuffle(entities)
    random.Random(seed).shuffle(claims)
    shuffled = replace(corpus, entities=tuple(entities), claims=tuple(claims))
    assert build_network(shuffled) == build_network(corpus)


def test_those_who_are_linked_to_each_other_are_one_community() -> None:
    network = build_network(two_circles())
    communities = {(each.label.split()[0], each.community) for each in network.nodes}
    assert len(communities) == 2


def test_communities_lie_apart() -> None:
    network = build_network(two_circles())
    sides = [
        [each.x for each in network.nodes if each.label.startswith(name)] for name in ("A", "B")
    ]
    heights = [
        [each.y for each in network.nodes if each.label.startswith(name)] for name in ("A", "B")
    ]
    assert apart(*sides) or apart(*heights)


def apart(one: list[float], other: list[float]) -> bool:
    return max(one) < min(other) or max(other) < min(one)


def test_an_entity_without_links_lies_below_the_others_and_in_no_community() -> None:
    lonely = concept("silence")
    corpus = two_circles()
    network = build_network(replace(corpus, entities=(*corpus.entities, lonely)))
    found = next(each for each in network.nodes if each.id == lonely.id)
    assert found.community is None
    assert found.y > max(each.y for each in network.nodes if each.community is not None)


def test_no_two_nodes_share_a_place() -> None:
    places = [(each.x, each.y) for each in build_network(two_circles()).nodes]
    near = [
        (one, other)
        for number, one in enumerate(places)
        for other in places[number + 1 :]
        if abs(one[0] - other[0]) < 30 and abs(one[1] - other[1]) < 30
    ]
    assert near == []


def test_places_have_at_most_three_decimals() -> None:
    numbers = [value for each in build_network(two_circles()).nodes for value in (each.x, each.y)]
    assert numbers == [round(value, 3) for value in numbers]


@pytest.mark.parametrize(
    "corpus",
    [
        pytest.param(corpus_of(), id="nothing at all"),
        pytest.param(corpus_of(entities=[person("Ana")]), id="one entity"),
        pytest.param(corpus_of(entities=[person("Ana"), organization("Union")]), id="no links"),
    ],
)
def test_a_corpus_without_links_still_has_a_picture(corpus: Corpus) -> None:
    network = build_network(corpus)
    assert len(network.nodes) == len(corpus.entities)
    assert network.edges == ()


def test_a_link_with_more_evidence_makes_its_ends_more_salient() -> None:
    hub, known, famous = organization("Hub"), person("Ana"), person("Bo")
    places = [replace(SAID, rule=f"rule {number}") for number in range(5)]
    claims: list[Claim] = [
        claim(known, "memberOf", hub, at=SAID),
        claim(famous, "memberOf", hub, at=places),
    ]
    network = build_network(corpus_of(TEXT, entities=[known, famous, hub], claims=claims))
    assert [each.id for each in network.nodes] == [hub.id, famous.id, known.id]
