"""Dependency trees from head scores: the maximum spanning tree with exactly one root.

Sources:
    Chu & Liu 1965 and Edmonds 1967 (the algorithm); Zmigrod et al. 2020, "Please Mind the Root".
"""

import numpy as np
from numpy.typing import NDArray

from kgraph.language.pair_features import Integers

ROOTS_TRIED = 3
_NEVER = -1e9

Scores = NDArray[np.floating]


def best_tree(scores: Scores) -> Integers:
    """Return the head of each word: 0 for the root, else 1 + the head's number.

    Args:
        scores: ``[words, 1 + words]``; column 0 is the root.

    >>> best_tree(np.array([[0.0, -9.0, 5.0], [3.0, 4.0, -9.0]], dtype=np.float32)).tolist()
    [2, 0]
    """
    count = len(scores)
    table = scores.astype(np.float64)
    table[np.arange(count), np.arange(count) + 1] = _NEVER
    greedy = table.argmax(axis=1)
    if (greedy == 0).sum() == 1 and not _cycle(greedy):
        return np.asarray(greedy, dtype=np.int64)
    lead = table[:, 0] - table[:, 1:].max(axis=1) if count > 1 else table[:, 0]
    roots = np.argsort(-lead, kind="stable")[:ROOTS_TRIED]
    trees = [_tree_with_root(table, int(root)) for root in roots]
    totals = [table[np.arange(count), tree].sum() for tree in trees]
    return trees[int(np.argmax(totals))]


def _tree_with_root(table: Scores, root: int) -> Integers:
    forced = table.copy()
    forced[:, 0] = _NEVER
    forced[root] = _NEVER
    forced[root, 0] = 0.0
    # Square form: node 0 is the root, entry [d, h] scores h as the head of d.
    square = np.full((len(table) + 1, len(table) + 1), _NEVER)
    square[1:] = forced
    return _arborescence(square)[1:]


def _cycle(heads: Integers) -> list[int]:
    """Return the nodes of one cycle, numbered from 1; empty where there is none."""
    colour = [0] * (len(heads) + 1)
    for start in range(1, len(heads) + 1):
        path = []
        node = start
        while node != 0 and colour[node] == 0:
            colour[node] = start
            path.append(node)
            node = int(heads[node - 1])
        if node != 0 and colour[node] == start:
            return path[path.index(node) :]
    return []


def _arborescence(square: Scores) -> Integers:
    """Return the best head of every node of ``square``; the entry of node 0 means nothing."""
    heads = square.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if not cycle:
        return np.asarray(heads, dtype=np.int64)
    inside = np.zeros(len(square), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    ring = np.array(cycle)
    kept = square[ring, heads[ring]]
    # The cycle becomes one node, the last: what enters it breaks the one arc it replaces.
    entering = square[np.ix_(ring, rest)] - kept[:, None]
    leaving = square[np.ix_(rest, ring)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    smaller[:-1, :-1] = square[np.ix_(rest, rest)]
    smaller[-1, :-1] = entering.max(axis=0)
    smaller[:-1, -1] = leaving.max(axis=1)
    smaller[-1, -1] = _NEVER * 2
    solved = _arborescence(smaller)
    result = heads.copy()
    for row, node in enumerate(rest):
        head = solved[row]
        result[node] = ring[leaving[row].argmax()] if head == len(rest) else rest[head]
    entry = solved[-1]
    broken = ring[entering[:, entry].argmax()]
    result[broken] = rest[entry]
    return np.asarray(result, dtype=np.int64)
