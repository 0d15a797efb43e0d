"""Measures which names of one document are put together, on Re-DocRED with its own mentions.

python benchmarks/resolution/documents.py [--corpora ../shared/corpora] [--errors]

Each mention of a person, body, place or other name is given with its type, as the corpus marks it;
how names are put together within a document is measured by B-cubed over all mentions.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from measure import b_cubed
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kgraph.language.coreference import merge_groups
from kgraph.language.mentions import Candidate, name_key
from kgraph.language.name_groups import group_candidates

_TYPES = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "work"}


def main() -> None:
    """Read the corpus, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--errors", action="store_true", help="print names wrongly put together")
    chosen = parser.parse_args()
    path = chosen.corpora / "docred" / "train.jsonl"
    if not path.is_file():
        sys.exit(f"{path}: no such file. Give the folder of the corpora with --corpora.")
    gold: dict[tuple[str, int, int], int] = {}
    found: dict[tuple[str, int, int], str] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            _read(record, number=number, gold=gold, found=found)
    precision, recall = b_cubed(gold, found)
    print(f"{len(gold)} mentions: B-cubed precision {precision:.3f}, recall {recall:.3f}, "
          f"F1 {2 * precision * recall / (precision + recall):.3f}")  # fmt: skip
    if chosen.errors:
        _print_wrong(gold, found)


def _read(
    record: dict[str, list[dict[str, int | str]]],
    *,
    number: int,
    gold: dict[tuple[str, int, int], int],
    found: dict[tuple[str, int, int], str],
) -> None:
    """Add a document's mentions, by place and name: which thing they are of, and were taken for."""
    text = str(record["text"])
    mentions = [each for each in record["mentions"] if each["type"] in _TYPES]
    nothing = Doc(Vocab(), words=["x"])[:]
    names = [text[int(each["start"]) : int(each["end"])] for each in mentions]
    candidates = [
        Candidate(nothing, _TYPES[str(each["type"])], name, name_key(name), named=True)
        for each, name in zip(mentions, names, strict=True)
    ]
    groups = group_candidates(candidates, (), known_names=())
    joins = merge_groups(groups)
    for each, candidate in zip(mentions, candidates, strict=True):
        place = (f"{number}: {candidate.label}", int(each["start"]), int(each["end"]))
        gold[place] = number * 10_000 + int(each["entity"])
        found[place] = f"{number}: {joins.end_of(candidate.key)}"


def _print_wrong(
    gold: dict[tuple[str, int, int], int], found: dict[tuple[str, int, int], str]
) -> None:
    names: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for place, entity in found.items():
        names[entity][gold[place]].add(place[0])
    for things in names.values():
        if len(things) > 1:
            print([sorted(each) for each in things.values()])


if __name__ == "__main__":
    main()
