"""What a thing is called, of what type it is, and the id that follows from both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.model import ChainPlace, Entity, Join
from kgraph.model.identifiers import entity_id, hash_text, slug
from kgraph.resolution.clusters import Cluster
from kgraph.resolution.spellings import letters_of, words_of

_PROSE_COUNTS = 5
"""A spelling in prose counts as much as so many of a transcript: a recogniser mishears."""


@dataclass(frozen=True, slots=True)
class Named:
    """A cluster with its label, its type and its id."""

    cluster: Cluster
    label: str
    entity_type: str
    id: str


def name_clusters(clusters: Sequence[Cluster]) -> list[Named]:
    """Return clusters with labels, types and ids; no two have the same id.

    Of things with the same type and label the one that comes first keeps the plain id; the ids of
    the others end in what they are linked to, or else in a hash of their first document.
    """
    taken: set[str] = set()
    named = []
    for cluster in clusters:
        label, entity_type = _label_of(cluster), cluster.entity_type
        chosen = next(
            each
            for each in _possible_ids(cluster, label=label, entity_type=entity_type)
            if each not in taken
        )
        taken.add(chosen)
        named.append(Named(cluster, label, entity_type, chosen))
    return named


def entities_of(named: Sequence[Named]) -> tuple[Entity, ...]:
    """Return the entities, sorted, each with its aliases and with why they are one."""
    ids = {each.id for each in named}
    claimed = Counter(former for each in named for former in _other_ids(each))
    entities = []
    for each in named:
        free = [f for f in _other_ids(each) if f not in ids and claimed[f] == 1]
        entities.append(_entity(each, former_ids=tuple(sorted(free))))
    return tuple(sorted(entities))


def _entity(named: Named, *, former_ids: tuple[str, ...]) -> Entity:
    profiles = named.cluster.profiles
    names = {label for profile in profiles for label in profile.chain.labels}
    salience = sum(profile.chain.salience for profile in profiles)
    return Entity(
        id=named.id,
        entity_type=named.entity_type,
        canonical_label=named.label,
        aliases=tuple(sorted(names - {named.label})),
        mention_count=int(salience),
        salience=salience,
        joins=_joins(named.cluster),
        former_ids=former_ids,
    )


def _label_of(cluster: Cluster) -> str:
    """Return the best-attested full name: a name of several words before a single one."""
    attested: Counter[str] = Counter()
    for profile in cluster.profiles:
        weight = max(int(profile.chain.salience), 1) * (1 if profile.is_spoken else _PROSE_COUNTS)
        attested[profile.label] += weight
    return max(
        attested, key=lambda label: (_is_full(label, attested), attested[label], len(label), label)
    )


def _is_full(label: str, attested: Iterable[str]) -> bool:
    """Say whether a name has several words, and none of its spellings has them in one."""
    same = (other for other in attested if letters_of(other) == letters_of(label))
    return all(len(words_of(other)) > 1 for other in same)


def _possible_ids(cluster: Cluster, *, label: str, entity_type: str) -> Iterable[str]:
    plain = entity_id(entity_type, label)
    yield plain
    for name in sorted(cluster.linked):
        yield f"{plain}-{slug(name)}"
    document, number = min(profile.place for profile in cluster.profiles)
    yield f"{plain}-{hash_text(document, str(number), length=8)}"


def _other_ids(named: Named) -> set[str]:
    """Return the ids that it would have, were one of its documents read alone."""
    names = {(profile.chain.entity_type, profile.label) for profile in named.cluster.profiles}
    return {entity_id(*name) for name in names} - {named.id}


def _joins(cluster: Cluster) -> tuple[Join, ...]:
    """Return why its names are one thing's, each reason with the first document that gives it."""
    first: dict[tuple[str, str, str], Join] = {}
    for profile in sorted(cluster.profiles, key=lambda each: each.place):
        for join in profile.chain.joins:
            found = replace(join, document_id=profile.place[0])
            first.setdefault((join.label, join.to, join.reason), found)
    for join in cluster.joins:
        first.setdefault((join.label, join.to, join.reason), join)
    return tuple(sorted(first.values(), key=lambda join: join.key))


def id_by_place(named: Iterable[Named]) -> Mapping[ChainPlace, str]:
    """Return the id of the entity of each chain."""
    return {profile.place: each.id for each in named for profile in each.cluster.profiles}
