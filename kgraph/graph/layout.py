"""Where to draw each node: communities as discs, discs packed round the largest.

A drawing that is computed once and stays put can be learnt like a map. Communities come first,
so that what belongs together lies together; what has no link stands in rows below.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.spatial import KDTree

Point = tuple[float, float]
Points = npt.NDArray[np.float64]

_SEED = 1
_ROUNDS = 120
_ROUNDS_OF_MANY = 40  # where there are so many nodes that they are seen by communities
_MANY = 2_000
_PUSHES = 60
_CLOSEST = 0.8  # of the spacing
_SPACING = 92.0  # pixels between neighbouring nodes at zoom 1
_GAP = 20.0  # pixels between the discs of two communities
_WIDER = 1.45  # labels and screens are wider than high
_SHELF_COLUMN, _SHELF_ROW, _SHELF_GAP = 200.0, 66.0, 120.0
_BLOCK = 64  # places tried at once
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
    rounds = _ROUNDS_OF_MANY if len(graph) > _MANY else _ROUNDS
    discs = [_disc(graph, group, rounds=rounds) for group in communities]
    radii = [float(np.hypot(*disc.T).max()) + _SPACING / 2 for disc in discs]
    centres = _packed(radii, _pull(graph, communities))
    places: dict[int, Point] = {}
    for group, centre, disc in zip(communities, centres, discs, strict=True):
        for node, (x, y) in zip(group, disc, strict=True):
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
        for steps, points in enumerate(spiral, start=first):
            away = points[:, None] - placed[None]
            free = np.all(np.hypot(away[..., 0], away[..., 1]) >= room, axis=1)
            if free.any():
                centres[number] = points[free.argmax()]
                step = step if linked else steps
                break
    return [(float(x), float(y)) for x, y in centres]


def _spiral(centre: Points, width: float, *, start: int = 0) -> Iterator[Points]:
    """Yield points that fill the plane evenly round ``centre``, from near to far, for ever.

    They come in blocks, which are numbered: ``start`` is the number of the first.
    """
    block = start
    while True:
        steps = np.arange(block * _BLOCK, (block + 1) * _BLOCK)
        angles, distances = steps * _GOLDEN_ANGLE, width * np.sqrt(steps)
        turned = np.column_stack((np.cos(angles), np.sin(angles)))
        yield centre + distances[:, None] * turned
        block += 1


def _disc(graph: nx.Graph[int], group: Sequence[int], *, rounds: int) -> Points:
    """Return places round the origin, no two closer than neighbours should be."""
    inside: nx.Graph[int] = nx.Graph()
    inside.add_nodes_from(group)
    inside.add_edges_from(_edges_among(graph, frozenset(group)))
    springs = nx.spring_layout(inside, seed=_SEED, iterations=rounds)
    points = np.array([springs[node] for node in group], dtype=np.float64)
    points -= points.mean(axis=0)
    reach = np.hypot(*points.T).max() or 1.0
    apart = _pushed_apart(points / reach * _radius(len(group)))
    return np.asarray(apart - apart.mean(axis=0))


def _edges_among(graph: nx.Graph[int], nodes: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the edges between some nodes; a view of the graph would ask a function for each."""
    for first in nodes:
        for second in graph.adj[first]:
            if first <= second and second in nodes:
                yield first, second


def _pushed_apart(points: Points) -> Points:
    """Return the points moved until none is too close to another, or nearly so."""
    apart = _SPACING * _CLOSEST
    for _ in range(_PUSHES):
        first, second = KDTree(points).query_pairs(apart, output_type="ndarray").T
        if not len(first):
            break
        away = points[first] - points[second]
        distance = np.hypot(*away.T)
        pushes = away * ((apart - distance) / (distance + 1e-9) * 0.4)[:, None]
        points = points.copy()
        np.add.at(points, first, pushes)
        np.subtract.at(points, second, pushes)
    return points


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
