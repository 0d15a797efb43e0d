"""What the documents say of each named thing, as far as it helps to tell things apart."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kgraph.model import ChainPlace, Claim, CoreferenceChain, Extract
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
_MOST_NEIGHBOURS = 60
_FEW_DOCUMENTS = 3  # or a tenth of all, where that is more
_CONCEPT = "concept"


@dataclass(slots=True)
class Profile:
    """A chain of one document with what stands around it.

    ``neighbours`` are names (by their letters) that the document mentions, as far as they tell
    documents apart, each with its weight: 2 where two documents mention it, less where more do.
    ``linked`` are those of them that its claims link it to. ``facts`` are values of links
    of which a thing has one or few, by kind.
    """

    place: ChainPlace
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
    def is_named(self) -> bool:
        """Whether it goes by a name, and not by a word of the language."""
        if self.chain.entity_type != _CONCEPT:
            return True
        words = self.label.split()
        return len(words) > 1 and all(word[0].isupper() for word in words)

    @property
    def key(self) -> tuple[str, bool]:
        """What chains of one spelling share; a word is never a name."""
        return letters_of(self.label), self.is_named


def profiles_of(extracts: Iterable[Extract]) -> list[Profile]:
    """Return the profile of every chain, in the order of documents and chains."""
    profiles, around = [], {}
    for extract in sorted(extracts, key=lambda each: each.document_id):
        profiles += _of_document(extract)
        around[extract.document_id] = _neighbours(extract.chains)
    _keep_telling(profiles, around)
    return profiles


def _of_document(extract: Extract) -> list[Profile]:
    spoken = any(turn.speaker for turn in extract.document.turns)
    by_number = {
        chain.number: Profile((extract.document_id, chain.number), chain, spoken)
        for chain in extract.chains
    }
    for claim in extract.claims:
        _add_facts(by_number, claim)
    return list(by_number.values())


def _neighbours(chains: Sequence[CoreferenceChain]) -> frozenset[str]:
    named = (chain for chain in chains if chain.entity_type != _CONCEPT)
    known = sorted(named, key=lambda chain: (-chain.salience, chain.number))
    return frozenset(letters_of(chain.labels[0]) for chain in known[:_MOST_NEIGHBOURS])


def _add_facts(by_number: Mapping[int, Profile], claim: Claim) -> None:
    subject = _profile(by_number, claim.subject)
    other = _profile(by_number, claim.object)
    value = claim.value or (letters_of(other.label) if other else None)
    if subject is None or value is None or not claim.is_direct:
        return
    kind = claim.predicate if claim.predicate in ONE_ONLY else FEW.get(claim.predicate)
    if kind is not None:
        subject.facts.setdefault(kind, set()).add(value)
    if claim.qualifier is not None and (body := _profile(by_number, claim.qualifier)):
        subject.facts.setdefault("body", set()).add(letters_of(body.label))
    if other is not None and other.chain.entity_type != _CONCEPT:
        subject.linked.add(letters_of(other.label))
        other.linked.add(letters_of(subject.label))


def _profile(by_number: Mapping[int, Profile], reference: str | None) -> Profile | None:
    return None if reference is None else by_number.get(int(reference[1:]))


def _keep_telling(profiles: Sequence[Profile], around: Mapping[str, frozenset[str]]) -> None:
    """Keep of the neighbours those that some documents mention, and not many: they tell most."""
    documents: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        if profile.chain.entity_type != _CONCEPT:
            documents[letters_of(profile.label)].add(profile.place[0])
    most = max(_FEW_DOCUMENTS, len(around) // 10)
    weights = {
        name: 2 / (1 + math.log2(len(found) - 1))
        for name, found in documents.items()
        if 1 < len(found) <= most
    }
    kept = {
        document: {name: weights[name] for name in sorted(names & weights.keys())}
        for document, names in around.items()
    }
    for profile in profiles:
        profile.neighbours = kept[profile.place[0]]
        profile.linked &= weights.keys()
