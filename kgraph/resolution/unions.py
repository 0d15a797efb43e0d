"""Disjoint sets of numbers."""

from __future__ import annotations


class Unions:
    """Numbers from 0, each in a set of its own until two are put together.

    Source:
        Galler and Fischer 1964, "An improved equivalence algorithm"; the smaller root stays.
    """

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, number: int) -> int:
        """Return the number that stands for a number's set: its smallest."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> int:
        """Put the sets of two numbers together; return what stands for both."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first
        return first
