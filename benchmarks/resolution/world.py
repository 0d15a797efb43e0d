"""An invented world of people, bodies and places, and the documents that speak of it.

Everything follows from a seed. People come in circles: those of one body in one town. A homonym is
somebody of another circle with the same full name.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

FIRST = """Ada Agnes Albin Alma Amos Anika Anselm Arlo Asta Aurel Beata Benno Birgit Bram Brona
Caspar Cecily Clemens Cora Corin Dagny Darius Delia Desmond Dora Edda Edgar Eilis Elias Elmer Enid
Ernest Esme Fabian Felicia Fergus Fiona Flora Gareth Gerda Gideon Greta Gunnar Hanna Harald Hazel
Hedwig Hector Hilda Horace Ida Ignatius Imogen Ines Irma Isidor Ivo Jarvis Jemima Jonas Judith
Kaspar Keziah Klara Lambert Leonie Lionel Ludmila Magnus Malcolm Marit Matilda Maude Melvin Mina
Nadia Nestor Nora Olaf Oriel Orson Otto Paula Percy Petra Quentin Ramona Regina Roland Rosalind
Rufus Sabina Selma Sidney Silas Solveig Tabitha Thaddeus Thora Tobias Ulrika Una Ursula Valentin
Vera Viggo Wanda Wilfred Winifred Yolanda Zelda""".split()
LAST = """Abernathy Achterberg Alderton Amundsen Appleyard Arkwright Bancroft Barraclough
Bellweather Birkenstock Blackwood Bramley Brightwell Brockhurst Cartwright Castellan Chadderton
Coldstream Cranbourne Dalgleish Danvers Delacroix Drummond Eastbrook Ellsworth Fairclough
Farnsworth Featherstone Fennimore Fitzwilliam Galbraith Garrowby Gillespie Goodfellow Granville
Grimshaw Hallewell Harcourt Hathersage Hawthorne Heathcote Hollingworth Huddleston Inglewood
Jankowski Jorgensen Kettlewell Kirkpatrick Kowalski Lancaster Lindqvist Longbottom Lovelace
Macallister Mansfield Marchbanks Merriweather Montague Mortensen Netherby Nightingale Oakeshott
Ollerenshaw Pemberton Penhaligon Petersen Quarrington Rademacher Ravenscroft Rosenthal Rutherford
Sandoval Scarborough Shackleton Silverstone Sorensen Stainforth Sutherland Tattersall Thistlewood
Thornbury Trevelyan Underhill Vandermeer Wainwright Walsingham Weatherby Whitcombe Willoughby
Winterbourne Wolstenholme Yarborough Zimmermann""".split()
TOWN = """Alderhaven Brackenford Cawdle Dunmarrow Eskmouth Farrowdale Glenport Hollowbeck Inverdale
Kelderwick Lanmoor Marlscombe Nethersea Oxcliffe Pellmouth Quarnford Ravelstone Saltburgh Tarnwick
Ulverby Vexford Wexcombe Yarrowfield Zennorby""".split()
KIND = [
    ("Rowing Club", "coach"),
    ("Weavers Guild", "weaver"),
    ("Choral Society", "conductor"),
    ("Tenants Union", "organizer"),
    ("Grammar School", "teacher"),
    ("General Hospital", "surgeon"),
    ("Theatre Company", "director"),
    ("Farmers Cooperative", "secretary"),
    ("Chess Club", "captain"),
    ("Historical Society", "archivist"),
    ("Brewing Company", "brewer"),
    ("Observatory", "astronomer"),
]
SPOKEN = 0.8


@dataclass(frozen=True)
class Thing:
    """Something of the world: a number that nothing else has, its name and its type."""

    number: int
    name: str
    kind: str


@dataclass(frozen=True)
class Circle:
    """A body, its town, and the people in it, each with a role and a year of birth."""

    body: Thing
    town: Thing
    people: tuple[Thing, ...]
    role: str
    years: tuple[int, ...]


@dataclass
class Text:
    """A document as it grows: its words, and where it names what."""

    name: str
    parts: list[str] = field(default_factory=list)
    gold: list[tuple[int, int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, thing: Thing | None = None) -> None:
        """Write words, which name a thing where one is given."""
        if thing is not None:
            self.gold.append((self.length, self.length + len(words), thing.number))
        self.parts.append(words)
        self.length += len(words)


def make_world(rng: random.Random, *, circles: int, homonyms: int) -> list[Circle]:
    """Return circles of people, of whom so many pairs share a full name."""
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    rng.shuffle(names)
    places = [f"{town} {kind}" for town in TOWN for kind, _ in KIND]
    roles = dict(KIND)
    chosen = rng.sample(places, circles)
    towns = {town: Thing(number, town, "place") for number, town in enumerate(TOWN)}
    world, number = [], len(towns)
    twins = [names.pop() for _ in range(homonyms)]
    waiting = [*twins, *twins]
    towns_of: dict[str, set[str]] = {name: set() for name in twins}
    for index, body in enumerate(chosen):
        town, _, kind = body.partition(" ")
        people = []
        for _ in range(5):
            share = len(waiting) / max(5 * (circles - index), 1)
            twin = next((name for name in waiting if town not in towns_of[name]), None)
            name = twin if twin is not None and rng.random() < share else names.pop()
            if name in waiting:
                waiting.remove(name)
                towns_of[name].add(town)
            people.append(Thing(number, name, "person"))
            number += 1
        years = tuple(rng.randint(1930, 1999) for _ in people)
        world.append(
            Circle(
                Thing(number, body, "organization"), towns[town], tuple(people), roles[kind], years
            )
        )
        number += 1
    return world


def write_documents(
    rng: random.Random, world: list[Circle], *, count: int, noise: float
) -> Iterator[Text]:
    """Yield documents, each of one circle: transcripts, and some in prose.

    In transcripts a recogniser hears names wrong, so many of them that the share of wrong name
    tokens in all documents is ``noise``.
    """
    for number in range(count):
        circle = world[number % len(world)]
        spoken = rng.random() < SPOKEN
        heard = noise / SPOKEN if spoken else 0.0
        yield _document(rng, circle, name=f"text{number:03d}.txt", spoken=spoken, noise=heard)


def _document(rng: random.Random, circle: Circle, *, name: str, spoken: bool, noise: float) -> Text:
    text = Text(name)
    people = rng.sample(range(len(circle.people)), 3)
    writer = Writer(rng, circle, text=text, noise=noise)
    if spoken:
        text.add("Host: Welcome back to the programme. Today we talk about ")
        writer.name(circle.body)
        text.add(" in ")
        writer.name(circle.town)
        text.add(".\n\nGuest: Thank you. It is good to be here.\n\n")
    for turn, person in enumerate(people):
        if spoken:
            text.add("Guest: " if turn % 2 else "Host: ")
        writer.paragraph(person, others=[each for each in people if each != person])
        text.add("\n\n")
    return text


class Writer:
    """Writes sentences about the people of a circle."""

    def __init__(self, rng: random.Random, circle: Circle, *, text: Text, noise: float) -> None:
        self._rng, self._circle, self._text, self._noise = rng, circle, text, noise

    def name(self, thing: Thing, *, words: str | None = None) -> None:
        """Write a name, or part of it, as a recogniser may hear it."""
        heard = " ".join(
            mishear(self._rng, word) if self._rng.random() < self._noise else word
            for word in (words or thing.name).split()
        )
        self._text.add(heard, thing)

    def paragraph(self, number: int, *, others: list[int]) -> None:
        """Write what a person is and does, first by the full name, then by part of it."""
        circle, person = self._circle, self._circle.people[number]
        first, _, last = person.name.partition(" ")
        parts = [part for each in circle.people for part in each.name.split()]
        clear = [part for part in (first, last) if parts.count(part) == 1]
        short = self._rng.choice([*clear, person.name])
        other = circle.people[self._rng.choice(others)]
        self.name(person)
        opening = self._rng.choice(["works for", "works at", "joined", "is a member of"])
        self._text.add(f" {opening} the " if opening != "works for" else " works for the ")
        self.name(circle.body)
        self._text.add(f" as a {circle.role}. ")
        self.name(person, words=short)
        if self._rng.random() < 0.4:
            self._text.add(f" was born in {circle.years[number]} and lives in ")
        else:
            self._text.add(" lives in ")
        self.name(circle.town)
        self._text.add(". ")
        self.name(person, words=short)
        self._text.add(
            self._rng.choice([" has often worked with ", " learned a lot from ", " met "])
        )
        self.name(other)
        self._text.add(" there.")


_SOUNDS = [
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("y", "i"), ("ll", "l"),
    ("tt", "t"), ("ss", "s"), ("ie", "y"), ("ei", "i"), ("ou", "u"), ("ea", "e"), ("gh", ""),
    ("oo", "u"), ("th", "t"), ("er", "or"), ("en", "in"), ("an", "en"), ("e", "a"),
]  # fmt: skip


def mishear(rng: random.Random, word: str) -> str:
    """Return a word as a recogniser may write it: spelt by its sound, split, or small."""
    way = rng.choice(["sound", "sound", "split", "small"])
    small = word.casefold()
    if way == "small" or len(word) < 4:
        return small
    if way == "split" and len(word) > 6:
        place = rng.randint(3, len(word) - 3)
        return f"{word[:place]} {word[place:]}"
    fitting = [(old, new) for old, new in _SOUNDS if old in small[1:]]
    if not fitting:
        return f"{word}s" if not word.endswith("s") else word[:-1]
    old, new = rng.choice(fitting)
    return (small[0] + small[1:].replace(old, new, 1)).capitalize()
