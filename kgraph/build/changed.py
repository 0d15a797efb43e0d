"""What a build changes in the graph of a folder, told before it takes the old one's place."""

from __future__ import annotations

import filecmp
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.build.previous import keep_previous
from kgraph.build.staging import GRAPH_FILE
from kgraph.errors import OutputError
from kgraph.graph.difference import Changes, compare_graphs


@dataclass(frozen=True, slots=True)
class Tally:
    """How many came, went and changed."""

    added: int = 0
    removed: int = 0
    changed: int = 0

    def __str__(self) -> str:
        """Return the three with their signs.

        >>> str(Tally(1200, 1, 0))
        '+1,200 -1 ~0'
        """
        return f"+{self.added:,} -{self.removed:,} ~{self.changed:,}"


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How much of a graph a build changed; ``contradicted`` are pairs of claims, newly so."""

    entities: Tally = Tally()
    claims: Tally = Tally()
    contradicted: int = 0

    def summary(self) -> str:
        """Return one line for a person."""
        if self == ChangeCounts():
            return "The graph says what it said before."
        news = f", {self.contradicted:,} newly contradicted" if self.contradicted else ""
        return (
            f"Since the build before: {self.entities} entities, {self.claims} claims{news}. "
            "See them: kgraph diff."
        )


def note_changes(out: Path, staged: Path) -> ChangeCounts | None:
    """Return what changes when a staged graph replaces that of a folder, and keep the old one.

    Returns:
        ``None`` where there is no graph yet, or none that can be read any more.
    """
    old, new = out / GRAPH_FILE, staged / GRAPH_FILE
    if not old.is_file():
        return None
    if filecmp.cmp(old, new, shallow=False):
        return ChangeCounts()
    try:
        difference = compare_graphs(old, new)
    except OutputError:
        return None
    keep_previous(out)
    return ChangeCounts(
        entities=_tally(difference.entities),
        claims=_tally(difference.claims),
        contradicted=len(difference.contradicted),
    )


def _tally(changes: Changes[Any]) -> Tally:
    return Tally(len(changes.added), len(changes.removed), len(changes.changed))
