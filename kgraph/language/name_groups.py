"""The names and terms of one document by their spelling: what is spelt alike stands together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span

from kgraph.language.mentions import Candidate, name_key
from kgraph.model import KnownName, Participant


@dataclass(slots=True)
class Group:
    """Candidates under one key while chains are being built.

    ``labels`` counts the spellings; ``fixed`` is a spelling that outranks all counts.
    ``is_gone_to`` says that a preposition stands before it somewhere, as before places.
    """

    key: str
    labels: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    fixed: str | None = None
    named: bool = False
    is_gone_to: bool = False

    @property
    def label(self) -> str:
        """The spelling shown: the fixed one, else the most frequent, the longer of equals."""
        if self.fixed:
            return self.fixed
        return max(self.labels, key=lambda label: (self.labels[label], len(label), label))

    @property
    def count(self) -> int:
        """How often it is named."""
        return sum(self.labels.values())

    @property
    def entity_type(self) -> str:
        """The type most mentions agree on; a concept only when nothing better is there."""
        return max(self.types, key=lambda kind: (self.types[kind], kind != "concept", kind))


def group_candidates(
    candidates: Iterable[Candidate],
    roster: Sequence[Participant],
    *,
    known_names: Sequence[KnownName],
) -> dict[str, Group]:
    """Return groups by key: roster first, then known names, then what the text names."""
    groups: dict[str, Group] = {}
    for person in roster:
        _fix(groups, person.label, label=person.label, entity_type="person")
    for candidate in candidates:
        group = groups.setdefault(candidate.key, Group(candidate.key))
        group.labels[candidate.label] += 1
        group.types[candidate.entity_type] += 1
        group.named = group.named or candidate.named
        group.is_gone_to = group.is_gone_to or _follows_preposition(candidate.span)
    for known in known_names:
        if name_key(known.label) in groups or any(
            name_key(name) in groups for name in known.aliases
        ):
            _fix(groups, known.label, label=known.label, entity_type=known.entity_type)
    return groups


def _follows_preposition(span: Span) -> bool:
    opens = span.start == 0 or span[0].is_sent_start
    return not opens and span.doc[span.start - 1].pos_ == "ADP"


def _fix(groups: dict[str, Group], name: str, *, label: str, entity_type: str | None) -> None:
    group = groups.setdefault(name_key(name), Group(name_key(name)))
    group.fixed = label
    group.named = True
    if entity_type:
        group.types[entity_type] += 1000
