"""An invented world without end, of which few things are met often and most once or twice.

Everything follows from its number, so that an episode speaks of the same things in a collection of
a thousand as in one of a million. Things come in circles: a town, a body, seven people. Which
circle an episode is about is drawn by a Zipf-Mandelbrot law: with ten times the episodes there are
some five times the circles, and two thirds of them have one episode. Names are drawn from lists
that do not grow, so that people of one name grow in number faster than people do.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from benchmarks.resolution.world import FIRST, LAST

PEOPLE: Final = 7
_KEPT: Final = 50_000

_ONSET = """b br bl c ch cl cr d dr dw f fl fr g gl gr h j k kl kn l m n p pl pr qu r s sc sh sk sl
sm sn sp st str sw t th tr tw v w wh y z""".split()
_VOWEL = "a e i o u a e i o ai au ea ee ie oa oo ou ow".split()
_CODA = (
    "b ck d ff g l ld ll lm lt m mb mp n nd ng nk nt p r rd rk rl rn rs rt s sk ss st t x".split()
)
_TOWN_END = (
    "haven ford mouth port beck dale wick moor combe sea cliffe by stow leigh bury ness".split()
)
_FAMILY_END = """son man wood well berg stein croft ley ton shaw worth lock hart kins ridge ard
elli ova escu ini oku ez sen quist""".split()
_OF_WHAT = """Arts Barge Bird Boat Book Brick Bridge Canal Cider Clay Cloth Coal Crop Dance Dock
Drum Film Fish Flood Garden Glass Grain Heritage History Housing Jazz Lace Lantern Lock Map Mill
Music Night Opera Orchard Paper Peat Poetry Print Quarry Radio Rail Reed Rope Salt Seed Slate Street
Tide
Timber Tram Water Weaving Wool Youth""".split()
_BODY = """Association Board Cooperative Council Foundation Guild Institute League Library Museum
Network Society Theatre Trust Union University Workshop""".split()
_GREAT = "National Northern Southern Western Eastern Coastal United Federal Royal Central".split()
_ROLE = """archivist baker botanist captain carpenter curator engineer gardener historian librarian
painter printer secretary surgeon teacher translator treasurer weaver""".split()
_WORK = ("The {noun} and the {noun2} of {town}", "A Year of {noun} in {town}",
         "The Last {noun} of {town}", "{noun} at {town} {noun2}",
         "The {town} {noun} Letters")  # fmt: skip
_NOUN = """Anchor Barley Candle Cedar Cellar Ember Ferry Flint Frost Harbour Harvest Heron Hollow
Island Ivory Kettle Ladder Lantern Ledger Linen Marble Meadow Mirror Moon Mortar Needle Orchard
Pebble Pigeon Quarry Raven Ribbon River Rope Saddle Shadow Silver Spire Stone Storm Thistle Thread
Tower Valley Velvet Willow Winter""".split()
_SHOW = """Hour Talks Notes Stories Files Letters Evenings Rounds Lines Tapes""".split()
_TOPIC = """bell ringing, bird counts, brass bands, cargo bikes, cheap loans, evening classes,
ferry fares, flood walls, glass recycling, hedge laying, night buses, open archives, peat cutting,
rent control, river dredging, school meals, seed banks, sign painting, slow radio, tidal power,
free swimming, street markets, tool libraries, wood heating, car tolls, coal mining, house boats,
land taxes, long holidays, meat rations, paper money, public clocks, sheep farming, stone walls,
tram lines, village schools, water meters, wind farms, work camps, youth choirs""".split(",")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of the world: what nothing else has, its type, its name, and other forms of it.

    Of a person the first and the last word of the name are used too.
    """

    key: str
    kind: str
    name: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a circle, and what is true of him or her; ``spouse`` counts the circle."""

    thing: Thing
    born: int
    role: str
    joined: int
    likes: Thing
    dislikes: Thing
    spouse: int


@dataclass(frozen=True, slots=True)
class Circle:
    """A body, the body above it, its town, a book by one of its people, and its people."""

    number: int
    body: Thing
    above: Thing
    town: Thing
    other_town: Thing
    work: Thing
    founded: int
    people: tuple[Person, ...]


def draw(chance: random.Random, *, flat: float, steep: float) -> int:
    """Return a number from 0 on by a Zipf-Mandelbrot law.

    That it is k or more has the probability ``(1 + k / flat) ** -steep``: of numbers below
    ``flat`` all are about as frequent.
    """
    return int(flat * ((1.0 - chance.random()) ** (-1 / steep) - 1))


def chance_of(kind: str, number: int) -> random.Random:
    """Return the dice of a thing, which fall alike for equal things."""
    return random.Random(f"{kind} {number}")


@lru_cache(_KEPT)
def circle(number: int) -> Circle:
    """Return a circle."""
    chance = chance_of("circle", number)
    town, other = (
        town_of(draw(chance, flat=300, steep=0.7)),
        town_of(draw(chance, flat=20, steep=1)),
    )
    name = f"{town.name} {chance.choice(_OF_WHAT)} {chance.choice(_BODY)}"
    body = Thing(f"body:{number}", "organization", name, _initials(name))
    founded = chance.randint(1880, 1990)
    return Circle(
        number, body, great_body(draw(chance, flat=10, steep=1)), town, other,
        Thing(f"work:{number}", "work", _work_name(chance, town.name)), founded,
        tuple(_person(chance, number, place=place, founded=founded) for place in range(PEOPLE)),
    )  # fmt: skip


@lru_cache(_KEPT)
def town_of(number: int) -> Thing:
    """Return a town."""
    chance = chance_of("town", number)
    syllables = "".join(_syllable(chance) for _ in range(1 + (number > 500)))
    return Thing(f"town:{number}", "place", syllables.capitalize() + chance.choice(_TOWN_END))


@lru_cache(_KEPT)
def great_body(number: int) -> Thing:
    """Return a body that many circles have to do with."""
    chance = chance_of("great", number)
    name = f"{chance.choice(_GREAT)} {chance.choice(_OF_WHAT)} {chance.choice(_BODY)}"
    return Thing(f"great:{number}", "organization", name, _initials(name))


@lru_cache(_KEPT)
def famous(number: int) -> Thing:
    """Return a person of whom episodes of all kinds speak."""
    return _named(f"famous:{number}", chance_of("famous", number))


@lru_cache(_KEPT)
def show(number: int) -> tuple[Thing, Thing]:
    """Return a show and its host."""
    chance = chance_of("show", number)
    name = f"{chance.choice(_NOUN)} {chance.choice(_NOUN)} {chance.choice(_SHOW)}"
    return Thing(f"show:{number}", "work", name), _named(f"host:{number}", chance)


@lru_cache(_KEPT)
def sponsor(number: int) -> Thing:
    """Return who pays for the advertisements of many shows."""
    chance = chance_of("sponsor", number)
    return Thing(f"sponsor:{number}", "organization", f"{_family(chance)} {chance.choice(_NOUN)}s")


def topic(number: int) -> Thing:
    """Return what people are for or against."""
    return Thing(f"topic:{number}", "concept", _TOPIC[number % len(_TOPIC)].strip())


def topics() -> int:
    """Return how many topics there are."""
    return len(_TOPIC)


def _person(chance: random.Random, number: int, *, place: int, founded: int) -> Person:
    born = chance.randint(1930, 1995)
    likes, dislikes = chance.sample(range(topics()), 2)
    return Person(
        _named(f"person:{number}.{place}", chance), born, chance.choice(_ROLE),
        max(born + chance.randint(18, 40), founded + 1), topic(likes), topic(dislikes),
        place + 1 - 2 * (place % 2) if place < PEOPLE - 1 else place,
    )  # fmt: skip


def _named(key: str, chance: random.Random) -> Thing:
    name = f"{FIRST[draw(chance, flat=60, steep=2) % len(FIRST)]} {_family(chance)}"
    title = chance.choice(["Dr", "Professor"]) if chance.random() < 0.15 else ""
    return Thing(key, "person", name, (f"{title} {name.split()[-1]}",) if title else ())


def _family(chance: random.Random) -> str:
    """Return a family name: one of twenty from a short list, the others from a long one."""
    if chance.random() < 0.05:
        return chance.choice(LAST)
    return _family_name(draw(chance, flat=2000, steep=0.6) % 400_000)


@lru_cache(_KEPT)
def _family_name(number: int) -> str:
    chance = chance_of("family", number)
    syllables = "".join(_syllable(chance) for _ in range(1 + (number > 10_000)))
    return syllables.capitalize() + chance.choice(_FAMILY_END)


def _syllable(chance: random.Random) -> str:
    return chance.choice(_ONSET) + chance.choice(_VOWEL) + chance.choice(_CODA)


def _work_name(chance: random.Random, town: str) -> str:
    noun, other = chance.sample(_NOUN, 2)
    return chance.choice(_WORK).format(noun=noun, noun2=other, town=town)


def _initials(name: str) -> tuple[str, ...]:
    letters = "".join(word[0] for word in name.split())
    return (letters,) if len(letters) > 2 else ()
