"""The types and links that kgraph knows, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kgraph.model import Span

OWL_THING = "http://www.w3.org/2002/07/owl#Thing"


@dataclass(frozen=True, slots=True)
class EntityType:
    """A class of the ontology. ``name`` is the local name that ``kgraph extract`` prints.

    ``parent`` is the local name of the class above, ``None`` at the top.
    """

    name: str
    iri: str
    label: str
    definition: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its marked subject and object (``None`` in a counter-example without).

    Spans are into ``text``, which carries no marks any more.
    """

    text: str
    subject: Span | None
    object: Span | None


@dataclass(frozen=True, slots=True)
class Assertion:
    """The triple that stands for a positive, asserted claim.

    ``iri`` is the property; with ``reverse`` the claim's object comes first.
    ``subject_type`` limits it to claims about that entity type (``None``: any).
    """

    iri: str
    reverse: bool = False
    subject_type: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """The ontology's definition of a predicate.

    ``domain`` and ``range`` are local names of entity types, empty where anything goes.
    ``literal`` is ``date`` where the object is a value, else ``None``. ``symmetric`` relations
    hold in both directions. ``assertions`` are tried in order; the first that fits applies.
    """

    name: str
    iri: str
    label: str
    definition: str
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    literal: str | None = None
    symmetric: bool = False
    assertions: tuple[Assertion, ...] = ()
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything under ``ontology/``: types and relations by local name, in name order.

    ``sha256`` is the hash of the files it was loaded from. ``namespace`` is the IRI that a
    minted property (``open:<phrase>``) starts with.
    """

    namespace: str
    entity_types: dict[str, EntityType] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    sha256: str = ""

    def with_wider(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return types and those above them: a name is often known only by the wider type."""
        found: set[str] = set()
        open_names = list(names)
        while open_names:
            name = open_names.pop()
            known = self.entity_types.get(name)
            if known is not None and known.parent is not None and known.parent not in found:
                open_names.append(known.parent)
            found.add(name)
        return tuple(sorted(found))
