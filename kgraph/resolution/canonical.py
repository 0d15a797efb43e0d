"""What a thing is called, of what type it is, and the id that follows from both."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.model import ChainPlace, Entity, Join
from kgraph.model.identifiers import entity_id, hash_text, slug
from kgraph.resolution.clusters import Cluster
from kgraph.resolution.profiles import PlacedDocument
from kgraph.resolution.spellings import letters_of, words_of

DocumentNames = Callable[[PlacedDocument], str]
"""Gives the id of a document for what clusters tell documents apart by."""


@dataclass(frozen=True, slots=True)
class Named:
    """A cluster with its label, its type and its id."""

    cluster: Cluster
    label: str
    entity_type: str
    id: str


def name_clusters(clusters: Sequence[Cluster]) -> list[Named]:
    """Return clusters with labels, types and ids; no two have the same id."""
    styles = [label_of(cluster) for cluster in clusters]
    plain = ((number, name) for number, (_, name) in enumerate(styles))
    return [
        Named(clusters[number], styles[number][0], clusters[number].entity_type, chosen)
        for number, chosen in choose_ids(plain, clusters.__getitem__)
    ]


def choose_ids(
    plain_ids: Iterable[tuple[int, str]],
    get_cluster: Callable[[int], Cluster],
    *,
    document_name: DocumentNames = str,
) -> Iterator[tuple[int, str]]:
    """Yield the ids of clusters, by their numbers.

    Of things with the same type and label the one that comes first keeps the plain id; the ids of
    the others end in what they are linked to, or else in a hash of their first document.

    Args:
        plain_ids: What type and label make of each cluster, the largest first.
        get_cluster: Gives a cluster by its number.
        document_name: Gives the ids of documents.
    """
    taken: set[str] = set()
    for number, chosen in plain_ids:
        if chosen in taken:
            longer = _longer_ids(get_cluster(number), chosen, document_name=document_name)
            chosen = next(each for each in longer if each not in taken)
        taken.add(chosen)
        yield number, chosen


def entities_of(named: Sequence[Named]) -> tuple[Entity, ...]:
    """Return the entities, sorted, each with its aliases and with why they are one."""
    ids = {each.id for each in named}
    claimed = Counter(former for each in named for former in other_ids(each))
    entities = []
    for each in named:
        free = [f for f in other_ids(each) if f not in ids and claimed[f] == 1]
        entities.append(entity_of(each, former_ids=free))
    return tuple(sorted(entities))


def entity_of(
    named: Named, *, former_ids: Iterable[str], document_name: DocumentNames = str
) -> Entity:
    """Return the entity that a named cluster is.

    Args:
        named: The cluster.
        former_ids: Those of its other ids that nothing else has.
        document_name: Gives the ids of documents.
    """
    salience = math.fsum(named.cluster.salience)
    return Entity(
        id=named.id,
        entity_type=named.entity_type,
        canonical_label=named.label,
        aliases=tuple(sorted(named.cluster.labels - {named.label})),
        mention_count=int(salience),
        salience=salience,
        joins=_joins(named.cluster, document_name),
        former_ids=tuple(sorted(former_ids)),
    )


def label_of(cluster: Cluster) -> tuple[str, str]:
    """Return the best label of a cluster, and the id that follows from it and the type."""
    label = _best_label(cluster)
    return label, entity_id(cluster.entity_type, label)


def _best_label(cluster: Cluster) -> str:
    """Return the best-attested full name: a name of several words before a single one."""
    attested = cluster.attested
    if len(attested) == 1:
        return next(iter(attested))
    return max(
        attested, key=lambda label: (_is_full(label, attested), attested[label], len(label), label)
    )


def _is_full(label: str, attested: Iterable[str]) -> bool:
    """Say whether a name has several words, and none of its spellings has them in one."""
    same = (other for other in attested if letters_of(other) == letters_of(label))
    return all(len(words_of(other)) > 1 for other in same)


def _longer_ids(cluster: Cluster, plain: str, *, document_name: DocumentNames) -> Iterator[str]:
    for name in sorted(cluster.linked):
        yield f"{plain}-{slug(name)}"
    document, number = cluster.first
    yield f"{plain}-{hash_text(document_name(document), str(number), length=8)}"


def other_ids(named: Named) -> set[str]:
    """Return the ids that it would have, were one of its documents read alone."""
    return {entity_id(*style) for style in named.cluster.styles} - {named.id}


def _joins(cluster: Cluster, document_name: DocumentNames) -> tuple[Join, ...]:
    """Return why its names are one thing's, each reason with the first document that gives it."""
    first = {
        reason: replace(join, document_id=document_name(place[0]))
        for reason, (place, join) in cluster.reasons.items()
    }
    for join in cluster.joins:
        first.setdefault((join.label, join.to, join.reason), join)
    return tuple(sorted(first.values(), key=lambda join: join.key))


def id_by_place(named: Iterable[Named]) -> Mapping[ChainPlace, str]:
    """Return the id of the entity of each chain."""
    return {
        (str(document), number): each.id
        for each in named
        for document, number in each.cluster.places
    }
