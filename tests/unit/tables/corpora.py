"""Invented corpora in which names meet in every way that resolution knows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kgraph.model import (
    Claim,
    CoreferenceChain,
    Evidence,
    Extract,
    Join,
    Modality,
    Polarity,
    Span,
    Turn,
)
from kgraph.model.source_meta import SourceMeta
from kgraph.model.text import TimeMark
from kgraph.tables.parts import write_part
from kgraph.tables.rows import Yield
from tests.builders import document_of, id_of

FIRST = "Ana Ben Bea Karl Carl Mia Tom Thom".split()
LAST = "Ruiz Ruis Lund Lunt Weaver Okafor".split()
PLACES = "Lorn Harwick Saltby Quay".split()
BODIES = ["Harbour Union", "The Harbour Union", "HTU", "Harbour Tenants Union", "Lorn Guild"]
WORDS = ["trade", "fair rent", "Green Deal", "guild"]
LINKS = [
    "bornIn", "worksFor", "memberOf", "holdsRole", "open:meet", "nationality", "parentOf",
    "hasChild", "locatedIn", "founderOf", "open:argue with",
]  # fmt: skip
TEXT = "Well, “Ana” said it.\nThe \\ quay\tis “old”.\n" * 8


def corpus(seed: int, *, documents: int) -> list[Extract]:
    """Return the documents that follow from a seed, in no order."""
    rng = random.Random(seed)
    return [_extract(rng, number) for number in rng.sample(range(documents), documents)]


def tables(folder: Path, extracts: Sequence[Extract], *, parts: int = 2) -> Path:
    """Write documents as so many parts of tables."""
    for part in range(parts):
        write_part(folder, [Yield(each.document_id, each) for each in extracts[part::parts]])
    return folder


def _extract(rng: random.Random, number: int) -> Extract:
    speaker = rng.choice(["Host", None])
    turns = [Turn(Span(0, len(TEXT)), speaker, None, 0)]
    document = document_of(TEXT, source=f"talk {number}.txt", turns=turns)
    if rng.random() < 0.3:
        meta = SourceMeta(recording="https://example.org/talk.mp3", page="https://example.org/t")
        marks = (TimeMark(0, 0), TimeMark(40, 12_500), TimeMark(120, 30_000))
        document = replace(document, meta=meta, time_marks=marks, date="2021-04")
    chains = tuple(_chains(rng))
    numbers = [chain.number for chain in chains]
    claims = tuple(_claim(rng, numbers, id_of(document)) for _ in range(rng.randint(0, 12)))
    return Extract(id_of(document), document, (), chains, claims, (numbers[0],))


def _chains(rng: random.Random) -> Iterator[CoreferenceChain]:
    for place in range(rng.randint(2, 9)):
        kind = rng.choice(["person", "person", "person", "place", "organization", "concept"])
        salience = rng.choice([0.3, 1.0, 2.0, 7.5, 0.1])
        labels, joins = _labels(rng, kind)
        yield CoreferenceChain(2 * place + 1, kind, labels, salience, joins=joins)


def _labels(rng: random.Random, kind: str) -> tuple[tuple[str, ...], tuple[Join, ...]]:
    if kind != "person":
        names = {"place": PLACES, "organization": [*BODIES, *PLACES], "concept": WORDS}
        return (rng.choice(names[kind]),), ()
    first, last = rng.choice(FIRST), rng.choice(LAST)
    middle = rng.choice(["", "", " M."])
    full = f"{first}{middle} {last}"
    if rng.random() < 0.3:
        return (rng.choice([first, last]),), ()
    if rng.random() < 0.3:
        return (full, last), (Join(last, full, "the last name alone"),)
    return (full,), ()


def _claim(rng: random.Random, numbers: Sequence[int], document: str) -> Claim:
    def reference() -> str:
        return f"c{rng.choice(numbers)}"

    predicate = rng.choice([*LINKS, "bornOn", "open:count"])
    valued = predicate in {"bornOn", "open:count"}
    values = ["1950", "1950-03", "3.5", "1970-01-02", "some “odd”\n\\ text"]
    return Claim(
        reference(),
        predicate,
        None if valued else reference(),
        rng.choice(values) if valued else None,
        tuple(_evidence(rng, reference(), document) for _ in range(rng.choice([1, 1, 2]))),
        polarity=rng.choice([*Polarity, Polarity.AFFIRMED, Polarity.AFFIRMED]),
        modality=rng.choice([Modality.ASSERTED] * 4 + [Modality.DESIRED]),
        qualifier=reference() if predicate == "holdsRole" else None,
        valid_from=rng.choice([None, None, "1999", "2001-02-30", "2003-04-05"]),
        valid_to=rng.choice([None, None, "2004-05"]),
    )


def _evidence(rng: random.Random, speaker: str, document: str) -> Evidence:
    start = rng.randint(0, 120)
    span = Span(start, start + rng.choice([5, 9, 30]))
    return Evidence(
        document, span, TEXT[span.start : span.end], Span(start, start + 2),
        speaker=speaker if rng.random() < 0.5 else None,
        start_ms=rng.choice([None, 0, 12_500, 7_001]),
        confidence=rng.choice([0.5, 0.75, 1.0, 1 / 3]),
        rule=rng.choice(["", "pattern:joined", "relation"]),
    )  # fmt: skip
