"""A link as a finder reads it off the words, before it is settled who says it and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kgraph.extraction.sentences import Place
from kgraph.model import Modality, Polarity

OPEN: Final = "open:"
"""What the names of links begin with that no ontology names."""


@dataclass(frozen=True, slots=True)
class LinkTokens:
    """Where a link stands in the Doc, as token numbers.

    ``subject`` and ``object`` are the roots of the two phrases (``object`` may be the root of a
    date). ``anchor`` is the word that carries the link: the verb or noun of "[Ana] joined [the
    Guild]"; where a finder knows none it is the word that joins the two in the tree.
    """

    subject: int
    object: int
    anchor: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What a finder has found: ``subject predicate object`` or ``subject predicate value``.

    ``polarity`` and ``modality`` are set only where the finder knows better than the rules that
    are applied to every draft. ``rule`` names the finder, ``confidence`` is 0 to 1,
    ``qualifier`` is the organisation of a role. ``source`` is who is said to say it. ``likeness``
    is there where the link was found by how like its examples it is: how likely it is by that
    alone.
    """

    predicate: str
    subject: Place
    object: Place | None
    value: str | None
    tokens: LinkTokens
    rule: str
    confidence: float
    qualifier: Place | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    source: Place | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    likeness: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether no ontology names the link."""
        return self.predicate.startswith(OPEN)
