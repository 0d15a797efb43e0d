"""What a large graph shows before anything is asked of it."""

from __future__ import annotations

from collections import defaultdict

from kgraph.graph.network import Network

LIMIT = 150
_ALONE = 20  # nodes without links that are shown even where there are fewer with links


def first_view(network: Network, *, limit: int = LIMIT) -> frozenset[str]:
    """Return the ids of at most ``limit`` nodes to show first.

    The most salient come first, each with a neighbour to hold on to: salient nodes alone would
    be dots without links. Nodes without any link come last, and no more of them than of the
    others, so that they do not drown what the graph has to say.
    """
    rank = network.ranks()
    neighbours: dict[str, list[str]] = defaultdict(list)
    for edge in network.edges:
        neighbours[edge.first].append(edge.second)
        neighbours[edge.second].append(edge.first)

    linked = [node.id for node in network.nodes if node.id in neighbours]
    alone = [node.id for node in network.nodes if node.id not in neighbours]
    shown: list[str] = []
    for node in linked:
        strongest = min(neighbours[node], key=rank.__getitem__)
        shown += [name for name in (node, strongest) if name not in shown]
        if len(shown) >= limit:
            break
    shown += alone[: max(len(shown), _ALONE)]
    return frozenset(shown[:limit])
