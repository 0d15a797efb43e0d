"""Things as they are put together: the profiles that are taken for one, and what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kgraph.model import Join
from kgraph.resolution.profiles import Profile
from kgraph.resolution.spellings import letters_of

PERSON = "person"
_MOST_NAMES = 4


@dataclass(slots=True)
class Cluster:
    """Profiles that are taken for one thing, and the sum of what they say.

    ``names`` counts the mentions under each document's best name; ``keys`` are the letters of
    those names, ``aliases`` those of all names. ``joins`` tells why different names are one.
    ``entity_type`` and ``name`` are those of most mentions.
    """

    profiles: list[Profile]
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    neighbours: dict[str, float] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    facts: dict[str, set[str]] = field(default_factory=dict)
    joins: list[Join] = field(default_factory=list)
    entity_type: str = ""
    name: str = ""

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> Cluster:
        """Return the cluster of some profiles."""
        cluster = cls([])
        for profile in profiles:
            cluster._add(profile)
        cluster._count()
        return cluster

    def take(self, other: Cluster) -> None:
        """Take all that another cluster holds."""
        for profile in other.profiles:
            self._add(profile)
        self.joins += other.joins
        self._count()

    def _add(self, profile: Profile) -> None:
        weight = max(int(profile.chain.salience), 1)
        self.profiles.append(profile)
        self.names[profile.label] += weight
        self.types[profile.chain.entity_type] += weight
        self.documents.add(profile.place[0])
        self.keys.add(letters_of(profile.label))
        self.aliases.update(letters_of(label) for label in profile.chain.labels)
        self.neighbours.update(profile.neighbours)
        self.linked |= profile.linked
        for kind, values in profile.facts.items():
            self.facts.setdefault(kind, set()).update(values)

    def _count(self) -> None:
        self.entity_type = max(self.types, key=lambda name: (self.types[name], name))
        self.name = max(self.names, key=lambda name: (self.names[name], name))

    @property
    def is_named(self) -> bool:
        """Whether it goes by a name, and not by a word of the language."""
        return self.profiles[0].is_named

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
    def order(self) -> tuple[int, str, int]:
        """What clusters are sorted by: the largest first, then by the first document."""
        document, number = min(profile.place for profile in self.profiles)
        return (-self.size, document, number)


def by_size(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return clusters, the largest first."""
    return sorted(clusters, key=lambda cluster: cluster.order)
