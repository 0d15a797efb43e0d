"""Where to draw each node: communities as discs, discs packed round the largest.

A drawing that is computed once and stays put can be learnt like a map. Communities come first,
so that what belongs together lies together; what has no link stands in rows below.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt

Point = tuple[float, float]
Points = npt.NDArray[np.float64]

_SEED = 1
_SPACING = 92.0  # pixels between neighbouring nodes at zoom 1
_GAP = 55.0  # pixels between the discs of two communities
_WIDER = 1.45  # labels and screens are wider than high
_SHELF_COLUMN, _SHELF_ROW, _SHELF_GAP = 170.0, 62.0, 150.0
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def lay_out(
    graph: nx.Graph[int], communities: Sequence[Sequence[int]], *, shelf: Sequence[int]
) -> dict[int, Point]:
    """Return the place of each node in pixels at zoom 1, y downwards, to 3 decimals.

    Args:
        graph: Nodes are numbers.
        communities: Groups of linked nodes, in the order in which discs are placed.
        shelf: Nodes without links, in reading order of the rows below the rest.
    """
    radii = [_radius(len(group)) for group in communities]
    centres = _packed(radii, _pull(graph, communities))
    places: dict[int, Point] = {}
    for group, centre, radius in zip(communities, centres, radii, strict=True):
        for node, (x, y) in zip(group, _disc(graph, group, radius), strict=True):
            places[node] = ((centre[0] + x) * _WIDER, centre[1] + y)
    places.update(_rows(shelf, places))
    return {node: (round(float(x), 3), round(float(y), 3)) for node, (x, y) in places.items()}


def _radius(size: int) -> float:
    return _SPACING * math.sqrt(size / math.pi)


def _pull(graph: nx.Graph[int], communities: Sequence[Sequence[int]]) -> list[dict[int, int]]:
    """Return, for each community, how many links lead to each other one."""
    community_of = {node: number for number, group in enumerate(communities) for node in group}
    pull: list[dict[int, int]] = [{} for _ in communities]
    for first, second in graph.edges:
        one, other = community_of[first], community_of[second]
        if one != other:
            pull[one][other] = pull[one].get(other, 0) + 1
            pull[other][one] = pull[other].get(one, 0) + 1
    return pull


def _packed(radii: Sequence[float], pull: Sequence[Mapping[int, int]]) -> list[Point]:
    """Return centres of discs that do not overlap, each near those it is linked to.

    A disc without links to placed ones goes on along one spiral round the origin, which never
    turns back: many small groups cost no more than a few.
    """
    centres = np.zeros((len(radii), 2))
    step = 0
    for number, radius in enumerate(radii):
        placed, room = centres[:number], np.array(radii[:number]) + radius + _GAP
        linked = sorted(other for other in pull[number] if other < number)
        if linked:
            weights = [pull[number][other] for other in linked]
            start = np.average(centres[linked], axis=0, weights=weights)
            spiral, first = _spiral(start, radius / 3), 0
        else:
            spiral, first = _spiral(np.zeros(2), _SPACING / 3, start=step), step
        for steps, point in enumerate(spiral, start=first):
            if np.all(np.hypot(*(placed - point).T) >= room):
                centres[number] = point
                step = step if linked else steps
                break
    return [(float(x), float(y)) for x, y in centres]


def _spiral(centre: Points, width: float, *, start: int = 0) -> Iterator[Points]:
    """Yield points that fill the plane evenly round ``centre``, from near to far, for ever."""
    step = start
    while True:
        angle, distance = step * _GOLDEN_ANGLE, width * math.sqrt(step)
        yield centre + distance * np.array([math.cos(angle), math.sin(angle)])
        step += 1


def _disc(graph: nx.Graph[int], group: Sequence[int], radius: float) -> Points:
    """Return places in a disc round the origin, every node with about the same room."""
    if len(group) == 1:
        return np.zeros((1, 2))
    inside = nx.Graph(graph.subgraph(group).edges)
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(group)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in inside.edges))
    springs = nx.spring_layout(ordered, seed=_SEED, iterations=80)
    points = np.array([springs[node] for node in group])
    points -= points.mean(axis=0)
    distance = np.hypot(*points.T)
    rank = distance.argsort(kind="stable").argsort(kind="stable")
    share = np.sqrt((rank + 0.5) / len(group)) * radius
    return np.asarray(points / (distance[:, None] + 1e-9) * share[:, None])


def _rows(shelf: Sequence[int], places: Mapping[int, Point]) -> Iterator[tuple[int, Point]]:
    left = min((x for x, _ in places.values()), default=0.0)
    right = max((x for x, _ in places.values()), default=0.0)
    top = max((y + _SHELF_GAP for _, y in places.values()), default=0.0)
    square = math.sqrt(len(shelf) * _SHELF_ROW / _SHELF_COLUMN * _WIDER)
    columns = max(math.ceil((right - left) / _SHELF_COLUMN), math.ceil(square), 1)
    middle = (left + right - (min(columns, len(shelf)) - 1) * _SHELF_COLUMN) / 2
    for number, node in enumerate(shelf):
        row, column = divmod(number, columns)
        yield node, (middle + column * _SHELF_COLUMN, top + row * _SHELF_ROW)
