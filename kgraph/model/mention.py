"""What a document speaks of, before it is known which mentions are one thing."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.model.decision import Join
from kgraph.model.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the source that refers to something.

    ``head`` is the smallest span that identifies it, complements left out. ``text`` is how it
    reads (no time code inside). ``entity_type`` is a local name of the ontology. ``named`` is
    false for pronouns and descriptions. ``chain`` numbers the document's coreference chain it
    belongs to.
    """

    span: Span
    head: Span
    text: str
    entity_type: str
    named: bool
    chain: int


@dataclass(frozen=True, slots=True)
class CoreferenceChain:
    """Mentions in one document that refer to the same thing.

    ``labels`` are its names as read, best first; ``entity_type`` the type they agree on.
    ``salience`` is how much of the document is about it: 0 or more, no upper bound.
    ``is_phrase``: neither a name nor a recurring term, only noun phrases; worth nothing by itself.
    ``is_term``: its best label reads like a term of some field, and is worth a node even so.
    ``joins`` tells why its names are one thing's.
    """

    number: int
    entity_type: str
    labels: tuple[str, ...]
    salience: float = 0.0
    is_phrase: bool = False
    is_term: bool = False
    joins: tuple[Join, ...] = ()
