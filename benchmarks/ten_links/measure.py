"""Measure ten links that no training data covers, each taught by five sentences.

    python benchmarks/ten_links/measure.py [--errors]

``teaching.ttl`` teaches them; ``test.jsonl`` has twenty sentences a link, six of which look alike
and do not state it. The two were written apart. A link counts as found where an affirmed claim
joins mentions that overlap the two marks.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kgraph.extraction import extract
from kgraph.extraction.learning import compile_patterns
from kgraph.language import load_annotator
from kgraph.model import Claim, Polarity, Span
from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.ontology.examples import parse_example
from kgraph.ontology.types import Ontology
from kgraph.sources import read_document

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """A test sentence with its marks."""

    link: str
    text: str
    subject: Span
    object: Span
    states: bool


def main() -> None:
    """Print precision and recall of each link and of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    ontology = taught()
    annotator = load_annotator()
    patterns = compile_patterns(ontology, annotator.language)
    counts: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for case in cases():
            path = Path(folder) / "case.txt"
            path.write_text(case.text, encoding="utf-8")
            document = annotator.annotate(read_document(path, source=path.name))
            claims = extract(document, ontology, patterns=patterns).claims
            found = any(is_found(claim, case, ontology) for claim in claims)
            count = counts.setdefault(case.link, Counter())
            count["gold"] += case.states
            count["found"] += found
            count["right"] += found and case.states
            if arguments.errors and found != case.states:
                print("missed" if case.states else "wrong", case.link, "|", case.text)
    for link, count in counts.items():
        print(f"{link:14} {line(count)}")
    print(f"{'all':14} {line(sum(counts.values(), Counter()))}")


def taught() -> Ontology:
    """Return kgraph's ontology with the ten links."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "ontology"
        shutil.copytree(find_ontology_folder(None), folder)
        file = folder / "kgraph.ttl"
        more = (HERE / "teaching.ttl").read_text(encoding="utf-8")
        file.write_text(file.read_text(encoding="utf-8") + "\n" + more, encoding="utf-8")
        return load_ontology(folder)


def cases() -> list[Case]:
    """Return the test sentences."""
    found = []
    for row in (HERE / "test.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(row)
        example = parse_example(record["text"])
        assert example.subject is not None
        assert example.object is not None
        found.append(
            Case(record["link"], example.text, example.subject, example.object, record["states"])
        )
    return found


def is_found(claim: Claim, case: Case, ontology: Ontology) -> bool:
    """Say whether a claim states the link between the two marks."""
    if claim.predicate != case.link or claim.polarity is Polarity.NEGATED:
        return False
    spans = [claim.evidence[0].subject_span, claim.evidence[0].object_span]
    marks = [case.subject, case.object]
    ways = [marks, marks[::-1]] if ontology.relations[case.link].symmetric else [marks]
    return any(
        all(span is not None and overlap(span, mark) for span, mark in zip(spans, way, strict=True))
        for way in ways
    )


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def line(count: Counter[str]) -> str:
    """Return precision and recall as text."""
    right, found, gold = count["right"], count["found"], count["gold"]
    return f"P {right}/{found} = {right / max(1, found):.2f}  R {right}/{gold} = {right / gold:.2f}"


if __name__ == "__main__":
    main()
