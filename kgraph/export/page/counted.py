"""What was counted in the network, as plain JSON values that name entities by position."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgraph.graph.network import Network
from kgraph.graph.statistics import statistics_of


def counted(network: Network) -> dict[str, Any]:
    """Return the statistics of a page; what no quote tells is left out."""
    rank = network.ranks()
    found = statistics_of(network)

    def ranks(names: Iterable[str]) -> list[int]:
        return [rank[name] for name in names]

    shown: dict[str, Any] = {
        "central": [
            {"type": name, "entities": ranks(entities)}
            for name, entities in found.central_by_type.items()
        ],
        "communities": [
            {"members": ranks(community.members), "links": community.links}
            for community in found.communities
        ],
    }
    if found.spoken.topics:
        shown["spoken"] = {
            "speakers": ranks(found.spoken.speakers),
            "topics": ranks(found.spoken.topics),
            "quotes": [list(row) for row in found.spoken.quotes],
        }
    return shown
