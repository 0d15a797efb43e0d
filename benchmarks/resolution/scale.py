"""Measures how long resolution takes and how much memory it needs, on invented chains.

python benchmarks/resolution/scale.py [--mentions 1000000] [--names 100000]

A document has ten chains with four mentions each; its names come from one neighbourhood of the
list, as those of one subject do, and a few are frequent everywhere. One name in fifty is misspelt.
No text is read. Prints seconds of processor time, peak memory, and the ratio to a tenth of it.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator

from world import FIRST, LAST, TOWN, mishear

from kgraph.model import CoreferenceChain, Document, Extract, Reading
from kgraph.resolution import resolve

_CHAINS, _MENTIONS = 10, 4


def main() -> None:
    """Resolve, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--names", type=int, default=100_000)
    chosen = parser.parse_args()
    tenth = _seconds(chosen.mentions // 10, names=chosen.names // 10)
    whole = _seconds(chosen.mentions, names=chosen.names)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{chosen.mentions} mentions of {chosen.names} names: {whole:.1f} s, {memory:.2f} GB")
    print(f"ratio to a tenth: {whole / tenth:.1f}")


def _seconds(mentions: int, *, names: int) -> float:
    rng = random.Random(1)
    extracts = list(_extracts(rng, _names(rng, names), count=mentions // (_CHAINS * _MENTIONS)))
    started = time.process_time()
    corpus = resolve(extracts)
    seconds = time.process_time() - started
    print(f"{len(extracts)} documents, {len(corpus.entities)} things, {seconds:.1f} s")
    return seconds


def _names(rng: random.Random, count: int) -> list[tuple[str, str]]:
    made: dict[str, str] = {}
    while len(made) < count:
        kind = rng.choice(["person", "person", "organization", "place"])
        if kind == "person":
            name = f"{rng.choice(FIRST)} {_invented(rng)} {rng.choice(LAST)}"
        elif kind == "place":
            name = _invented(rng) + rng.choice(["ton", "by", "ford", "ham"])
        else:
            name = f"{rng.choice(TOWN)} {_invented(rng)} {rng.choice(['Guild', 'Union', 'Club'])}"
        made[name] = kind
    return list(made.items())


def _invented(rng: random.Random) -> str:
    syllables = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
    return "".join(rng.choice(syllables) for _ in range(3)).capitalize()


def _extracts(rng: random.Random, names: list[tuple[str, str]], *, count: int) -> Iterator[Extract]:
    for number in range(count):
        middle = rng.randrange(len(names))
        near = {(middle + rng.randint(0, 30)) % len(names) for _ in range(_CHAINS - 2)}
        common = {rng.randrange(50) for _ in range(2)}
        chosen = sorted(near | common)
        document = Document(
            source=f"text{number}.txt", sha256=f"{number:064x}", title="", text="", turns=(),
            substitutions=(), time_marks=(), roster=(), reading=Reading("", (), ()), reader="none",
        )  # fmt: skip
        chains = tuple(
            CoreferenceChain(place, names[each][1], (_heard(rng, names[each][0]),), _MENTIONS)
            for place, each in enumerate(chosen)
        )
        yield Extract(f"text{number}", document, (), chains, (), ())


def _heard(rng: random.Random, name: str) -> str:
    if rng.random() > 0.02:
        return name
    return " ".join(mishear(rng, word) for word in name.split())


if __name__ == "__main__":
    main()
