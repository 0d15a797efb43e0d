"""What people decided about the graph, as plain data: the content of ``data/curation.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kgraph.model import Decision, Modality, Polarity
from kgraph.model.identifiers import entity_id


@dataclass(frozen=True, slots=True)
class EntityRef:
    """How a decision names an entity: by its id, by type and label, or by both.

    With both, the decision still finds its entity when one of them changes.
    """

    id: str | None = None
    entity_type: str | None = None
    label: str | None = None

    def __post_init__(self) -> None:
        if self.id is None and (self.entity_type is None or self.label is None):
            raise ValueError("an entity is named by its id, or by type and label")

    @property
    def keys(self) -> frozenset[str]:
        """The ids that it names: the one it gives, and the one that type and label give.

        Of two things with one type and label, the id of one says more than both; only that counts.
        """
        derived = self._derived
        if self.id is not None and (not derived or self.names_homonym):
            return frozenset({self.id})
        return frozenset({self.id or derived, derived})

    @property
    def names_homonym(self) -> bool:
        """Whether its id tells it from another thing of the same type and label."""
        return bool(self._derived) and (self.id or "").startswith(f"{self._derived}-")

    @property
    def _derived(self) -> str:
        return entity_id(self.entity_type, self.label) if self.entity_type and self.label else ""

    @property
    def shown(self) -> str:
        """What messages call it."""
        return self.label or self.id or ""


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """How a decision names a claim, or what it adds.

    What is ``None`` may be anything, but for ``object`` and ``value``, of which one is set.
    With ``quote`` only the places where these words state the claim are meant.
    """

    subject: EntityRef
    predicate: str
    object: EntityRef | None = None
    value: str | None = None
    qualifier: EntityRef | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    quote: str | None = None

    def __post_init__(self) -> None:
        if (self.object is None) == (self.value is None):
            raise ValueError("a claim is named by its object or its value, and not by both")

    @property
    def entities(self) -> tuple[EntityRef, ...]:
        """All entities that it names."""
        named = (self.subject, self.object, self.qualifier)
        return tuple(each for each in named if each is not None)

    @property
    def shown(self) -> str:
        """What messages call it."""
        target = self.object.shown if self.object else self.value
        return f"{self.subject.shown} {self.predicate.removeprefix('open:')} {target}"


@dataclass(frozen=True, slots=True)
class Merge:
    """All of these are one thing, which keeps type and label of the first."""

    entities: tuple[EntityRef, ...]
    made: Decision
    line: int = 0


@dataclass(frozen=True, slots=True)
class Split:
    """What has these labels, or stands in these sources, is another thing: ``into``.

    With both, what has one of the labels in one of the sources.
    """

    entity: EntityRef
    into: EntityRef
    made: Decision
    labels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rename:
    """The entity is called ``label``; what it was called becomes an alias."""

    entity: EntityRef
    label: str
    made: Decision
    line: int = 0


@dataclass(frozen=True, slots=True)
class Retype:
    """The entity is of another type."""

    entity: EntityRef
    entity_type: str
    made: Decision
    line: int = 0


@dataclass(frozen=True, slots=True)
class RejectEntity:
    """This is no thing: it goes, and its claims with it."""

    entity: EntityRef
    made: Decision
    line: int = 0


@dataclass(frozen=True, slots=True)
class RejectClaim:
    """The sources do not say this; with a quote, these words do not."""

    claim: ClaimRef
    made: Decision
    line: int = 0


@dataclass(frozen=True, slots=True)
class Accept:
    """The sources do say this."""

    claim: ClaimRef
    made: Decision
    line: int = 0


@dataclass(frozen=True, slots=True)
class Add:
    """This is so. Entities that are not there yet are made.

    ``source`` is the name of the source that says so, in the words of ``claim.quote``.
    """

    claim: ClaimRef
    made: Decision
    source: str | None = None
    line: int = 0


OfEntities: TypeAlias = Merge | Split | Rename | Retype | RejectEntity
OfClaims: TypeAlias = RejectClaim | Accept | Add
Entry: TypeAlias = OfEntities | OfClaims


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions in the order of the file. ``place`` is what messages call the file."""

    entries: tuple[Entry, ...] = ()
    place: str = "data/curation.toml"


def entities_of(entry: Entry) -> tuple[EntityRef, ...]:
    """Return the entities that a decision is about, the new one of a split not among them."""
    if isinstance(entry, Merge):
        return entry.entities
    if isinstance(entry, RejectClaim | Accept | Add):
        return entry.claim.entities
    return (entry.entity,)


def describe_entry(entry: Entry) -> str:
    """Return a decision in one line: what is decided, by whom, when and why."""
    match entry:
        case Merge():
            first, *others = [entity.shown for entity in entry.entities]
            what = f"merge {', '.join(others)} into {first}"
        case Split():
            parts = ", ".join((*entry.labels, *entry.sources))
            what = f"split {parts} off {entry.entity.shown} as {entry.into.shown}"
        case Rename():
            what = f"rename {entry.entity.shown} to {entry.label}"
        case Retype():
            what = f"retype {entry.entity.shown} as {entry.entity_type}"
        case RejectEntity():
            what = f"reject {entry.entity.shown}"
        case _:
            kind = {RejectClaim: "reject", Accept: "accept", Add: "add"}[type(entry)]
            quote = f" (“{entry.claim.quote}”)" if entry.claim.quote else ""
            what = f"{kind} {entry.claim.shown}{quote}"
    when = f", {entry.made.on}" if entry.made.on else ""
    why = f": {entry.made.why}" if entry.made.why else ""
    return f"{what} [{entry.made.by}{when}]{why}"
