"""How well links are found that kgraph was not made for, taught by a few examples each.

Reads ontologies and sentences of Text2KGBench (Mihindukulasooriya and others, ISWC 2023): in a
folder, for each ontology, ``NAME-ontology.json``, ``NAME-train.jsonl`` and ``NAME-dev.jsonl``.
Each ontology becomes a kgraph ontology whose relations have at most eight sentences of the train
file as examples. The score is the mean over sentences of F1, as in the benchmark's paper.

    python benchmarks/foreign_ontologies.py FOLDER [NAME ...] [--examples N] [--errors N]
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language

from kgraph.build.extract_json import render_corpus
from kgraph.extraction import extract
from kgraph.extraction.examples import read_examples
from kgraph.extraction.learning import compile_patterns
from kgraph.extraction.paths import find_path
from kgraph.extraction.patterns import PatternBook
from kgraph.language.pipeline import Annotator, make_pipeline
from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.ontology.examples import parse_example
from kgraph.ontology.types import Ontology, Relation
from kgraph.resolution import resolve
from kgraph.sources import read_document

Json = dict[str, Any]

_LONGEST = 300
_PREFIXES = """@prefix kg: <https://w3id.org/kgraph/ontology#> .
@prefix ex: <https://example.org/foreign#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

foaf:Person a owl:Class ; kg:localName "person" ; rdfs:label "person"@en .
org:Organization a owl:Class ; kg:localName "organization" ; rdfs:label "organization"@en .
schema:Place a owl:Class ; kg:localName "place" ; rdfs:label "place"@en .
schema:Event a owl:Class ; kg:localName "event" ; rdfs:label "event"@en .
schema:CreativeWork a owl:Class ; kg:localName "work" ; rdfs:label "work"@en .
skos:Concept a owl:Class ; kg:localName "concept" ; rdfs:label "concept"@en .
"""
# What a class is, by the last of these words in its label.
_CLASSES = (
    (
        "foaf:Person",
        "human person character writer author artist actor athlete sportsperson composer producer "
        "player politician scientist astronaut monarch personnel musician leader people",
    ),
    (
        "org:Organization",
        "organization organisation company club team party league body label publisher unit "
        "university school institution government agency business airline library museum industry "
        "studio band group branch",
    ),
    (
        "schema:Place",
        "city country place location territory venue town region state building airport river "
        "mountain planet settlement continent stadium structure",
    ),
    (
        "schema:CreativeWork",
        "film book album song work novel article journal magazine game software series video "
        "publication composition music opera play",
    ),
    ("schema:Event", "event season election war battle mission tournament"),
)


def main(arguments: Sequence[str]) -> None:
    """Print the score of each ontology and the mean."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--examples", type=int, default=8)
    parser.add_argument("--every", type=int, default=1, help="read but one in so many sentences")
    parser.add_argument("--relations", action="store_true", help="count for each relation")
    parser.add_argument("--errors", type=int, default=0, help="sentences to print")
    chosen = parser.parse_args(arguments)
    found = sorted(
        path.name.removesuffix("-ontology.json") for path in chosen.folder.glob("*-ontology.json")
    )
    language = make_pipeline()
    annotator = Annotator(language, language.get_pipe("kgraph_core").network.rank_of)
    means = []
    for name in chosen.names or found:
        with tempfile.TemporaryDirectory() as folder:
            ontology = write_ontology(
                chosen.folder, name, language=language, examples=chosen.examples, to=Path(folder)
            )
            book = compile_patterns(ontology, language)
            gold = read_lines(chosen.folder / f"{name}-dev.jsonl")[:: chosen.every]
            texts = [each["text"] for each in gold]
            predicted = list(
                predict(texts, annotator, ontology=ontology, book=book, at=Path(folder))
            )
        scores = [score(g, p) for g, p in zip(gold, predicted, strict=True)]
        show_errors(gold, predicted, count=chosen.errors)
        if chosen.relations:
            show_relations(gold, predicted)
        precision, recall, f1 = (sum(column) / len(scores) for column in zip(*scores, strict=True))
        means.append(f1)
        said = sum(bool(each["claims"]) for each in predicted)
        print(
            f"{name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, "
            f"{said} of {len(gold)} sentences, {len(book.patterns)} patterns",
            flush=True,
        )
    print(f"mean F1 {sum(means) / len(means):.3f}")


