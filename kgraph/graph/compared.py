"""What two graphs are compared by: things and claims of a Turtle file, as plain records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isfinite
from sys import intern
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from kgraph.graph import vocabulary as v
from kgraph.graph.blocks import BlockFile
from kgraph.graph.describe import words_of
from kgraph.graph.short_names import iri_below

Node: TypeAlias = dict[str, list[str]]
"""IRIs and the texts of literals, by property."""

_FOLLOWED: Final = frozenset(
    str(each)
    for each in (
        *(v.SUBJECT, v.PREDICATE, v.OBJECT, v.QUALIFIER, v.HAS_EVIDENCE, v.CONTRADICTS),
        *(v.ATTRIBUTED_TO, v.SPEAKER, v.QUOTED_FROM, v.REPLACED_BY),
    )
)
_KEPT: Final = _FOLLOWED | {
    str(each)
    for each in (
        *(v.TYPE, v.PREF_LABEL, v.LABEL, v.ALT_LABEL, v.SAME_AS, v.MENTION_COUNT),
        *(v.POLARITY, v.MODALITY, v.VALID_FROM, v.VALID_TO, v.CONFIDENCE),
        *(v.QUOTE, v.START, v.START_TIME, v.PATH),
    )
}
_TYPE, _OBJECT, _MENTION_COUNT = str(v.TYPE), str(v.OBJECT), str(v.MENTION_COUNT)
_ENDS: Final = (str(v.SUBJECT), str(v.PREDICATE), _OBJECT)
_UNTOLD: Final = (b"<selector/", b"<membership/", b"<interval/", b"<instant/", b"<join/")
"""How blocks begin that say once more, for other programs, what is compared already."""


@dataclass(frozen=True, slots=True)
class ComparedEntity:
    """A thing; ``id`` is its IRI below the base of its graph, ``entity_type`` a local name."""

    id: str
    label: str
    entity_type: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    mention_count: int


@dataclass(frozen=True, slots=True)
class ComparedQuote:
    """The words of a source that carry a claim; ``start_s`` is seconds into the recording.

    ``speaker`` is what the speaker is called, ``speaker_id`` the id of the thing.
    """

    source: str
    start: int
    quote: str
    speaker: str | None
    start_s: float | None
    speaker_id: str | None = None


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """A claim with what its ends are called.

    ``target`` is the id of a thing, or a value as it is written. ``decided_by`` is who added or
    accepted it, ``contradicts`` the ids of claims.
    """

    id: str
    subject: str
    predicate: str
    target: str
    qualifier: str | None
    polarity: str
    modality: str
    valid_from: str | None
    valid_to: str | None
    confidence: float
    decided_by: str | None
    quotes: tuple[ComparedQuote, ...]
    contradicts: tuple[str, ...]
    labels: tuple[str, str, str, str | None]


@dataclass
class ComparedGraph:
    """Those parts of a graph that another has not, and what they speak of."""

    file: BlockFile
    nodes: dict[str, Node] = field(default_factory=lambda: defaultdict(dict))
    valued: set[str] = field(default_factory=set)  # claims that have a value instead of an object
    differing: frozenset[str] = frozenset()

    @classmethod
    def of(cls, file: BlockFile, blocks: Iterable[bytes]) -> ComparedGraph:
        """Return the graph of some blocks of a file.

        Raises:
            OutputError: they are not Turtle.
        """
        graph = cls(file)
        graph._add(file.parse(block for block in blocks if not block.startswith(_UNTOLD)))
        graph.differing = frozenset(graph.nodes)
        graph._follow()
        return graph

    def entities(self) -> tuple[dict[str, ComparedEntity], dict[str, ComparedEntity]]:
        """Return the things among what differs, and others that are spoken of, by their ids."""
        known = [iri for iri in sorted(self.nodes) if _MENTION_COUNT in self.nodes[iri]]
        return (
            {self.name(iri): self._entity(iri) for iri in known if iri in self.differing},
            {self.name(iri): self._entity(iri) for iri in known if iri not in self.differing},
        )

    def claims(self) -> tuple[list[ComparedClaim], list[ComparedClaim]]:
        """Return the claims among what differs, and others that contradict one of them.

        What has no subject, predicate or object is left out.
        """
        known = [iri for iri in sorted(self.nodes) if self._is_claim(iri)]
        return (
            [self._claim(iri) for iri in known if iri in self.differing],
            [self._claim(iri) for iri in known if iri not in self.differing],
        )

    def replaced(self) -> dict[str, str]:
        """Return which id leads to which other."""
        leads = ((iri, self._value(iri, v.REPLACED_BY)) for iri in self.differing)
        return {self.name(iri): self.name(to) for iri, to in leads if to is not None}

    def name(self, iri: str) -> str:
        """Return the id of what has an IRI: what follows the base, else the IRI."""
        return iri_below(self.file.base_iri, iri) or iri

    def _claim(self, iri: str) -> ComparedClaim:
        """Return the claim with an IRI."""
        ends = [self._value(iri, v.SUBJECT) or "", self._value(iri, v.OBJECT) or ""]
        predicate, qualifier = self._value(iri, v.PREDICATE) or "", self._value(iri, v.QUALIFIER)
        decided_by = self._value(iri, v.ATTRIBUTED_TO)
        places = self.nodes[iri].get(str(v.HAS_EVIDENCE), [])
        return ComparedClaim(
            id=self.name(iri),
            subject=self.name(ends[0]),
            predicate=predicate,
            target=self.name(ends[1]),
            qualifier=None if qualifier is None else self.name(qualifier),
            polarity=_local(self._value(iri, v.POLARITY) or ""),
            modality=_local(self._value(iri, v.MODALITY) or ""),
            valid_from=self._value(iri, v.VALID_FROM),
            valid_to=self._value(iri, v.VALID_TO),
            confidence=_number(self._value(iri, v.CONFIDENCE)),
            decided_by=None if decided_by is None else self._label(decided_by),
            quotes=tuple(sorted((self._quote(each) for each in places), key=_place)),
            contradicts=tuple(
                self.name(each) for each in self.nodes[iri].get(str(v.CONTRADICTS), [])
            ),
            labels=(
                self._label(ends[0]),
                words_of(self._label(predicate)),
                ends[1] if iri in self.valued else self._label(ends[1]),
                None if qualifier is None else self._label(qualifier),
            ),
        )

    def _add(self, triples: Iterable[Triple]) -> None:
        for triple in triples:
            predicate, target = intern(triple.predicate.value), triple.object
            if predicate in _KEPT and isinstance(target, NamedNode | Literal):
                subject = str(triple.subject)[1:-1]
                self.nodes[subject].setdefault(predicate, []).append(intern(target.value))
                if predicate == _OBJECT and isinstance(target, Literal):
                    self.valued.add(subject)

    def _follow(self) -> None:
        """Read what is spoken of, and what that speaks of, until all is there."""
        asked: set[str] = set()
        while missing := self._spoken_of() - self.nodes.keys() - asked:
            asked |= missing
            self._add(self.file.parse(self.file.blocks_of(missing)))

    def _spoken_of(self) -> set[str]:
        return {
            value
            for iri, node in self.nodes.items()
            for predicate in _FOLLOWED & node.keys()
            for value in node[predicate]
            if predicate != _OBJECT or iri not in self.valued
        }

    def _is_claim(self, iri: str) -> bool:
        node = self.nodes[iri]
        is_whole = all(place in node for place in _ENDS)
        return is_whole and str(v.CLAIM) in node.get(_TYPE, [])

    def _entity(self, iri: str) -> ComparedEntity:
        return ComparedEntity(
            id=self.name(iri),
            label=self._label(iri),
            entity_type=_local(self._value(iri, v.TYPE) or ""),
            aliases=self._values(iri, v.ALT_LABEL),
            same_as=self._values(iri, v.SAME_AS),
            mention_count=int(_number(self._value(iri, v.MENTION_COUNT))),
        )

    def _quote(self, iri: str) -> ComparedQuote:
        source, speaker = self._value(iri, v.QUOTED_FROM) or "", self._value(iri, v.SPEAKER)
        seconds = self._value(iri, v.START_TIME)
        return ComparedQuote(
            source=self._value(source, v.PATH) or self.name(source),
            start=int(_number(self._value(iri, v.START))),
            quote=self._value(iri, v.QUOTE) or "",
            speaker=None if speaker is None else self._label(speaker),
            start_s=None if seconds is None else _number(seconds),
            speaker_id=None if speaker is None else self.name(speaker),
        )

    def _label(self, name: str) -> str:
        """Return what a thing or property is called, else the end of its IRI."""
        return self._value(name, v.PREF_LABEL) or self._value(name, v.LABEL) or _local(name)

    def _value(self, iri: str, predicate: str) -> str | None:
        """Return a property's value, the first in order where there are several."""
        node = self.nodes.get(iri)
        found = node.get(str(predicate)) if node is not None else None
        return min(found) if found else None

    def _values(self, iri: str, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(self.nodes[iri].get(str(predicate), [])))


def _place(quote: ComparedQuote) -> tuple[str, int, str]:
    return (quote.source, quote.start, quote.quote)


def _local(iri: str) -> str:
    return iri.rstrip("#/").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _number(text: str | None) -> float:
    try:
        number = float(text or 0)
    except ValueError:
        return 0.0
    return number if isfinite(number) else 0.0
