"""What a source says: subject, predicate, object, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kgraph.model.decision import Decision
from kgraph.model.span import Span

ADDED_BY_HAND: Final = "added by a person"
"""The rule of evidence that no reading found: a person named its words."""

LEAST_CONFIDENCE: Final = 0.22
"""Confidence below which a claim is dropped where the settings say nothing else."""


class Polarity(StrEnum):
    """Whether the source affirms or denies the link."""

    AFFIRMED = "positive"
    NEGATED = "negative"


class Modality(StrEnum):
    """How the source puts the link."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    DESIRED = "desired"
    HYPOTHETICAL = "hypothetical"
    ASKED = "asked"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place that carries a claim.

    Spans are into the source of ``document_id``; ``quote`` is the verbatim words of ``span``.
    ``speaker`` refers to who says it (a chain before resolution, an entity after), ``None``
    in prose. ``start_ms`` is milliseconds into the recording. ``confidence`` is 0 to 1;
    ``rule`` names what found it.
    """

    document_id: str
    span: Span
    quote: str
    subject_span: Span
    object_span: Span | None = None
    speaker: str | None = None
    start_ms: int | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A link that a source states.

    ``subject``, ``object``, ``qualifier`` and each evidence's ``speaker`` refer to a chain of
    the document ("c12") before resolution and to an entity after it. Exactly one of
    ``object`` and ``value`` (a date or a number) is set. ``qualifier`` is the organisation in
    which a role is held. ``valid_from`` and ``valid_to`` are ISO 8601 dates of year, month
    or day precision: when it holds in the world. ``decision`` is that of the person who added
    or accepted it; a claim that a person added may do without evidence.
    """

    subject: str
    predicate: str
    object: str | None
    value: str | None
    evidence: tuple[Evidence, ...]
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    qualifier: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    decision: Decision | None = None

    def __post_init__(self) -> None:
        if (self.object is None) == (self.value is None):
            raise ValueError("a claim needs an object or a value, and not both")
        if not self.evidence and self.decision is None:
            raise ValueError("a claim needs evidence, or the decision of a person")

    @property
    def is_direct(self) -> bool:
        """Whether the link itself may be asserted: affirmed and stated as a fact."""
        return self.polarity is Polarity.AFFIRMED and self.modality is Modality.ASSERTED

    @property
    def confidence(self) -> float:
        """The highest confidence of its evidence, 0 to 1; what a person vouches for has 1."""
        if self.decision is not None:
            return 1.0
        return max(evidence.confidence for evidence in self.evidence)