def read_lines(path: Path) -> list[Json]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def predict(
    texts: Sequence[str], annotator: Annotator, *, ontology: Ontology, book: PatternBook, at: Path
) -> Iterator[Json]:
    """Yield what ``kgraph extract --no-open-links`` prints of each text."""
    path = at / "sentence.txt"
    for text in texts:
        path.write_text(text, "utf-8")
        annotated = annotator.annotate(read_document(path, source="sentence.txt"))
        corpus = resolve([extract(annotated, ontology, patterns=book)])
        yield json.loads(next(render_corpus(corpus, open_links=False)))


def write_ontology(
    folder: Path, name: str, *, language: Language, examples: int, to: Path
) -> Ontology:
    """Write a foreign ontology as one of kgraph's, and load it."""
    foreign = json.loads((folder / f"{name}-ontology.json").read_text("utf-8"))
    train = read_lines(folder / f"{name}-train.jsonl")
    labels = {each["qid"]: each["label"] for each in foreign["concepts"]}
    parts = [_PREFIXES]
    for qid, label in sorted(labels.items()):
        parts.append(
            f'ex:{qid} a owl:Class ; kg:localName "{local_name(label)}{qid}" ;'
            f' rdfs:subClassOf {class_above(label)} ; rdfs:label "{label}"@en .\n'
        )
    by_label: dict[str, list[Json]] = {}
    for relation in foreign["relations"]:
        by_label.setdefault(relation["label"].strip(), []).append(relation)
    chosen = choose_examples(train, sorted(by_label), language, count=examples)
    for label, relations in sorted(by_label.items()):
        parts.append(relation_turtle(label, relations, labels=labels, examples=chosen[label]))
    (to / "kgraph.ttl").write_text("\n".join(parts), "utf-8")
    shutil.copy(find_ontology_folder() / "shapes.ttl", to / "shapes.ttl")
    return load_ontology(to)


def relation_turtle(
    label: str, relations: Sequence[Json], *, labels: dict[str, str], examples: list[str]
) -> str:
    """Return what an ontology calls by one label as one relation with its examples."""
    ranges = [labels.get(each["range"], "") for each in relations]
    is_date = any("date" in words.split() for words in (label, *ranges))
    above = "kg:statedValue" if is_date else "kg:statedLink"
    lines = [f"ex:{local_name(label)} rdfs:subPropertyOf {above} ;"]
    for side in ("domain",) if is_date else ("domain", "range"):
        classes = sorted({each[side] for each in relations})
        if all(each in labels for each in classes):
            union = " ".join(f"ex:{each}" for each in classes)
            lines.append(f"    rdfs:{side} [ a owl:Class ; owl:unionOf ( {union} ) ] ;")
    lines += [f"    kg:example {json.dumps(each, ensure_ascii=False)} ;" for each in examples]
    return "\n".join([*lines, f'    rdfs:label "{label}"@en .\n'])


def class_above(label: str) -> str:
    """Return which of kgraph's classes a class is one of."""
    for word in reversed(label.lower().split()):
        for term, words in _CLASSES:
            if word in words.split():
                return term
    return "skos:Concept"


def local_name(label: str) -> str:
    """Return a label as the end of an IRI: "cast member" is "castMember"."""
    words = re.findall(r"[A-Za-z0-9]+", label)
    return "".join([words[0].lower(), *(word.capitalize() for word in words[1:])])


def choose_examples(
    train: Sequence[Json], labels: Sequence[str], language: Language, *, count: int
) -> dict[str, list[str]]:
    """Return the examples of each relation: typical ones, as somebody who knows it would write.

    The sentences that have both things in them are sorted by the way they put the link; each way
    gets as many of the examples as it has of the sentences: of other subjects, then short ones.
    """
    relations = {label: marked_sentences(train, label) for label in labels}
    everything = Ontology(
        "",
        relations={
            label: Relation(label, label, label, "", examples=tuple(map(parse_example, marked)))
            for label, marked in relations.items()
        },
    )
    marked_by_text = {
        (label, parse_example(each)): each for label in labels for each in relations[label]
    }
    ways: dict[str, dict[str, list[str]]] = {label: {} for label in labels}
    for read in read_examples(everything, language):
        path = find_path(read.graph, read.subject, object_=read.object)
        marked = marked_by_text[read.relation, read.example]
        if path is not None:
            ways[read.relation].setdefault(" ".join(path), []).append(marked)
    return {label: share_out(ways[label], count=count) for label in labels}


