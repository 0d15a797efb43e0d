"""How much of a graph a build changed, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass


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
