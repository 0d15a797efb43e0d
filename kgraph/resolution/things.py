"""Entities while decisions are applied to them: joined, renamed, and found under any name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kgraph.model import ChainPlace, Corpus, Entity, Join
from kgraph.model.folding import fold
from kgraph.model.identifiers import entity_id
from kgraph.resolution.ledger import EntityRef


@dataclass(slots=True, eq=False)
class Thing:
    """One entity and the chains that are it.

    ``into`` is the thing that it was joined to. ``rejected_by`` is the line of the decision that
    rejected it. ``decided`` gives the line of the last rename and the last retype.
    ``added`` marks what a person brought in: it stays only while a claim speaks of it.
    """

    entity: Entity
    places: set[ChainPlace] = field(default_factory=set)
    into: Thing | None = None
    rejected_by: int | None = None
    decided: dict[str, int] = field(default_factory=dict)
    added: bool = False

    @property
    def now(self) -> Thing:
        """What it has become part of, itself where it stands alone."""
        thing = self
        while thing.into is not None:
            thing = thing.into
        return thing

    @property
    def is_there(self) -> bool:
        """Whether it is an entity of its own."""
        return self.into is None and self.rejected_by is None


class Things:
    """All things of a corpus, found by id, by type and label, or by a former or other name."""

    def __init__(self, corpus: Corpus) -> None:
        self._by_id: dict[str, Thing] = {}
        self._by_label: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self._by_other: dict[str, list[Thing]] = defaultdict(list)
        for entity in corpus.entities:
            self.add(Thing(entity))
        for place, name in corpus.entity_by_chain.items():
            self._by_id[name].places.add(place)

    def add(self, thing: Thing) -> None:
        """Make a thing, or the new names of a thing, known."""
        entity = thing.entity
        self._by_id[entity.id] = thing
        self._by_label[entity.entity_type, fold(entity.canonical_label)].append(thing)
        for alias in entity.aliases:
            self._by_other[entity_id(entity.entity_type, alias)].append(thing)
        for former in entity.former_ids:
            self._by_other[former].append(thing)

    def find(self, ref: EntityRef) -> list[Thing]:
        """Return what a decision names: by id, else by type and label, else as formerly or also.

        Whatever was rejected meanwhile is found too, so that it can be told from what is not
        there at all.
        """
        return self.find_named(ref) or _distinct(
            thing.now for key in sorted(ref.keys) for thing in self._by_other.get(key, ())
        )

    def find_named(self, ref: EntityRef) -> list[Thing]:
        """Return what has this id, else what is of this type and called so.

        The id of one of several things called so is never taken for another of them.
        """
        known = self._by_id.get(ref.id or "")
        if known is not None and known.entity.id == ref.id and known.into is None:
            return [known]
        if ref.names_homonym:
            return []
        key = ref.entity_type or "", fold(ref.label or "")
        return _distinct(
            thing
            for thing in self._by_label.get(key, ())
            if thing.into is None and _label_key(thing.entity) == key
        )

    def with_id(self, name: str) -> Thing | None:
        """Return the thing that has an id now."""
        thing = self._by_id.get(name)
        return thing if thing is not None and thing.is_there and thing.entity.id == name else None

    def live(self) -> list[Thing]:
        """Return all that are entities of their own, sorted by id."""
        there = {id(thing): thing for thing in self._by_id.values() if thing.is_there}
        return sorted(there.values(), key=lambda thing: thing.entity.id)

    def join(self, thing: Thing, other: Thing, *, join: Join) -> None:
        """Make two things one, which keeps type and label of the first."""
        first, second = thing.entity, other.entity
        names = {*first.aliases, *second.aliases, second.canonical_label}
        thing.entity = replace(
            first,
            aliases=tuple(sorted(names - {first.canonical_label})),
            mention_count=first.mention_count + second.mention_count,
            salience=first.salience + second.salience,
            joins=tuple(sorted({*first.joins, *second.joins, join}, key=_join_key)),
            former_ids=tuple(sorted({*first.former_ids, *second.former_ids, second.id})),
            same_as=tuple(sorted({*first.same_as, *second.same_as})),
        )
        thing.places |= other.places
        thing.added = thing.added and other.added
        other.into = thing
        self.add(thing)

    def restyle(self, thing: Thing, *, entity_type: str, label: str) -> Thing | None:
        """Give a thing another type or label, and the id that follows.

        Returns:
            The thing that has that id already, if there is one; the two are still apart.
        """
        before = thing.entity
        after = entity_id(entity_type, label)
        rival = self.with_id(after)
        names = {*before.aliases, before.canonical_label} - {label}
        thing.entity = replace(
            before,
            id=after,
            entity_type=entity_type,
            canonical_label=label,
            aliases=tuple(sorted(names)),
            former_ids=tuple(sorted({*before.former_ids, before.id} - {after})),
        )
        if rival is not None and rival is not thing:
            return rival
        self.add(thing)
        return None


def settled_entities(things: Iterable[Thing]) -> tuple[Entity, ...]:
    """Return entities, sorted; no former id is another's now, or that of two."""
    entities = [thing.entity for thing in things]
    shared = Counter(former for entity in entities for former in entity.former_ids)
    taken = {entity.id for entity in entities} | {name for name, n in shared.items() if n > 1}
    return tuple(
        sorted(
            replace(each, former_ids=tuple(name for name in each.former_ids if name not in taken))
            for each in entities
        )
    )


def _label_key(entity: Entity) -> tuple[str, str]:
    return entity.entity_type, fold(entity.canonical_label)


def _join_key(join: Join) -> tuple[tuple[str, str, str, str], str]:
    return join.key, repr(join.decision)


def _distinct(things: Iterable[Thing]) -> list[Thing]:
    return list({id(thing): thing for thing in things}.values())
