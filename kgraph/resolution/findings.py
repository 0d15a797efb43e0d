"""Which decisions of a ledger could not be applied, and why."""

from __future__ import annotations

from kgraph.model import Problem


class Findings:
    """Collects problems, each at the line of its decision."""

    def __init__(self, place: str) -> None:
        self._place = place
        self.problems: list[Problem] = []

    def skip(self, line: int, why: str, *, remedy: str = "") -> None:
        """Note that a decision is not applied as the sources have moved on."""
        self._skip(line, why, remedy=remedy, severity="notice")

    def refuse(self, line: int, why: str, *, remedy: str = "") -> None:
        """Note that a decision is not applied, and that only a person can mend it."""
        self._skip(line, why, remedy=remedy, severity="error")

    def note(self, line: int, message: str) -> None:
        """Note what a person should know of a decision that is applied."""
        self.problems.append(Problem(f"{self._place}:{line}", message, "notice"))

    def _skip(self, line: int, why: str, *, remedy: str, severity: str) -> None:
        undo = f"take it out: kgraph curate undo --line {line}."
        ways = f"{remedy}, or {undo}" if remedy else f"{undo[:1].upper()}{undo[1:]}"
        message = f"{why}, so this is not applied. {ways}"
        self.problems.append(Problem(f"{self._place}:{line}", message, severity))
