"""Invented podcast episodes without text: what a build would have read in them.

    for told in told_extracts(1_000_000):
        told.extract    # an Extract, as reading a document gives
        told.things     # the thing of each of its chains, by number
        told.facts      # the fact of each of its claims, in their order
        told.missed     # the facts stated that were not read

They are the episodes of ``episodes.py``, longer, with the faults of a reader put in: claims that
are missed or have a wrong end, types taken for others, misheard names that were not recognised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.scale.facts import Fact
from benchmarks.scale.plans import Name, Plan, Sentence, plan_of
from benchmarks.scale.things import Thing, chance_of
from kgraph.model import (
    Claim,
    CoreferenceChain,
    Document,
    Evidence,
    Extract,
    Polarity,
    Reading,
    Span,
    Turn,
)
from kgraph.model.identifiers import document_id

FACTS: Final = 24
"""Facts of an episode, of which some 20 are read."""
_MISSED, _WRONG_END, _OTHER_TYPE, _UNKNOWN_BY_SOUND = 0.2, 0.02, 0.02, 0.3
_OTHER: Final = {"person": "organization", "organization": "work", "work": "organization"}
_SECONDS_A_SENTENCE = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What was read in an episode, and what stands behind it."""

    extract: Extract
    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]
    missed: tuple[Fact, ...]


def told_extracts(count: int, *, first: int = 0, facts: int = FACTS) -> Iterator[Told]:
    """Yield what was read in episodes from a number on, the same at each call."""
    for number in range(first, first + count):
        yield _Reader(plan_of(number, facts=facts, fillers=0.0)).told()


class _Reader:
    """Reads a plan as kgraph reads a text, with some faults."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._chance = chance_of("reader", plan.number)
        self._names: list[dict[str, int]] = []  # of each chain, its names and how often
        self._things: list[Thing] = []
        self._chain_by_name: dict[tuple[str, str], int] = {}
        self._sha256 = f"{plan.number:064x}"
        self._source = f"data/sources/episode-{plan.number:07d}.txt"
        self._id = document_id(self._source, self._sha256)
        self._claims: list[Claim] = []
        self._facts: list[Fact] = []
        self._missed: list[Fact] = []
        self._place = 0

    def told(self) -> Told:
        for turn in self._plan.turns:
            speaker = self._chain(turn.speaker, self._plan.labels[turn.speaker.key])
            for sentence in turn.sentences:
                self._read(sentence, speaker=speaker)
        return Told(self._extract(), tuple(self._things), tuple(self._facts), tuple(self._missed))

    def _read(self, sentence: Sentence, *, speaker: int) -> None:
        chains = {
            part.thing.key: self._chain(part.thing, part.words)
            for part in sentence.parts
            if isinstance(part, Name)
        }
        fact = sentence.fact
        quote = "".join(p if isinstance(p, str) else p.words for p in sentence.parts)
        self._place += len(quote) + 1
        if fact is None:
            return
        if self._chance.random() < _MISSED:
            self._missed.append(fact)
            return
        self._facts.append(fact)
        self._claims.append(self._claim(fact, chains, quote=quote, speaker=speaker))

    def _claim(self, fact: Fact, chains: dict[str, int], *, quote: str, speaker: int) -> Claim:
        subject = chains.get(fact.subject.key, speaker)
        target = None if fact.object is None else chains[fact.object.key]
        if target is not None and self._chance.random() < _WRONG_END:
            target = self._chance.randrange(len(self._things))
        start = self._place
        evidence = Evidence(
            self._id, Span(start, start + len(quote)), quote, Span(start, start + 1),
            speaker=f"c{speaker}", start_ms=len(self._claims) * _SECONDS_A_SENTENCE * 1000,
            confidence=round(0.45 + 0.55 * self._chance.random(), 2), rule="relations",
        )  # fmt: skip
        dated = fact.year is not None and str(fact.year) in quote
        return Claim(
            f"c{subject}", fact.predicate, None if target is None else f"c{target}", fact.value,
            (evidence,), Polarity.NEGATED if fact.is_denied else Polarity.AFFIRMED,
            valid_from=str(fact.year) if dated else None,
        )  # fmt: skip

    def _chain(self, thing: Thing, words: str) -> int:
        """Return the chain of a name: that of its thing, unless it was misheard beyond hope."""
        known = self._chain_by_name.get((thing.key, words))
        if known is None:
            own = thing.key, ""
            heard_right = words in (thing.name, *thing.forms) or words in thing.name.split()
            lost = not heard_right and self._chance.random() < _UNKNOWN_BY_SOUND
            known = None if lost else self._chain_by_name.get(own)
            if known is None:
                known = len(self._things)
                self._things.append(thing)
                self._names.append({})
                if not lost:
                    self._chain_by_name[own] = known
            self._chain_by_name[thing.key, words] = known
        names = self._names[known]
        names[words] = names.get(words, 0) + 1
        return known

    def _extract(self) -> Extract:
        chains = tuple(map(self._made_chain, range(len(self._things))))
        turns = (Turn(Span(0, 1), speaker="Host"),)
        document = Document(
            source=self._source, sha256=self._sha256, title=f"Episode {self._plan.number}",
            text="", turns=turns, substitutions=(), time_marks=(), roster=(),
            reading=Reading("", (), ()), reader="plain_transcript",
        )  # fmt: skip
        return Extract(self._id, document, (), chains, tuple(self._claims), (None,))

    def _made_chain(self, number: int) -> CoreferenceChain:
        names, kind = self._names[number], self._things[number].kind
        if kind in _OTHER and self._chance.random() < _OTHER_TYPE:
            kind = _OTHER[kind]
        best = sorted(names, key=lambda name: (-len(name.split()), -names[name], name))
        return CoreferenceChain(number, kind, tuple(best), float(sum(names.values())))
