"""An episode before it is written: who says what, and which things the words name."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.rebuild.documents import filler
from benchmarks.resolution.world import mishear
from benchmarks.scale.facts import Fact, fact_about_famous, facts_about, wording
from benchmarks.scale.things import (
    Circle,
    Thing,
    chance_of,
    circle,
    draw,
    show,
    sponsor,
)

MISHEARD: Final = 0.05
"""The share of name words that a recogniser hears wrong."""
_SLOT = re.compile(r"\{([soyv])\}")
_AD = (
    "This episode is brought to you by {s}. Go to their site and use the code {code}.",
    "A word from our sponsor: {s} ships to your door, and the first month is free.",
)


@dataclass(frozen=True, slots=True)
class Name:
    """A place where a thing is named, and in which words."""

    thing: Thing
    words: str


Part = str | Name


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the fact that it states, if it states one."""

    parts: tuple[Part, ...]
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says before another begins."""

    speaker: Thing
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """An episode: its number, how its speakers are labelled, and what they say.

    ``labels`` are the words that stand before a turn, by the speaker's key.
    """

    number: int
    labels: dict[str, str]
    turns: tuple[Turn, ...]


def plan_of(number: int, *, facts: int, fillers: float) -> Plan:
    """Return the plan of an episode.

    Args:
        number: Which episode; equal numbers give equal plans in a collection of any size.
        facts: How many facts are stated, those of the opening aside.
        fillers: How many sentences that state nothing stand beside each of them.
    """
    chance = chance_of("episode", number)
    subject = circle(draw(chance, flat=50, steep=0.5))
    guest = chance.choice(subject.people).thing
    programme, host = show(draw(chance, flat=100, steep=0.9))
    words = _Words(chance, subject)
    turns = [_opening(words, programme, host=host, guest=guest)]
    if chance.random() < 0.4:
        turns.append(_advertisement(chance, host))
    chosen = _chosen(chance, subject, count=facts)
    while chosen:
        some = [chosen.pop() for _ in range(min(chance.randint(1, 3), len(chosen)))]
        speaker = host if chance.random() < 0.3 else guest
        turns.append(Turn(speaker, tuple(_sentences(words, some, speaker, fillers))))
    return Plan(number, _labels(chance, host, guest), tuple(turns))


def _chosen(chance: random.Random, subject: Circle, *, count: int) -> list[Fact]:
    known = list(facts_about(subject))
    few = [fact_about_famous(draw(chance, flat=30, steep=0.6)) for _ in range(1 + count // 12)]
    chosen = [*chance.sample(known, min(max(count - len(few), 1), len(known))), *few]
    chance.shuffle(chosen)
    return chosen


def _labels(chance: random.Random, host: Thing, guest: Thing) -> dict[str, str]:
    by_first = chance.random() < 0.1 and host.name.split()[0] != guest.name.split()[0]
    return {each.key: each.name.split()[0] if by_first else each.name for each in (host, guest)}


def _opening(words: _Words, programme: Thing, *, host: Thing, guest: Thing) -> Turn:
    hosted = Fact(host, "hostOf", programme, said="hostOf")
    invited = Fact(guest, "guestOn", programme, said="guestOn")
    return Turn(host, (words.sentence(hosted, host), words.sentence(invited, host)))


def _advertisement(chance: random.Random, host: Thing) -> Turn:
    payer = sponsor(draw(chance, flat=20, steep=1))
    before, after = chance.choice(_AD).replace("{code}", "RADIO10").split("{s}")
    return Turn(host, (Sentence((before, Name(payer, payer.name), after)),))


def _sentences(
    words: _Words, facts: list[Fact], speaker: Thing, fillers: float
) -> Iterator[Sentence]:
    for fact in facts:
        yield words.sentence(fact, speaker)
        while words.chance.random() < fillers / (1 + fillers):
            yield Sentence((filler(words.chance),))


class _Words:
    """Puts facts into words, each thing under its full name first and under other forms later."""

    def __init__(self, chance: random.Random, subject: Circle) -> None:
        self.chance = chance
        self._named: set[str] = set()
        people = [person.thing for person in subject.people]
        parts = [part for person in people for part in person.name.split()]
        self._shared = {part for part in parts if parts.count(part) > 1}
        self._by_first = {person.key for person in people if chance.random() < 0.05}

    def sentence(self, fact: Fact, speaker: Thing) -> Sentence:
        """Return a sentence that states a fact."""
        pattern = wording(fact, self.chance, of_oneself=fact.subject.key == speaker.key)
        pieces = _SLOT.split(pattern)  # what stands between slots, and their letters, in turn
        parts = [self._part(piece, fact) if n % 2 else piece for n, piece in enumerate(pieces)]
        return Sentence(tuple(part for part in parts if part), fact)

    def _part(self, slot: str, fact: Fact) -> Part:
        if slot == "y":
            return str(fact.year)
        if slot == "v" or fact.object is None:
            return str(fact.value) if slot == "v" else self._name(fact.subject)
        return self._name(fact.subject if slot == "s" else fact.object)

    def _name(self, thing: Thing) -> Part:
        words = self._form(thing)
        self._named.add(thing.key)
        if thing.kind == "concept":
            return Name(thing, words)
        chance = self.chance
        heard = (mishear(chance, word) if chance.random() < MISHEARD else word
                 for word in words.split())  # fmt: skip
        return Name(thing, " ".join(heard))

    def _form(self, thing: Thing) -> str:
        if thing.kind == "person":
            first, *_, last = thing.name.split()
            clear = [part for part in (first, last) if part not in self._shared]
            if thing.key in self._by_first and first in clear:
                return first
            if thing.key in self._named and self.chance.random() < 0.6:
                return self.chance.choice([*clear, *thing.forms, thing.name])
        elif thing.forms and thing.key in self._named and self.chance.random() < 0.25:
            return thing.forms[0]
        return thing.name
