"""How long the way from claims to Turtle takes, and how much memory it needs.

Makes a corpus of plain data: a fifth as many entities as claims, with hubs as real graphs have
them, and 1,000 claims a source, each with a quote of its own out of the text of the source.

    python benchmarks/turtle.py [CLAIMS ...] [--out FILE]
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kgraph.export.turtle import write_turtle
from kgraph.graph.short_names import DEFAULT_BASE_IRI
from kgraph.graph.statements import build_statements
from kgraph.model import (
    Claim,
    Corpus,
    Document,
    Entity,
    Evidence,
    Extract,
    Modality,
    Polarity,
    Reading,
    Span,
)
from kgraph.ontology import load_ontology

_TYPES = ("person", "organization", "place", "event", "work", "concept")
_LINKS = ("memberOf", "founderOf", "supports", "worksOn", "partOf", "holdsRole", "open:sail with")
_CLAIMS_A_SOURCE = 1000
_WORDS = (
    "tide rope harbour lantern oak mill weaver ferry salt barley kiln quarry meadow anvil".split()
)


def main(arguments: list[str]) -> None:
    """Measure each size that the arguments name, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="*", type=int, default=[100_000])
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args(arguments)
    for count in chosen.claims:
        with tempfile.TemporaryDirectory() as folder:
            measure(count, out=chosen.out or Path(folder) / "graph.ttl")


def measure(count: int, *, out: Path) -> None:
    """Write a graph of so many claims and print what that took."""
    ontology = load_ontology()
    corpus = made_up_corpus(count)
    before, start = peak_megabytes(), time.process_time()
    statements = build_statements(corpus, ontology, base_iri=DEFAULT_BASE_IRI)
    write_turtle(statements, out, base_iri=DEFAULT_BASE_IRI)
    seconds = time.process_time() - start
    peak = peak_megabytes()
    size = out.stat().st_size / 1e6
    print(
        f"{count:,} claims: {seconds:.1f} s CPU, {size:.0f} MB of Turtle, "
        f"peak {peak:.0f} MB, of which {before:.0f} MB before writing",
        flush=True,
    )


def peak_megabytes() -> float:
    """Return the most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def made_up_corpus(count: int) -> Corpus:
    """Return a corpus of so many claims; equal counts give equal corpora."""
    chance = random.Random(count)
    entities = tuple(sorted(made_up_entities(max(count // 5, 2), chance)))
    text = " ".join(chance.choices(_WORDS, k=30 * _CLAIMS_A_SOURCE))
    claims = tuple(made_up_claims(count, entities, text=text, chance=chance))
    sources = range(count // _CLAIMS_A_SOURCE + 1)
    extracts = tuple(made_up_extract(number, text) for number in sources)
    return Corpus(extracts, entities, claims, {})


def made_up_entities(count: int, chance: random.Random) -> Iterator[Entity]:
    """Yield entities, a third of them with another name."""
    for number in range(count):
        kind = chance.choice(_TYPES)
        label = f"{' '.join(chance.choices(_WORDS, k=2)).title()} {number}"
        aliases = (f"{label} the Elder",) if number % 3 == 0 else ()
        name = f"{kind}/{label.lower().replace(' ', '-')}"
        yield Entity(name, kind, label, aliases, chance.randrange(1, 40), chance.random())


def made_up_claims(
    count: int, entities: tuple[Entity, ...], *, text: str, chance: random.Random
) -> Iterator[Claim]:
    """Yield claims between entities, few of which have most of the links."""
    for number in range(count):
        subject, target, speaker = (
            entities[int(len(entities) * chance.random() ** 3)].id for _ in range(3)
        )
        start = number % _CLAIMS_A_SOURCE * 150 + chance.randrange(50)
        evidence = Evidence(
            document_id=f"talk-{number // _CLAIMS_A_SOURCE}",
            span=Span(start, start + 90),
            quote=text[start : start + 90],
            subject_span=Span(start, start + 5),
            speaker=speaker,
            start_ms=start * 60,
            confidence=round(chance.random(), 3),
            rule="made up",
        )
        predicate = chance.choice(_LINKS)
        polarity = Polarity.NEGATED if chance.random() < 0.1 else Polarity.AFFIRMED
        modality = Modality.ASSERTED if chance.random() < 0.8 else Modality.REPORTED
        qualifier = chance.choice(entities).id if predicate == "holdsRole" else None
        since = str(chance.randrange(1900, 2020)) if chance.random() < 0.3 else None
        yield Claim(
            *(subject, predicate, target, None, (evidence,), polarity, modality),
            *(qualifier, since),
        )


def made_up_extract(number: int, text: str) -> Extract:
    """Return a source; all have the same text, which is held once."""
    source, digest = f"talks/talk-{number}.txt", f"{number:064x}"
    document = Document(
        source, digest, f"Talk {number}", text, (), (), (), (), Reading("", (), ()), "made up"
    )
    return Extract(f"talk-{number}", document, (), (), (), ())


if __name__ == "__main__":
    main(sys.argv[1:])
