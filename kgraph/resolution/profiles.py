"""What the documents say of each named thing, as far as it helps to tell things apart."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from kgraph.model import Claim, CoreferenceChain, Extract
from kgraph.resolution.spellings import letters_of

ONE_ONLY: Final = frozenset({"bornOn", "bornIn", "diedOn", "diedIn"})
"""Links of which a thing has one only."""
FEW: Final = {
    "basedIn": "place", "nationality": "place",
    "worksFor": "body", "memberOf": "body", "leaderOf": "body", "affiliatedWith": "body",
    "founderOf": "body", "educatedAt": "school",
    "holdsRole": "role",
}  # fmt: skip
"""Links of which a thing has few, with what they tell of it."""
PlacedDocument: TypeAlias = str | int
"""A document by its id, or by its place among all ids in order."""
Place: TypeAlias = tuple[PlacedDocument, int]
"""A chain: its document, and its number there."""

MOST_NEIGHBOURS: Final = 60
_FEW_DOCUMENTS = 3  # or a tenth of all, where that is more
CONCEPT = "concept"
PERSON = "person"


class Said(NamedTuple):
    """What of a claim tells of its ends, which are numbers of chains of its document."""

    subject: int
    predicate: str
    object: int | None
    value: str | None
    qualifier: int | None
    is_direct: bool


@dataclass(slots=True)
class Profile:
    """A chain of one document with what stands around it.

    ``neighbours`` are names (by their letters) that the document mentions, as far as they tell
    documents apart, each with its weight: 2 where two documents mention it, less where more do.
    ``linked`` are those of them that its claims link it to. ``facts`` are values of links
    of which a thing has one or few, by kind.
    """

    place: Place
    chain: CoreferenceChain
    is_spoken: bool
    neighbours: Mapping[str, float] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    facts: dict[str, set[str]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The name that the document gives it."""
        return self.chain.labels[0]

    @property
    def weight(self) -> int:
        """How many mentions it counts for."""
        return max(int(self.chain.salience), 1)

    @property
    def entity_type(self) -> str:
        """What kind of thing it is."""
        return self.chain.entity_type

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.chain.entity_type == PERSON

    @property
    def keys(self) -> set[str]:
        """The letters of its name, as a cluster of it alone has them."""
        return {letters_of(self.label)}

    @property
    def is_named(self) -> bool:
        """Whether it goes by a name, and not by a word of the language."""
        if self.chain.entity_type != CONCEPT:
            return True
        words = self.label.split()
        return len(words) > 1 and all(word[0].isupper() for word in words)

    @property
    def key(self) -> tuple[str, bool]:
        """What chains of one spelling share; a word is never a name."""
        return letters_of(self.label), self.is_named


def profiles_of(extracts: Iterable[Extract]) -> list[Profile]:
    """Return the profile of every chain, in the order of documents and chains."""
    profiles: list[Profile] = []
    around: dict[PlacedDocument, frozenset[str]] = {}
    for extract in sorted(extracts, key=lambda each: each.document_id):
        spoken = any(turn.speaker for turn in extract.document.turns)
        profiles += profiles_in(
            extract.document_id, extract.chains, said=map(_said, extract.claims), is_spoken=spoken
        )
        around[extract.document_id] = frozenset(names_around(extract.chains)[:MOST_NEIGHBOURS])
    _keep_telling(profiles, around)
    return profiles


def profiles_in(
    document: PlacedDocument,
    chains: Iterable[CoreferenceChain],
    *,
    said: Iterable[Said],
    is_spoken: bool,
) -> list[Profile]:
    """Return the profiles of the chains of one document, still without neighbours.

    ``linked`` has all names that claims link a chain to, be they telling or not.
    """
    by_number = {
        chain.number: Profile((document, chain.number), chain, is_spoken) for chain in chains
    }
    for claim in said:
        _add_facts(by_number, claim)
    return list(by_number.values())


def names_around(chains: Iterable[CoreferenceChain]) -> list[str]:
    """Return the names in one document by their letters, the most salient chain's first.

    The first ``MOST_NEIGHBOURS`` are taken for neighbours of all that is in the document.
    """
    named = (chain for chain in chains if chain.entity_type != CONCEPT)
    known = sorted(named, key=lambda chain: (-chain.salience, chain.number))
    return [letters_of(chain.labels[0]) for chain in known]


def _said(claim: Claim) -> Said:
    return Said(
        int(claim.subject[1:]),
        claim.predicate,
        None if claim.object is None else int(claim.object[1:]),
        claim.value,
        None if claim.qualifier is None else int(claim.qualifier[1:]),
        claim.is_direct,
    )


def _add_facts(by_number: Mapping[int, Profile], claim: Said) -> None:
    if not claim.is_direct:
        return
    subject = by_number.get(claim.subject)
    other = None if claim.object is None else by_number.get(claim.object)
    value = claim.value or (letters_of(other.label) if other else None)
    if subject is None or value is None:
        return
    kind = claim.predicate if claim.predicate in ONE_ONLY else FEW.get(claim.predicate)
    if kind is not None:
        subject.facts.setdefault(kind, set()).add(value)
    if claim.qualifier is not None and (body := by_number.get(claim.qualifier)):
        subject.facts.setdefault("body", set()).add(letters_of(body.label))
    if other is not None and other.chain.entity_type != CONCEPT:
        subject.linked.add(letters_of(other.label))
        other.linked.add(letters_of(subject.label))


def _keep_telling(
    profiles: Sequence[Profile], around: Mapping[PlacedDocument, frozenset[str]]
) -> None:
    """Keep of the neighbours those that some documents mention, and not many: they tell most."""
    documents: dict[str, set[PlacedDocument]] = defaultdict(set)
    for profile in profiles:
        if profile.chain.entity_type != CONCEPT:
            documents[letters_of(profile.label)].add(profile.place[0])
    weights = {
        name: weight
        for name, found in documents.items()
        if (weight := telling_weight(len(found), of=len(around))) is not None
    }
    kept = {
        document: {name: weights[name] for name in sorted(names & weights.keys())}
        for document, names in around.items()
    }
    for profile in profiles:
        profile.neighbours = kept[profile.place[0]]
        profile.linked &= weights.keys()


def telling_weight(mentioning: int, *, of: int) -> float | None:
    """Return how much a name tells that so many of all documents mention, ``None`` if nothing.

    A name of one document alone tells it from all, and so joins it to none.
    """
    if not 1 < mentioning <= max(_FEW_DOCUMENTS, of // 10):
        return None
    return 2 / (1 + math.log2(mentioning - 1))
