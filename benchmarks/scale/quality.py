"""How well things and claims come out of episodes that are known.

B-cubed (Bagga and Baldwin 1998) is over places where a thing other than a concept is named; without
text, over the chains of documents. An entity is a wrong merge where it has places of several
things, a thing is split where its places are in several entities. A thing is found where an entity
has more of its places than any other entity has, and of no other thing more. A claim is found where
the document that states it is evidence of a claim with its link between the entities that stand at
its names there; it is right where besides both things are found, and these are their entities.

``measure.py`` prints all of it.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.scale.facts import Fact
from benchmarks.scale.things import Thing
from kgraph.model import Claim, Polarity


@dataclass(frozen=True)
class Quality:
    """What is measured, shares as 0 to 1.

    ``homonyms`` is the share of things that another thing shares its full name with.
    """

    things: int
    homonyms: float
    names_found: float
    precision: float
    recall: float
    wrong_merges: float
    splits: float
    things_found: float
    claims_found: float
    claims_right: float

    @property
    def f1(self) -> float:
        """The harmonic mean of B-cubed precision and recall."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


class Scores:
    """Takes in what stands where and what was found there, and adds it up.

    A place costs eight bytes, so that all places of a million documents can be scored.
    """

    def __init__(self) -> None:
        self._things: dict[str, int] = {}
        self._entities: dict[str, int] = {}
        self._thing_at, self._entity_at = array("i"), array("i")
        self._missing = 0
        self._names: Counter[tuple[str, str]] = Counter()
        self._name_of: dict[str, tuple[str, str]] = {}
        self._entities_there: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._stated: list[tuple[str, Fact]] = []
        self._documents: set[str] = set()
        self._found: set[tuple[object, ...]] = set()

    def add_facts(self, document: str, facts: Iterable[Fact]) -> None:
        """Add what a document states; its claims are scored. It comes before its places."""
        self._documents.add(document)
        self._stated += [(document, fact) for fact in facts]

    def add_place(self, document: str, thing: Thing, *, entity: str | None) -> None:
        """Add a place where a thing is named, and the entity that was found there."""
        if entity is not None and document in self._documents:
            self._entities_there[document, thing.key].add(entity)
        if thing.kind == "concept":
            return
        if thing.key not in self._name_of:
            self._name_of[thing.key] = thing.kind, thing.name
            self._names[thing.kind, thing.name] += 1
        if entity is None:
            self._missing += 1
            return
        self._thing_at.append(self._things.setdefault(thing.key, len(self._things)))
        self._entity_at.append(self._entities.setdefault(entity, len(self._entities)))

    def add_claims(self, claims: Iterable[Claim]) -> None:
        """Add claims as they were resolved."""
        for claim in claims:
            is_denied = claim.polarity is Polarity.NEGATED
            said = claim.subject, claim.predicate, claim.object or claim.value, is_denied
            for evidence in claim.evidence:
                if evidence.document_id in self._documents:
                    self._found.add((evidence.document_id, *said))

    def quality(self) -> Quality:
        """Return what all that was added comes to."""
        together = Counter(zip(self._thing_at, self._entity_at, strict=True))
        of_thing, of_entity = Counter(self._thing_at), Counter(self._entity_at)
        places = max(len(self._thing_at), 1)
        squares = [(thing, entity, n * n) for (thing, entity), n in together.items()]
        own = self._own_entities(together)
        homonyms = sum(n for n in self._names.values() if n > 1)
        return Quality(
            things=len(self._name_of),
            homonyms=homonyms / max(len(self._name_of), 1),
            names_found=len(self._thing_at) / max(len(self._thing_at) + self._missing, 1),
            precision=sum(n / of_entity[entity] for _, entity, n in squares) / places,
            recall=sum(n / of_thing[thing] for thing, _, n in squares) / places,
            wrong_merges=_share_of_several(entity for _, entity in together),
            splits=_share_of_several(thing for thing, _ in together),
            things_found=len(own) / max(len(self._things), 1),
            claims_found=self._share_of_claims(None),
            claims_right=self._share_of_claims(own),
        )

    def _own_entities(self, together: Counter[tuple[int, int]]) -> dict[str, str]:
        """Return the entity of each thing that is found."""
        best_entity: dict[int, tuple[int, int]] = {}
        best_thing: dict[int, tuple[int, int]] = {}
        for (thing, entity), count in together.items():
            best_entity[thing] = max(best_entity.get(thing, (0, 0)), (count, entity))
            best_thing[entity] = max(best_thing.get(entity, (0, 0)), (count, thing))
        things, entities = list(self._things), list(self._entities)
        return {
            things[thing]: entities[entity]
            for thing, (_, entity) in best_entity.items()
            if best_thing[entity][1] == thing
        }

    def _share_of_claims(self, own: dict[str, str] | None) -> float:
        found = sum(self._is_found(*each, own=own) for each in self._stated)
        return found / max(len(self._stated), 1)

    def _is_found(self, document: str, fact: Fact, *, own: dict[str, str] | None) -> bool:
        def ends(thing: Thing) -> set[str]:
            there = self._entities_there.get((document, thing.key), set())
            return there if own is None or thing.kind == "concept" else there & {own.get(thing.key)}

        targets = {fact.value} if fact.object is None else ends(fact.object)
        return any(
            (document, subject, fact.predicate, target, fact.is_denied) in self._found
            for subject in ends(fact.subject)
            for target in targets
        )


def _share_of_several(owners: Iterable[int]) -> float:
    counts = Counter(owners)
    return sum(n > 1 for n in counts.values()) / max(len(counts), 1)
