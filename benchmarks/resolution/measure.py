"""Measures how well things are told apart and put together in many documents.

python benchmarks/resolution/measure.py [--documents 300] [--noise 0.1] [--homonyms 40] [--seed 1]

Documents of an invented world are written (``world.py``), read as in a build, and each name in
them is looked up in the result. B-cubed (Bagga and Baldwin 1998) counts the names that were found;
the share that was found stands beside it.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from world import Text, Thing, make_world, write_documents

from kgraph.build import extract_corpus
from kgraph.model import Corpus

Place = tuple[str, int, int]


def main() -> None:
    """Write, read, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--circles", type=int, default=60)
    parser.add_argument("--homonyms", type=int, default=40)
    parser.add_argument("--noise", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    chosen = parser.parse_args()
    rng = random.Random(chosen.seed)
    world = make_world(rng, circles=chosen.circles, homonyms=chosen.homonyms)
    texts = list(write_documents(rng, world, count=chosen.documents, noise=chosen.noise))
    with tempfile.TemporaryDirectory() as folder:
        corpus = _read(texts, Path(folder))
    gold = {(text.name, start, end): thing for text in texts for start, end, thing in text.gold}
    found = _entities_at(corpus, gold)
    precision, recall = b_cubed({place: gold[place] for place in found}, found)
    wrong = _wrong_merges(gold, found)
    print(f"names {len(gold)}, found {len(found) / len(gold):.3f}")
    print(f"B-cubed precision {precision:.3f}, recall {recall:.3f}, "
          f"F1 {2 * precision * recall / (precision + recall):.3f}")  # fmt: skip
    print(f"wrong merges {len(wrong)} of {len(set(found.values()))} things")
    if chosen.errors:
        things = {t.number: t for c in world for t in (c.body, c.town, *c.people)}
        _print_errors(gold, found, things=things, texts=texts)


def _read(texts: Sequence[Text], folder: Path) -> Corpus:
    for text in texts:
        (folder / text.name).write_text("".join(text.parts), encoding="utf-8")
    corpus, problems = extract_corpus([folder])
    for problem in problems:
        print(problem)
    return corpus


def _entities_at(corpus: Corpus, gold: Mapping[Place, int]) -> dict[Place, str]:
    """Return the entity that stands at each name, if its mentions cover half of it or more."""
    at: dict[tuple[str, int], str] = {}
    for extract in corpus.extracts:
        source = extract.document.source.rsplit("/", 1)[-1]
        for mention in extract.mentions:
            entity = corpus.entity_by_chain.get((extract.document_id, mention.chain))
            if entity is not None and mention.named:
                for offset in range(mention.span.start, mention.span.end):
                    at[source, offset] = entity
    found = {}
    for place in gold:
        source, start, end = place
        seen = Counter(at[source, n] for n in range(start, end) if (source, n) in at)
        best = max(seen, key=lambda entity: (seen[entity], entity), default=None)
        if best is not None and 2 * seen[best] >= end - start:
            found[place] = best
    return found


def b_cubed(gold: Mapping[Place, int], found: Mapping[Place, str]) -> tuple[float, float]:
    """Return B-cubed precision and recall of a grouping of the same names."""
    together = Counter((gold[place], found[place]) for place in gold)
    of_gold, of_found = Counter(gold.values()), Counter(found[place] for place in gold)
    count = max(len(gold), 1)
    precision = sum(n * n / of_found[entity] for (_, entity), n in together.items()) / count
    recall = sum(n * n / of_gold[thing] for (thing, _), n in together.items()) / count
    return precision, recall


def _wrong_merges(gold: Mapping[Place, int], found: Mapping[Place, str]) -> dict[str, set[int]]:
    things: dict[str, set[int]] = defaultdict(set)
    for place, entity in found.items():
        things[entity].add(gold[place])
    return {entity: several for entity, several in things.items() if len(several) > 1}


def _print_errors(
    gold: Mapping[Place, int],
    found: Mapping[Place, str],
    *,
    things: Mapping[int, Thing],
    texts: Sequence[Text],
) -> None:
    words = {text.name: "".join(text.parts) for text in texts}
    for entity, several in sorted(_wrong_merges(gold, found).items()):
        print("merged", entity, "<-", sorted((things[n].name, n) for n in several))
    by_thing: dict[int, Counter[str]] = defaultdict(Counter)
    for place, entity in found.items():
        by_thing[gold[place]][f"{entity} ({words[place[0]][place[1] : place[2]]})"] += 1
    for number, seen in sorted(by_thing.items()):
        if len({each.partition(" (")[0] for each in seen}) > 1:
            print("split", things[number].name, dict(seen.most_common(8)))
    for place in sorted(set(gold) - set(found))[:60]:
        print("missed", place[0], words[place[0]][place[1] : place[2]])


if __name__ == "__main__":
    main()
