"""Paths through a link graph, and a tree of them to look many up at once.

A path reads from the subject to the object: step, word, step, ..., step. ``("<subj", "found",
">obj")`` is the path of "Ana founded X".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kgraph.extraction.link_graph import ANY_NOUN, LinkGraph

MOST_STEPS = 3
ANY_WAY = "~"
"""In place of a path's first step: any way of at most so many steps leads to its first word."""
_ANY_WAY_STEPS = 2
_OF_SUBJECT = frozenset({"<subj", "<obj", "<is"})

Path = tuple[str, ...]


def find_path(graph: LinkGraph, subject: int, *, object_: int) -> Path | None:
    """Return the shortest path between two nodes, one without weak steps where there is one."""
    for weak in (False, True):
        nodes = _shortest(graph, subject, object_=object_, weak=weak)
        if nodes is not None and not _joins_mates(nodes):
            return _path(graph, subject, nodes=nodes)
    return None


def shortest_steps(
    graph: LinkGraph, subject: int, *, object_: int, most: int
) -> list[tuple[str, int]] | None:
    """Return the steps of the shortest way, each with the node it leads to, at most so many."""
    ways = (
        _shortest(graph, subject, object_=object_, weak=weak, most=most) for weak in (False, True)
    )
    return next((steps for steps in ways if steps is not None), None)


def _shortest(
    graph: LinkGraph, subject: int, *, object_: int, weak: bool, most: int = MOST_STEPS
) -> list[tuple[str, int]] | None:
    queue: deque[tuple[int, list[tuple[str, int]]]] = deque([(subject, [])])
    seen = {subject}
    while queue:
        node, steps = queue.popleft()
        if node == object_:
            return steps
        if len(steps) == most:
            continue
        for step, other in graph.steps(node, weak=weak):
            if other not in seen:
                seen.add(other)
                queue.append((other, [*steps, (step, other)]))
    return None


def _joins_mates(nodes: list[tuple[str, int]]) -> bool:
    """Say whether a path goes up and down the same step: two of a list do the same."""
    steps = [step for step, _ in nodes]
    return any(one[0] == "<" and two == f">{one[1:]}" for one, two in pairwise(steps))


def _path(graph: LinkGraph, subject: int, *, nodes: list[tuple[str, int]]) -> Path:
    on_path = {subject, *(node for _, node in nodes)}
    path: list[str] = []
    for step, node in nodes[:-1]:
        path += [step, _word(graph, node, on_path=on_path)]
    return (*path, nodes[-1][0])


def _word(graph: LinkGraph, node: int, *, on_path: set[int]) -> str:
    """Return what the node is called; a light verb with its object, unless that is on the path."""
    has_object = any(step == ">obj" and other in on_path for step, other in graph.steps(node))
    words = [word for word in graph.words(node) if word != ANY_NOUN]
    return words[-1 if has_object else 0]


@dataclass(frozen=True, slots=True)
class Match:
    """A path that was found: its number, the nodes it leads through, the last is the object."""

    number: int
    nodes: tuple[int, ...]


@dataclass(slots=True)
class _Branch:
    next: dict[str, _Branch] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)


class PathTree:
    """Many paths, numbered in the order they are given in."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._root = _Branch()
        for number, path in enumerate(paths):
            branch = self._root
            for part in path:
                branch = branch.next.setdefault(part, _Branch())
            branch.numbers.append(number)

    def matches(self, graph: LinkGraph, subject: int) -> Iterator[Match]:
        """Yield every path that begins at a node."""
        yield from _follow(graph, self._root, nodes=(subject,))
        branch = self._root.next.get(ANY_WAY)
        for node in _near(graph, subject) if branch is not None else ():
            for word in graph.words(node):
                if branch is not None and word in branch.next:
                    yield from _follow(graph, branch.next[word], nodes=(subject, node))


def _near(graph: LinkGraph, subject: int) -> list[int]:
    """Return the nodes a few steps from a subject, in a fixed order."""
    near = {other for step, other in graph.steps(subject) if step in _OF_SUBJECT}
    for _ in range(_ANY_WAY_STEPS):
        near |= {other for node in near for step, other in graph.steps(node) if step[0] == ">"}
    return sorted(near - {subject})


def _follow(graph: LinkGraph, branch: _Branch, *, nodes: tuple[int, ...]) -> Iterator[Match]:
    for step, other in graph.steps(nodes[-1]):
        stepped = branch.next.get(step)
        if stepped is None or other in nodes:
            continue
        for number in stepped.numbers:
            yield Match(number, (*nodes[1:], other))
        named = [stepped.next[word] for word in graph.words(other) if word in stepped.next]
        for each in named:
            yield from _follow(graph, each, nodes=(*nodes, other))
