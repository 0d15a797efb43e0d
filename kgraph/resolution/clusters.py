"""Things as they are put together: chains that are taken for one, and the sum of what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kgraph.model import CoreferenceChain, Join
from kgraph.resolution.exact_sums import Parts, with_value
from kgraph.resolution.profiles import PERSON, Place, PlacedDocument, Profile
from kgraph.resolution.spellings import is_cut_from, letters_of

_MOST_NAMES = 4
_PROSE_COUNTS = 5
"""A spelling in prose counts as much as so many of a transcript: a recogniser mishears."""

Reason = tuple[str, str, str]


def no_counts() -> Counter[str]:
    """Return an empty ``Counter``, whose own ways to begin take ten times as long."""
    return Counter.__new__(Counter)


@dataclass(slots=True)
class Cluster:
    """Chains that are taken for one thing, and the sum of what they say.

    ``places`` are the chains; whoever notes elsewhere which they are may take them away.
    ``first`` is the first of them, ``is_spoken`` says that all are of transcripts.
    ``names`` counts the mentions under each document's best name, ``attested`` too, but more for
    prose; ``keys`` are the letters of those names, ``aliases`` those of all ``labels`` but what is
    a longer name cut short, which may be another's.
    ``styles`` are the types and best names together. ``joins`` tells why different names are one,
    ``reasons`` why those of one document are, and where that is first said.
    ``entity_type`` and ``name`` are those of most mentions.
    """

    places: list[Place]
    first: Place
    is_named: bool
    is_spoken: bool = True
    names: Counter[str] = field(default_factory=no_counts)
    attested: Counter[str] = field(default_factory=no_counts)
    types: Counter[str] = field(default_factory=no_counts)
    documents: set[PlacedDocument] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    styles: set[tuple[str, str]] = field(default_factory=set)
    neighbours: dict[str, float] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    facts: dict[str, set[str]] = field(default_factory=dict)
    joins: list[Join] = field(default_factory=list)
    reasons: dict[Reason, tuple[Place, Join]] = field(default_factory=dict)
    salience: Parts = ()
    entity_type: str = ""
    name: str = ""

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> Cluster:
        """Return the cluster of some profiles, at least one."""
        cluster = cls([], profiles[0].place, profiles[0].is_named)
        for profile in profiles:
            cluster._add(profile)
        cluster._count()
        return cluster

    def take(self, other: Cluster) -> None:
        """Take all that another cluster holds."""
        self.places += other.places
        self.first = min(self.first, other.first)
        self.is_spoken = self.is_spoken and other.is_spoken
        _add_all(self.names, other.names)
        _add_all(self.attested, other.attested)
        _add_all(self.types, other.types)
        self.documents |= other.documents
        self.keys |= other.keys
        self.labels |= other.labels
        self.aliases |= other.aliases
        self.styles |= other.styles
        self.neighbours.update(other.neighbours)
        self.linked |= other.linked
        for kind, values in other.facts.items():
            self.facts.setdefault(kind, set()).update(values)
        self.joins += other.joins
        for reason, (place, join) in other.reasons.items():
            self._note(reason, place, join=join)
        for part in other.salience:
            self.salience = with_value(self.salience, part)
        self._count()

    def add(self, profile: Profile) -> None:
        """Take a chain."""
        self._add(profile)
        self._count()

    def _add(self, profile: Profile) -> None:
        chain, label, place = profile.chain, profile.label, profile.place
        weight = profile.weight
        self.places.append(place)
        self.first = min(self.first, place)
        self.is_spoken = self.is_spoken and profile.is_spoken
        attested = weight * (1 if profile.is_spoken else _PROSE_COUNTS)
        self.names[label] = self.names.get(label, 0) + weight
        self.attested[label] = self.attested.get(label, 0) + attested
        self.types[chain.entity_type] = self.types.get(chain.entity_type, 0) + weight
        self.documents.add(place[0])
        self.keys.add(letters_of(label))
        self.labels.update(chain.labels)
        self.aliases.update(map(letters_of, _names_told(chain)))
        self.styles.add((chain.entity_type, label))
        self.neighbours.update(profile.neighbours)
        self.linked |= profile.linked
        for kind, values in profile.facts.items():
            self.facts.setdefault(kind, set()).update(values)
        for join in chain.joins:
            self._note((join.label, join.to, join.reason), place, join=join)
        self.salience = with_value(self.salience, float(chain.salience))

    def _note(self, reason: Reason, place: Place, *, join: Join) -> None:
        known = self.reasons.get(reason)
        if known is None or place < known[0]:
            self.reasons[reason] = (place, join)

    def _count(self) -> None:
        self.entity_type = _most(self.types)
        self.name = _most(self.names)

    @property
    def frequent_names(self) -> list[str]:
        """The names of most mentions, the most frequent first."""
        if len(self.names) == 1:
            return [self.name]
        return sorted(self.names, key=lambda name: (-self.names[name], name))[:_MOST_NAMES]

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.entity_type == PERSON

    @property
    def size(self) -> int:
        """How many mentions it has."""
        return sum(self.names.values())

    @property
    def order(self) -> tuple[int, Place]:
        """What clusters are sorted by: the largest first, then by the first chain."""
        return (-self.size, self.first)


def by_size(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return clusters, the largest first."""
    return sorted(clusters, key=lambda cluster: cluster.order)


def swept_name(cluster: Cluster) -> str:
    """Return the name of most mentions: each of two things may be misheard in ways of its own."""
    return letters_of(cluster.name)


def _names_told(chain: CoreferenceChain) -> list[str]:
    """Return the names that the text gives, without what is but its longest one cut short."""
    joined = {name for join in chain.joins for name in (join.label, join.to)}
    first = chain.labels[0]
    return [each for each in chain.labels if each in joined or not is_cut_from(each, first)]


def _add_all(counts: Counter[str], more: Counter[str]) -> None:
    for name, count in more.items():  # Counter.update asks what it is given, each time
        counts[name] = counts.get(name, 0) + count


def _most(counts: Counter[str]) -> str:
    if len(counts) == 1:
        return next(iter(counts))
    return max(counts, key=lambda name: (counts[name], name))
