"""Nodes and edges as pyvis passes them to vis-network: place, size and style, no text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from kgraph.graph.network import Network, NetworkEdge
from kgraph.model import Claim, Polarity
from kgraph.ontology.types import Ontology

# Types in name order take these in turn; the colour of slot n is --type-n in style/base.css.
_SHAPES = ("diamond", "star", "square", "dot", "triangle", "hexagon", "triangleDown", "ellipse")
_SIZE_OF_LEAST, _SIZE_OF_MOST = 6.0, 24.0


def looks_of_types(ontology: Ontology, network: Network) -> dict[str, dict[str, Any]]:
    """Return label, shape and colour slot of each entity type that the network shows.

    A type keeps its look whatever else is shown: it depends on the ontology alone, apart from
    types that the ontology does not define.
    """
    known = sorted(ontology.entity_types)
    shown = {node.entity_type for node in network.nodes}
    looks: dict[str, dict[str, Any]] = {}
    for position, name in enumerate([*known, *sorted(shown - set(known))]):
        slot = position % len(_SHAPES)
        label = ontology.entity_types[name].label if name in known else name
        looks[name] = {"label": label, "shape": _SHAPES[slot], "slot": slot}
    return {name: look for name, look in looks.items() if name in shown}


def drawn_nodes(network: Network, ontology: Ontology) -> list[dict[str, Any]]:
    """Return the nodes, the most salient first."""
    looks = looks_of_types(ontology, network)
    return [
        {
            "id": node.id,
            "x": round(node.x, 1),
            "y": round(node.y, 1),
            "size": _size(node.salience),
            "shape": looks[node.entity_type]["shape"],
            "slot": looks[node.entity_type]["slot"],
        }
        for node in network.nodes
    ]


def drawn_edges(network: Network) -> list[dict[str, Any]]:
    """Return the edges: one between two nodes, however many claims it stands for."""
    return [
        {
            "id": edge_id(edge),
            "from": edge.first,
            "to": edge.second,
            "arrows": _arrows(edge),
            "manner": manner_of(edge.claims),
            "width": round(min(1.2 + 0.45 * (len(edge.claims) - 1), 4), 2),
        }
        for edge in network.edges
    ]


def edge_id(edge: NetworkEdge) -> str:
    """Return the name of an edge, also used in links to it."""
    return f"{edge.first}~{edge.second}"


def manner_of(claims: Iterable[Claim]) -> str:
    """Return how claims are drawn together: ``stated``, ``denied`` or ``unsure``.

    One plain statement is enough for ``stated``; only where all are denied is it ``denied``.
    """
    found = list(claims)
    if any(claim.is_direct for claim in found):
        return "stated"
    return "denied" if all(claim.polarity is Polarity.NEGATED for claim in found) else "unsure"


def _arrows(edge: NetworkEdge) -> Mapping[str, bool]:
    return {
        "to": any(claim.subject == edge.first for claim in edge.claims),
        "from": any(claim.subject == edge.second for claim in edge.claims),
    }


def _size(salience: float) -> float:
    """Return the radius in pixels: the area grows with salience."""
    return round(_SIZE_OF_LEAST + (_SIZE_OF_MOST - _SIZE_OF_LEAST) * math.sqrt(salience), 1)
