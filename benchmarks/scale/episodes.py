"""Writes invented podcast episodes as text, with the things and claims in them known.

python -m benchmarks.scale.episodes --documents 1000 --out runs/episodes [--facts 8]

``OUT/sources/`` has the transcripts, ``OUT/entities.jsonl`` each thing with its type, its name and
the places where it is named, ``OUT/claims.jsonl`` each stated claim. Episode 7 is the same in a
collection of ten as in one of a million. For collections too large to be read there is the form
without text, ``extracts.py``.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.scale.facts import Fact
from benchmarks.scale.plans import Name, Plan, plan_of
from benchmarks.scale.things import Thing

FACTS: Final = 8
"""Facts of an episode of some 150 words."""
_FILLERS = 0.4
_WORDS_A_SECOND = 2.5


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a text names a thing, in code points, half-open."""

    start: int
    end: int
    thing: Thing


@dataclass(frozen=True, slots=True)
class Episode:
    """A transcript with what it names and states; ``labels`` are the names before the turns."""

    name: str
    text: str
    labels: tuple[Naming, ...]
    namings: tuple[Naming, ...]
    facts: tuple[Fact, ...]


def episodes(count: int, *, facts: int = FACTS) -> Iterator[Episode]:
    """Yield so many episodes, the same at each call."""
    for number in range(count):
        yield rendered(plan_of(number, facts=facts, fillers=_FILLERS))


def rendered(plan: Plan) -> Episode:
    """Return a planned episode as a transcript with time codes."""
    writer = _Writer()
    for turn in plan.turns:
        writer.begin(Name(turn.speaker, plan.labels[turn.speaker.key]))
        for sentence in turn.sentences:
            for part in sentence.parts:
                writer.add(part)
            writer.add(" ")
        writer.add("\n\n")
    stated = (sentence.fact for turn in plan.turns for sentence in turn.sentences)
    facts = tuple(fact for fact in stated if fact is not None)
    name = f"episode-{plan.number:07d}.txt"
    return Episode(name, writer.text, tuple(writer.labels), tuple(writer.namings), facts)


class _Writer:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = self._words = 0
        self.labels: list[Naming] = []
        self.namings: list[Naming] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def begin(self, label: Name) -> None:
        seconds = int(self._words / _WORDS_A_SECOND)
        self.add(f"[{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}] ")
        self.add(label)
        self.labels.append(self.namings.pop())
        self.add(": ")

    def add(self, part: str | Name) -> None:
        words = part if isinstance(part, str) else part.words
        if isinstance(part, Name):
            self.namings.append(Naming(self._length, self._length + len(words), part.thing))
        self._parts.append(words)
        self._length += len(words)
        self._words += len(words.split())


def write_episodes(folder: Path, count: int, *, facts: int = FACTS) -> int:
    """Write transcripts and what is known of them; return how many words there are."""
    sources = folder / "sources"
    sources.mkdir(parents=True, exist_ok=True)
    words, places, things = 0, defaultdict(list), {}
    with (folder / "claims.jsonl").open("w", encoding="utf-8") as claims:
        for episode in episodes(count, facts=facts):
            (sources / episode.name).write_text(episode.text, encoding="utf-8")
            words += len(episode.text.split())
            for naming in episode.namings:
                things[naming.thing.key] = naming.thing
                places[naming.thing.key].append((episode.name, naming.start, naming.end))
            claims.writelines(_lines(_claim(episode.name, fact) for fact in episode.facts))
    with (folder / "entities.jsonl").open("w", encoding="utf-8") as entities:
        entities.writelines(_lines(_entity(things[key], places[key]) for key in sorted(things)))
    return words


def _claim(document: str, fact: Fact) -> dict[str, object]:
    return {
        "document": document,
        "subject": fact.subject.key,
        "predicate": fact.predicate,
        "object": fact.object.key if fact.object else None,
        "value": fact.value,
        "denied": fact.is_denied,
    }


def _entity(thing: Thing, mentions: list[tuple[str, int, int]]) -> dict[str, object]:
    return {"id": thing.key, "type": thing.kind, "name": thing.name, "mentions": mentions}


def _lines(records: Iterable[dict[str, object]]) -> Iterator[str]:
    return (json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def main() -> None:
    """Write, and say how much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--facts", type=int, default=FACTS)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    words = write_episodes(chosen.out, chosen.documents, facts=chosen.facts)
    print(f"{chosen.documents} episodes of {words} words")


if __name__ == "__main__":
    main()
