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
        if not self:
            return "The graph says what it said before."
        return f"Since the build before: {self}. See them: kgraph diff."

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return self != ChangeCounts()

    def __str__(self) -> str:
        """Return the numbers.

        >>> str(ChangeCounts(Tally(1, 0, 0), Tally(2, 0, 1), contradicted=1))
        '+1 -0 ~0 entities, +2 -0 ~1 claims, 1 newly contradicted'
        """
        news = f", {self.contradicted:,} newly contradicted" if self.contradicted else ""
        return f"{self.entities} entities, {self.claims} claims{news}"


@dataclass(frozen=True, slots=True)
class Shrink:
    """What a build would drop though nobody took it out.

    ``lost`` of ``had`` are claims of sources that did not change, each counted where it is said;
    ``vouched`` are decisions about claims that no longer find theirs. ``causes`` is what is not
    as it was at the last build.
    """

    lost: int = 0
    had: int = 0
    vouched: int = 0
    causes: tuple[str, ...] = ()

    def summary(self) -> str:
        """Return a line for a person."""
        parts = []
        if self.lost:
            share = f"{100 * self.lost / self.had:.0f} %"
            parts.append(
                f"{self.lost:,} of {self.had:,} claims ({share}) of sources that did not change"
            )
        if self.vouched:
            parts.append(f"{self.vouched:,} that people vouch for")
        since = f" Since the last build {_listed(self.causes)} changed." if self.causes else ""
        return (
            f"Nothing was written, since this build would drop {' and '.join(parts)}.{since} "
            "Undo that, or build with --accept-shrink."
        )


def _listed(words: tuple[str, ...]) -> str:
    """Return words as a list in a sentence.

    >>> _listed(("the ontology", "the known names", "a setting"))
    'the ontology, the known names and a setting'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
