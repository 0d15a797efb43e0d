from __future__ import annotations

import pytest

from kgraph.export.page.drawing import drawn_edges, drawn_nodes, looks_of_types, manner_of
from kgraph.export.page.first_view import first_view
from kgraph.graph.network import Network, NetworkEdge, NetworkNode, build_network
from kgraph.model import Claim, Modality, Polarity
from tests.builders import claim, document_of, evidence, organization, person, small_ontology
from tests.harbour_corpus import BO, UNION, harbour_corpus

SAID = evidence(document_of("They work together."), "work")
ANA, HARBOUR = person("Ana"), organization("Harbour")
STATED = claim(ANA, "memberOf", HARBOUR, at=SAID)
DENIED = claim(ANA, "memberOf", HARBOUR, at=SAID, polarity=Polarity.NEGATED)
WISHED = claim(ANA, "memberOf", HARBOUR, at=SAID, modality=Modality.DESIRED)


@pytest.mark.parametrize(
    ("claims", "manner"),
    [
        pytest.param([STATED], "stated", id="a plain statement"),
        pytest.param([DENIED], "denied", id="a denial"),
        pytest.param([WISHED], "unsure", id="a wish"),
        pytest.param([DENIED, WISHED], "unsure", id="a denial and a wish"),
        pytest.param([DENIED, WISHED, STATED], "stated", id="one plain statement among others"),
    ],
)
def test_the_line_of_a_link_tells_how_it_is_claimed(claims: list[Claim], manner: str) -> None:
    assert manner_of(claims) == manner


def test_arrows_point_from_subject_to_object() -> None:
    edges = {edge["id"]: edge for edge in drawn_edges(build_network(harbour_corpus()))}
    assert edges[f"{UNION.id}~{BO.id}"]["arrows"] == {"to": False, "from": True}


def test_types_differ_in_shape_and_colour_and_only_those_shown_are_listed() -> None:
    looks = looks_of_types(small_ontology(), build_network(harbour_corpus()))
    assert set(looks) == {"concept", "organization", "person"}
    assert len({(look["shape"], look["slot"]) for look in looks.values()}) == 3


def test_a_type_that_the_ontology_lacks_is_drawn_all_the_same() -> None:
    network = Network((NetworkNode("ship/tern", "Tern", "ship", 0.0, 0.0, 1.0),))
    assert looks_of_types(small_ontology(), network)["ship"]["label"] == "ship"
    assert drawn_nodes(network, small_ontology())[0]["id"] == "ship/tern"


def star(leaves: int, *, alone: int = 0) -> Network:
    """Return a hub with leaves, and nodes without links, all with falling salience."""
    names = [
        "hub",
        *(f"leaf {n:03}" for n in range(leaves)),
        *(f"lone {n:03}" for n in range(alone)),
    ]
    nodes = tuple(NetworkNode(name, name, "person", 0.0, 0.0, 1.0) for name in names)
    edges = tuple(NetworkEdge("hub", name, (STATED,)) for name in names if "leaf" in name)
    return Network(nodes, edges)


def test_the_first_view_of_a_small_graph_is_all_of_it() -> None:
    assert len(first_view(star(30, alone=10))) == 41


def test_the_first_view_of_a_large_graph_is_the_most_salient_part() -> None:
    assert first_view(star(300), limit=4) == {"hub", "leaf 000", "leaf 001", "leaf 002"}


def test_a_salient_node_brings_its_most_salient_neighbour_along() -> None:
    names = ["Ana", "Bo", "Choir", "Dock"]
    nodes = tuple(NetworkNode(name, name, "person", 0.0, 0.0, 1.0) for name in names)
    network = Network(
        nodes, (NetworkEdge("Ana", "Dock", (STATED,)), NetworkEdge("Bo", "Choir", (STATED,)))
    )
    assert first_view(network, limit=2) == {"Ana", "Dock"}


def test_nodes_without_links_do_not_outnumber_the_others() -> None:
    shown = first_view(star(29, alone=100))
    assert len([name for name in shown if "lone" in name]) == 30
