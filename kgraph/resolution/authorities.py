"""What an authority file says of entities: which thing elsewhere each of them is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgraph.model import AuthorityRecord, AuthorityStatus, Corpus, Entity, Problem
from kgraph.model.folding import fold

_Place = tuple[str, str]
_Index = dict[_Place, list[Entity]]


def link_authorities(corpus: Corpus, records: Iterable[AuthorityRecord]) -> Corpus:
    """Return the corpus with what the accepted records say in ``Entity.same_as``.

    A record speaks of the entity of its type that its label names: by id, else by canonical
    label, else by alias; where the label names none, of the one that its aliases name. Case
    and white space do not matter. A record that may mean several entities equally well links
    none and is a problem; one that means none is passed over, as authority files hold more
    than one graph needs.
    """
    tiers = _tiers(corpus.entities)
    iris: dict[str, set[str]] = defaultdict(set)
    problems: list[Problem] = []
    for record in records:
        if record.status is not AuthorityStatus.ACCEPTED:
            continue
        meant = _meant(record, tiers)
        if len(meant) > 1:
            problems.append(_undecided(record, meant))
        for entity_id in meant if len(meant) == 1 else ():
            iris[entity_id].add(record.iri)
    return replace(
        corpus,
        entities=tuple(_linked(entity, iris.get(entity.id, set())) for entity in corpus.entities),
        problems=tuple(sorted({*corpus.problems, *problems})),
    )


def _tiers(entities: Iterable[Entity]) -> tuple[_Index, _Index, _Index]:
    """Return entities by type and name: ids, canonical labels, and aliases."""
    by_id: _Index = defaultdict(list)
    by_label: _Index = defaultdict(list)
    by_alias: _Index = defaultdict(list)
    for entity in entities:
        for index, names in (
            (by_id, (entity.id, *entity.former_ids)),
            (by_label, (entity.canonical_label,)),
            (by_alias, entity.aliases),
        ):
            for name in {fold(name) for name in names}:
                index[entity.entity_type, name].append(entity)
    return by_id, by_label, by_alias


def _meant(record: AuthorityRecord, tiers: Sequence[_Index]) -> list[str]:
    """Return the ids of the entities that a record names best, sorted."""
    for names in ((record.label,), record.aliases):
        for index in tiers:
            places = [(record.entity_type, fold(name)) for name in names]
            found = {entity.id for place in places for entity in index.get(place, ())}
            if found:
                return sorted(found)
    return []


def _undecided(record: AuthorityRecord, meant: Sequence[str]) -> Problem:
    message = (
        f"{record.label!r} may be {' or '.join(meant)}, so it is linked to none of them. "
        "Write the id of the one that is meant in place of the label, or merge them."
    )
    return Problem(record.place, message)


def _linked(entity: Entity, iris: set[str]) -> Entity:
    if not iris:
        return entity
    return replace(entity, same_as=tuple(sorted(iris.union(entity.same_as))))
