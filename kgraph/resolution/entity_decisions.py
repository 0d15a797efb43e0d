"""What people decided about entities, applied one decision after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgraph.model import ChainPlace, Corpus, Decision, Entity, Extract, Join
from kgraph.model.identifiers import entity_id
from kgraph.ontology.types import Ontology
from kgraph.resolution.findings import Findings
from kgraph.resolution.ledger import (
    EntityRef,
    Ledger,
    Merge,
    OfEntities,
    RejectEntity,
    Rename,
    Retype,
    Split,
)
from kgraph.resolution.splitting import Parted, chains_at, part
from kgraph.resolution.things import Thing, Things


class EntityDecisions:
    """Applies decisions about entities; what cannot be applied is a problem.

    ``things`` and ``extracts`` are what the decisions so far have made of a corpus; ``findings``
    tells which could not be applied.
    """

    def __init__(self, corpus: Corpus, ledger: Ledger, *, ontology: Ontology) -> None:
        self.things = Things(corpus)
        self.extracts: dict[str, Extract] = {each.document_id: each for each in corpus.extracts}
        self.findings = Findings(ledger.place)
        self._ontology = ontology

    def apply(self, entry: OfEntities) -> None:
        """Apply one decision to what the earlier ones have made."""
        match entry:
            case Merge():
                self._merge(entry)
            case Split():
                self._split(entry)
            case Rename():
                self._rename(entry)
            case Retype():
                self._retype(entry)
            case RejectEntity():
                for thing in self._found(entry.entity, entry.line):
                    thing.rejected_by = entry.line

    def find(self, ref: EntityRef, line: int) -> Thing | None:
        """Return the thing that a decision names; a problem is noted where there is none."""
        return next(self._found(ref, line), None)

    def get_or_add(self, ref: EntityRef, line: int) -> Thing | None:
        """Return the thing that an added claim names; one that is not there yet is made."""
        if self.things.find(ref):
            return self.find(ref, line)
        if ref.entity_type is None or ref.label is None:
            why = f"nothing is called {ref.shown!r}, and a new thing needs a type and a label"
            self.findings.refuse(line, why, remedy='Write { type = "...", label = "..." }')
            return None
        if not self._is_type(ref.entity_type, line):
            return None
        own = ref.id if ref.names_homonym else None
        name = own or entity_id(ref.entity_type, ref.label)
        thing = Thing(Entity(name, ref.entity_type, ref.label), added=True)
        self.things.add(thing)
        return thing

    def _found(self, ref: EntityRef, line: int) -> Iterator[Thing]:
        found = self.things.find(ref)
        if len(found) > 1:
            ids = ", ".join(sorted(thing.entity.id for thing in found))
            why = f"{ref.shown!r} names {len(found)} things"
            self.findings.refuse(line, why, remedy=f"Choose one by its id ({ids})")
        elif not found:
            why = f"nothing is called {ref.shown!r} any more"
            self.findings.skip(line, why, remedy="Name it anew")
        elif found[0].rejected_by is not None:
            self.findings.refuse(line, f"line {found[0].rejected_by} rejects {ref.shown!r}")
        else:
            yield found[0]

    def _merge(self, entry: Merge) -> None:
        found = [thing for ref in entry.entities for thing in self._found(ref, entry.line)]
        for other in found[1:]:
            if other is not found[0] and other.into is None:
                self._join(found[0], other, reason="a person says so", made=entry.made)

    def _join(self, thing: Thing, other: Thing, *, reason: str, made: Decision) -> None:
        label, to = other.entity.canonical_label, thing.entity.canonical_label
        if label == to:
            label = next((alias for alias in other.entity.aliases if alias != to), label)
        self.things.join(thing, other, join=Join(label, to, reason, decision=made))

    def _rename(self, entry: Rename) -> None:
        for thing in self._found(entry.entity, entry.line):
            if self._is_open(thing, entry.entity, what="rename", line=entry.line):
                kind = thing.entity.entity_type
                self._restyle(thing, entity_type=kind, label=entry.label, entry=entry)

    def _retype(self, entry: Retype) -> None:
        if not self._is_type(entry.entity_type, entry.line):
            return
        for thing in self._found(entry.entity, entry.line):
            if self._is_open(thing, entry.entity, what="retype", line=entry.line):
                label = thing.entity.canonical_label
                self._restyle(thing, entity_type=entry.entity_type, label=label, entry=entry)

    def _is_open(self, thing: Thing, ref: EntityRef, *, what: str, line: int) -> bool:
        """Say whether an earlier line leaves a thing to this one: it names what that one made."""
        earlier = thing.decided.get(what)
        if earlier is not None and thing not in self.things.find_named(ref):
            why = f"line {earlier} has decided otherwise about {ref.shown!r}, the same thing"
            self.findings.refuse(line, why)
            return False
        thing.decided[what] = line
        return True

    def _restyle(
        self, thing: Thing, *, entity_type: str, label: str, entry: Rename | Retype
    ) -> None:
        rival = self.things.restyle(thing, entity_type=entity_type, label=label)
        if rival is not None:
            self._join(thing, rival, reason="a person gave both one name", made=entry.made)
            message = (
                f"another {entity_type} is called {label!r} already, and the two are one now. "
                "Merge them to say so, or choose another name."
            )
            self.findings.note(entry.line, message)

    def _is_type(self, name: str, line: int) -> bool:
        known = self._ontology.entity_types
        if name not in known:
            remedy = f"Use one of {', '.join(known)}"
            self.findings.refuse(line, f"no type is called {name!r}", remedy=remedy)
        return name in known

    def _split(self, entry: Split) -> None:
        entity_type, label = entry.into.entity_type or "", entry.into.label or ""
        if not self._is_type(entity_type, entry.line):
            return
        for thing in self._found(entry.entity, entry.line):
            parted = part(entry, thing.places, extracts=self.extracts)
            if fault := _fault(thing, parted, name=entity_id(entity_type, label)):
                self.findings.skip(entry.line, fault)
                return
            if parted.unused:
                label, unused = thing.entity.canonical_label, ", ".join(parted.unused)
                message = f"{label} has nothing of {unused} any more. The rest is split."
                self.findings.note(entry.line, message)
            self._part(thing, parted, entry=entry)

    def _part(self, thing: Thing, parted: Parted, *, entry: Split) -> None:
        self.extracts.update((each.document_id, each) for each in parted.extracts)
        staying = thing.places - parted.places
        new = self._parted(parted.places, entry.into)
        gone = {new.entity.canonical_label, *new.entity.aliases}
        thing.places = staying
        before = thing.entity
        names = [name for chain in chains_at(staying, self.extracts) for name in chain.labels]
        thing.entity = replace(
            before,
            aliases=tuple(name for name in before.aliases if name in names or name not in gone),
            mention_count=max(before.mention_count - new.entity.mention_count, 0),
            salience=max(before.salience - new.entity.salience, 0.0),
            joins=tuple(
                join for join in before.joins if join.label in names or join.label not in gone
            ),
        )
        if before.canonical_label in gone and before.canonical_label not in names:
            self._call_otherwise(thing, names)
        self._place_at(new, made=entry.made)

    def _parted(self, places: frozenset[ChainPlace], into: EntityRef) -> Thing:
        chains = chains_at(places, self.extracts)
        entity_type, label = into.entity_type or "", into.label or ""
        salience = sum(chain.salience for chain in chains)
        names = {name for chain in chains for name in chain.labels} - {label}
        entity = Entity(
            id=entity_id(entity_type, label),
            entity_type=entity_type,
            canonical_label=label,
            aliases=tuple(sorted(names)),
            mention_count=int(salience),
            salience=salience,
        )
        return Thing(entity, set(places))

    def _call_otherwise(self, thing: Thing, names: list[str]) -> None:
        """Call a thing by the best name that it has kept, once its own has left it."""
        kind, gone = thing.entity.entity_type, thing.entity.canonical_label
        for name in names:
            if self.things.with_id(entity_id(kind, name)) in (None, thing):
                self.things.restyle(thing, entity_type=kind, label=name)
                rest = tuple(alias for alias in thing.entity.aliases if alias != gone)
                thing.entity = replace(thing.entity, aliases=rest)
                return

    def _place_at(self, new: Thing, *, made: Decision) -> None:
        """Let what was split off be the thing of its name, if there is one, else a new one."""
        there = self.things.with_id(new.entity.id)
        if there is None:
            self.things.add(new)
        else:
            self._join(there, new, reason="a person says so", made=made)


def _fault(thing: Thing, parted: Parted, *, name: str) -> str | None:
    label = thing.entity.canonical_label
    if not parted.places:
        return f"{label} has nothing of {', '.join(parted.unused)} any more"
    if parted.places >= thing.places:
        return f"nothing of {label} would be left"
    if name == thing.entity.id:
        return f"what is split off {label} would have its name"
    return None
