"""Invented documents of about a thousand words, as many as wanted: talk and prose about circles.

What a document says of whom follows from its number alone, so that a collection of ten is the
beginning of one of ten thousand, and things grow in number as documents do.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from benchmarks.resolution.world import FIRST, KIND, LAST, SPOKEN

WORDS = 1000
_DOCUMENTS_A_CIRCLE = 4
_PEOPLE = 6
_START = "Al Bra Caw Dun Esk Far Glen Hol In Kel Lan Mar Neth Ox Pell Quar Rav Sal Tar Ul Vex Wex"
_MIDDLE = "der ken dle mar er row la lo ver der mo ls the cli lo rn el tbu nwi ver co for gas pin"
_END = "haven ford mouth port beck dale wick moor combe sea cliffe field by stow leigh bury ness"
_TOPIC = """tidal power, night buses, school meals, open archives, river dredging, rent control,
bird counts, bell ringing, seed banks, cargo bikes, peat cutting, cheap loans, evening classes,
slow radio, brass bands, flood walls, glass recycling, hedge laying, sign painting, ferry fares"""
_NOUN = """barn bridge ledger lantern engine kettle meadow harbour ladder garden window market
orchard workshop cellar signal timetable rope quarry map boiler staircase chapel lane""".split()
_ADJECTIVE = "old narrow quiet heavy new empty bright crowded wet long broken famous cold".split()
_FILLER = (
    "The {adjective} {noun} beside the {noun2} had been {adjective2} for as long as we remember.",
    "There was a {noun} in every {noun2} then, and nobody thought that it was {adjective}.",
    "You walk past the {noun}, you see the {adjective} {noun2}, and you know where you are.",
    "I think that a {adjective} {noun} tells you more than any {noun2} can.",
    "When the rain came, the {noun} was {adjective}, and the {noun2} stood open all night.",
    "It took three winters to mend the {noun}, and the {adjective} {noun2} was never mended.",
    "Some people like a {adjective} {noun}; others would rather have the {noun2} back.",
)
_STATED = (
    "{person} joined the {body} in {year}.",
    "{person} works for the {body} as a {role}.",
    "{person} was born in {town} in {year}.",
    "{short} lives in {town} and is a member of the {body}.",
    "{person} founded the {body} with {other} in {year}.",
    "{short} has worked with {other} since {year}.",
    "{person} supports {topic}, but {other} is against it.",
    "{short} did not leave the {body} in {year}.",
    "The {body} is based in {town}.",
    "{other} says that {topic} leads to {topic2}.",
    "{person} wrote a book about {topic} in {year}.",
    "The {body} may open a second house in {town2}.",
    "{short} is married to {other}, who teaches in {town2}.",
    "{person} became the director of the {body} in {year}.",
    "The {body} works on {topic} and {topic2}.",
)


def write_documents(folder: Path, count: int, *, length: int = WORDS) -> int:
    """Write so many documents of about so many words and return how many words they have."""
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    for number in range(count):
        text = document(number, words=length)
        words += len(text.split())
        (folder / f"text-{number:05d}.txt").write_text(text, encoding="utf-8")
    return words


def document(number: int, *, edition: int = 0, words: int = WORDS) -> str:
    """Return one document; another edition of it says something else in its last words."""
    writer = _Writer(number)
    spoken = writer.chance.random() < SPOKEN
    parts = [f"Notes on {writer.topic} in {writer.town}\n"] if not spoken else []
    length = seconds = 0
    while length < words:
        paragraph = writer.paragraph()
        speaker = ("host", "guest")[len(parts) % 2]
        label = f"[{seconds // 60:02d}:{seconds % 60:02d}] {writer.people[speaker == 'guest']}: "
        parts.append((label if spoken else "") + paragraph)
        length += len(paragraph.split())
        seconds += len(paragraph.split()) // 2
    if edition:
        parts.append(f"{writer.people[0]} joined the {writer.body} in {1900 + edition}.")
    return "\n\n".join(parts) + "\n"


class _Writer:
    """Writes about the people of one circle, and now and then about the next one."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(f"document {number}")
        self.number = number // _DOCUMENTS_A_CIRCLE
        circle = random.Random(f"circle {self.number}")
        self.town = _town(self.number)
        kind, self.role = circle.choice(KIND)
        self.body = f"{self.town} {kind}"
        self.people = [f"{circle.choice(FIRST)} {circle.choice(LAST)}" for _ in range(_PEOPLE)]
        self.topics = [each.strip() for each in _TOPIC.split(",")]
        self.topic = self.chance.choice(self.topics)

    def paragraph(self) -> str:
        """Return a few sentences, a third of which state something."""
        count = self.chance.randint(3, 6)
        return " ".join(
            self._sentence(_STATED if self.chance.random() < 0.35 else _FILLER)
            for _ in range(count)
        )

    def _sentence(self, templates: tuple[str, ...]) -> str:
        person, other = self.chance.sample(self.people, 2)
        near = self.number + self.chance.randint(0, 3)
        said = self.chance.choice(templates).format(
            person=person, other=other, short=person.split()[-1],
            body=self.body, role=self.role, town=self.town, town2=_town(near),
            year=self.chance.randint(1950, 2020),
            topic=self.topic, topic2=self.chance.choice(self.topics),
            noun=self.chance.choice(_NOUN), noun2=self.chance.choice(_NOUN),
            adjective=self.chance.choice(_ADJECTIVE), adjective2=self.chance.choice(_ADJECTIVE),
        )  # fmt: skip
        return _with_articles(said)


def filler(chance: random.Random) -> str:
    """Return a sentence that states nothing and names nobody."""
    noun, noun2 = chance.sample(_NOUN, 2)
    said = chance.choice(_FILLER).format(
        noun=noun, noun2=noun2,
        adjective=chance.choice(_ADJECTIVE), adjective2=chance.choice(_ADJECTIVE),
    )  # fmt: skip
    return _with_articles(said)


def _with_articles(said: str) -> str:
    said = re.sub(r"\b(a|A) (?=[aeiou])", r"\1n ", said)
    return said[0].upper() + said[1:]


def _town(number: int) -> str:
    parts = (_START.split(), _MIDDLE.split(), _END.split())
    name = ""
    for part in parts:
        number, place = divmod(number, len(part))
        name += part[place]
    return name
