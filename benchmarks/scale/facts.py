"""What is true in the invented world, and how people put it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.scale.things import Circle, Person, Thing, famous, topic, topics


@dataclass(frozen=True, slots=True)
class Fact:
    """A link between two things, or of a thing to a value (a year).

    ``said`` is the name of the wordings in which it is put. ``year`` is since when it holds.
    """

    subject: Thing
    predicate: str
    object: Thing | None
    value: str | None = None
    is_denied: bool = False
    year: int | None = None
    said: str = ""


OTHERS: Final[dict[str, tuple[str, ...]]] = {
    "memberOf": ("{s} is a member of the {o}.", "{s} joined the {o} in {y}.",
                 "In {y} {s} joined the {o}."),
    "not memberOf": ("{s} never joined the {o}.", "{s} is not a member of the {o}."),
    "worksFor": ("{s} works for the {o}.", "{s} has worked for the {o} since {y}."),
    "leaderOf": ("{s} is the director of the {o}.", "{s} runs the {o}."),
    "founderOf": ("{s} founded the {o} in {y}.", "The {o} was founded by {s}."),
    "holdsRole": ("{s} is a {o}.", "{s} is a {o} by trade."),
    "bornOn": ("{s} was born in {v}.",),
    "bornIn": ("{s} was born in {o}.", "{s} was born and raised in {o}."),
    "basedIn": ("{s} lives in {o}.", "{s} moved to {o} and still lives in {o}."),
    "body basedIn": ("The {s} is based in {o}.", "The {s} has its home in {o}."),
    "partOf": ("The {s} is part of the {o}.", "The {s} belongs to the {o}."),
    "foundedOn": ("The {s} was founded in {v}.",),
    "supports": ("{s} supports {o}.", "{s} is in favour of {o}."),
    "opposes": ("{s} opposes {o}.", "{s} is against {o}."),
    "spouseOf": ("{s} is married to {o}.", "{s} married {o} in {y}."),
    "creatorOf": ("{s} wrote {o}.", "{s} is the author of {o}."),
    "hostOf": ("This is {s}, and you are listening to {o}.",),
    "guestOn": ("My guest on {o} today is {s}.",),
}  # fmt: skip
"""How others put it: {s} and {o} are names, {y} and {v} years."""

ONESELF: Final[dict[str, tuple[str, ...]]] = {
    "memberOf": ("I joined the {o} in {y}.", "I am a member of the {o}."),
    "not memberOf": ("I never joined the {o}.",),
    "worksFor": ("I work for the {o}.", "I have worked for the {o} since {y}."),
    "leaderOf": ("I am the director of the {o}.",),
    "founderOf": ("I founded the {o} in {y}.",),
    "holdsRole": ("I am a {o}.",),
    "bornOn": ("I was born in {v}.",),
    "bornIn": ("I was born in {o}.",),
    "basedIn": ("I live in {o}.",),
    "supports": ("I support {o}.", "I am in favour of {o}."),
    "opposes": ("I am against {o}.",),
    "spouseOf": ("I am married to {o}.",),
    "creatorOf": ("I wrote {o}.",),
    "hostOf": ("I'm {s}, and this is {o}.", "Welcome to {o}, I'm {s}."),
}
"""How people put it of themselves."""


def facts_about(circle: Circle) -> Iterator[Fact]:
    """Yield all that is true of a circle."""
    body, people = circle.body, circle.people
    yield Fact(body, "basedIn", circle.town, said="body basedIn")
    yield Fact(body, "partOf", circle.above, said="partOf")
    yield Fact(body, "foundedOn", None, str(circle.founded), said="foundedOn")
    yield Fact(people[0].thing, "founderOf", body, year=circle.founded, said="founderOf")
    yield Fact(people[1].thing, "leaderOf", body, said="leaderOf")
    yield Fact(people[2].thing, "creatorOf", circle.work, said="creatorOf")
    for place, person in enumerate(people):
        yield from _facts_of_person(circle, person, place=place)


def _facts_of_person(circle: Circle, person: Person, *, place: int) -> Iterator[Fact]:
    thing, role = person.thing, Thing(f"role:{person.role}", "concept", person.role)
    predicate = "memberOf" if place % 2 else "worksFor"
    yield Fact(thing, predicate, circle.body, year=person.joined, said=predicate)
    yield Fact(thing, "holdsRole", role, said="holdsRole")
    yield Fact(thing, "bornOn", None, str(person.born), said="bornOn")
    yield Fact(thing, "bornIn", circle.other_town if place % 3 else circle.town, said="bornIn")
    yield Fact(thing, "basedIn", circle.town, said="basedIn")
    yield Fact(thing, "supports", person.likes, said="supports")
    yield Fact(thing, "opposes", person.dislikes, said="opposes")
    if person.spouse != place:
        spouse = circle.people[person.spouse].thing
        yield Fact(thing, "spouseOf", spouse, year=person.born + 30, said="spouseOf")
    if place == 3:
        yield Fact(thing, "memberOf", circle.above, is_denied=True, said="not memberOf")


def fact_about_famous(number: int) -> Fact:
    """Return what is known of a famous person: what he or she is for."""
    return Fact(famous(number), "supports", topic(number % topics()), said="supports")


def wording(fact: Fact, chance: random.Random, *, of_oneself: bool) -> str:
    """Return how a fact is put, with {s}, {o}, {y} and {v} for what belongs there."""
    choices = (ONESELF if of_oneself and fact.said in ONESELF else OTHERS)[fact.said]
    return chance.choice([each for each in choices if fact.year is not None or "{y}" not in each])