def share_out(ways: dict[str, list[str]], *, count: int) -> list[str]:
    """Return so many sentences, from each way in proportion (by D'Hondt's method)."""
    left = {way: list(marked) for way, marked in ways.items()}
    chosen: list[str] = []
    subjects: Counter[str] = Counter()
    for _ in range(count):
        open_ways = [way for way in sorted(ways) if left[way]]
        if not open_ways:
            break
        taken = {way: len(ways[way]) - len(left[way]) for way in open_ways}
        way = max(open_ways, key=lambda each: len(ways[each]) / (taken[each] + 1))
        marked = min(left[way], key=lambda each: (subjects[subject_of(each)], len(each), each))
        left[way].remove(marked)
        subjects[subject_of(marked)] += 1
        chosen.append(marked)
    return sorted(chosen)


@cache
def subject_of(marked: str) -> str:
    """Return what a marked sentence is about."""
    example = parse_example(marked)
    return example.subject.of(example.text).casefold() if example.subject else ""


def marked_sentences(train: Sequence[Json], label: str) -> list[str]:
    """Return the sentences that name both things of a relation, each once, marked."""
    found = {}
    for each in train:
        for subject, relation, object_ in each["triples"]:
            if relation.strip() == label and len(each["text"]) <= _LONGEST:
                found[mark(each["text"], subject, object_)] = None
    return sorted(each for each in found if each is not None)


def mark(text: str, subject: str, object_: str) -> str | None:
    """Return a sentence with its subject and object in brackets, or none where one is missing."""
    if "[" in text or "]" in text:
        return None
    year = re.sub(r"^01 January (?=\d{4}$)", "", object_)
    spans = []
    for role, words in (("subject", subject), ("object", year)):
        match = re.search(rf"(?<!\w){re.escape(words.strip())}(?!\w)", text, re.IGNORECASE)
        if match is None or match[0] != match[0].strip(" ,;.\t\n"):
            return None
        spans.append((match.start(), match.end(), role))
    (start, end, role), (start2, end2, role2) = sorted(spans)
    if end > start2:
        return None
    return (
        f"{text[:start]}[{role}: {text[start:end]}]{text[end:start2]}"
        f"[{role2}: {text[start2:end2]}]{text[end2:]}"
    )


def key(text: object) -> str:
    """Return letters and digits, small; a first of January is but its year."""
    return re.sub(r"[\W_]+", "", re.sub(r"^01 January (?=\d{4}$)", "", str(text))).lower()


def triples_of(predicted: Json) -> list[tuple[set[str], str, set[str]]]:
    """Return what is claimed: keys that the subject may have, predicate, and the object."""
    names = {
        each["id"]: {key(n) for n in [each["label"], *each["aliases"]]}
        for each in predicted["entities"]
    }
    return [
        (
            names.get(claim["subject"], {""}),
            key(claim["predicate"]),
            names.get(claim["object"]) or {key(claim["value"])},
        )
        for claim in predicted["claims"]
        if claim["polarity"] == "positive"
    ]


def score(gold: Json, predicted: Json) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one sentence."""
    want = {(key(s), key(r), key(o)) for s, r, o in gold["triples"]}
    got, hit = triples_of(predicted), set()
    for subjects, relation, objects in got:
        right = {w for w in want - hit if w[1] == relation and w[0] in subjects and w[2] in objects}
        hit |= set(sorted(right)[:1])
    precision = len(hit) / len(got) if got else 0.0
    recall = len(hit) / len(want) if want else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def show_relations(gold: Sequence[Json], predicted: Sequence[Json]) -> None:
    """Print for each relation how many links there are, how many were found, how many right."""
    counts: dict[str, list[int]] = {}
    for g, p in zip(gold, predicted, strict=True):
        want = {(key(s), key(r), key(o)) for s, r, o in g["triples"]}
        for _, relation, _ in want:
            counts.setdefault(relation, [0, 0, 0])[0] += 1
        for subjects, relation, objects in triples_of(p):
            row = counts.setdefault(relation, [0, 0, 0])
            row[1] += 1
            row[2] += any(w[1] == relation and w[0] in subjects and w[2] in objects for w in want)
    for relation, (there, found, right) in sorted(counts.items()):
        print(f"    {relation}: {there} there, {found} found, {right} right")


def show_errors(gold: Sequence[Json], predicted: Sequence[Json], *, count: int) -> None:
    """Print sentences that are not all right, spread over the file."""
    wrong = [(g, p) for g, p in zip(gold, predicted, strict=True) if score(g, p)[2] < 1]
    for g, p in wrong[:: max(1, len(wrong) // count)][:count] if count else []:
        print(f"text {g['text']}\n gold {g['triples']}")
        print(f" got  {[(min(s, default=''), r, min(o)) for s, r, o in triples_of(p)]}")


if __name__ == "__main__":
    main(sys.argv[1:])
