"""Measure how links are put, and by whom, on the annotated passages with their gold mentions.

    python benchmarks/stance.py [dev|test] [--errors negative|modality|source|dates] [--cache FILE]

``dev`` is the nine tenths that rules may be made on, ``test`` the tenth that they may not. A parse
takes two minutes; ``--cache`` keeps it in a file between runs.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin

from kgraph.extraction.attribution import source_of
from kgraph.extraction.drafts import LinkTokens
from kgraph.extraction.modality import modality_of
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.polarity import polarity_of
from kgraph.extraction.scopes import anchor_between
from kgraph.extraction.sentences import split_sentences
from kgraph.extraction.validity import validity_of
from kgraph.language import AnnotatedDocument
from kgraph.language.pipeline import make_pipeline
from kgraph.model import (
    CoreferenceChain,
    Document,
    Mention,
    Modality,
    Piece,
    Polarity,
    Reading,
    Section,
    Span,
    Turn,
)
from kgraph.training.passages import SAME, MarkedLink, Passage, read_passages

DATA = Path(__file__).parent.parent / "kgraph" / "training" / "data"
Judged = tuple[Passage, MarkedLink, "Verdict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of one link."""

    polarity: Polarity
    modality: Modality
    source: str | None
    dates: tuple[str | None, str | None]


def main() -> None:
    """Print the table for a split, and with ``--errors`` what the rules get wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", default="dev", choices=("dev", "test"))
    parser.add_argument("--errors", choices=("negative", "modality", "source", "dates"))
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    judged = list(judge(read(arguments.split, arguments.cache)))
    if arguments.errors:
        show_errors(judged, arguments.errors)
    show_table(judged)


def read(split: str, cache: Path | None) -> Iterator[tuple[Passage, Doc]]:
    """Yield the passages of a split, each with its parse."""
    passages = list(read_passages(DATA))
    language = make_pipeline()
    if cache and cache.exists():
        docs = list(DocBin().from_disk(cache).get_docs(language.vocab))
    else:
        docs = []
        for passage in passages:
            doc = language.make_doc(passage.text)
            doc._.turns = []
            docs.append(language(doc))
        if cache:
            DocBin(docs=docs).to_disk(cache)
    for passage, doc in zip(passages, docs, strict=True):
        if passage.is_test == (split == "test"):
            yield passage, doc


def judge(read_: Iterable[tuple[Passage, Doc]]) -> Iterator[Judged]:
    """Yield every link of the passages with what the rules say of it."""
    for passage, doc in read_:
        finder, names = finder_of(passage, doc)
        for link in passage.links:
            if link.predicate == SAME:
                continue
            subject = root(doc, passage.mentions[link.subject].span)
            object_ = root(doc, passage.mentions[link.object].span)
            tokens = LinkTokens(subject, object_, anchor_between(doc, subject, object_=object_))
            place = source_of(doc, tokens, finder=finder)
            reading = Verdict(
                polarity_of(doc, tokens),
                modality_of(doc, tokens, predicate=link.predicate),
                None if place is None else names[place.mention.span],
                validity_of(doc, tokens, predicate=link.predicate),
            )
            yield passage, link, reading


def root(doc: Doc, span: Span) -> int:
    """Return the token number of the root of a stretch of text."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"no token at {span}")
    return found.root.i


def finder_of(passage: Passage, doc: Doc) -> tuple[PlaceFinder, dict[Span, str]]:
    """Return a finder over the gold mentions, and their ids by where they stand."""
    whole = Span(0, len(passage.text))
    reading = Reading(passage.text, (Piece(0, len(passage.text), whole),), (Section(whole, 0),))
    document = Document(
        "passage", "", "", passage.text, (Turn(whole),), (), (), (), reading, "passages"
    )
    mentions, names = [], {}
    for number, (name, mark) in enumerate(passage.mentions.items()):
        words = mark.span.of(passage.text)
        mentions.append(Mention(mark.span, mark.span, words, mark.entity_type, True, number))
        names[mark.span] = name
    chains = tuple(CoreferenceChain(m.chain, m.entity_type, (m.text,)) for m in mentions)
    annotated = AnnotatedDocument(
        document=document, doc=doc, mentions=tuple(mentions), chains=chains, speaker_chains=(None,)
    )
    return PlaceFinder(doc, split_sentences(annotated, "passage")), names


def same_as(passage: Passage, name: str | None) -> set[str | None]:
    """Return the ids of the marks that stand for the same thing."""
    found = {name}
    for _ in passage.links:
        for link in passage.links:
            if link.predicate == SAME and found & {link.subject, link.object}:
                found |= {link.subject, link.object}
    return found


def is_wrong(item: Judged, what: str) -> bool:
    """Say whether the rules are wrong about one of the four questions."""
    passage, link, reading = item
    if what == "negative":
        return reading.polarity is not link.polarity
    if what == "modality":
        return reading.modality is not link.modality
    if what == "source":
        return reading.source not in same_as(passage, link.source)
    return reading.dates != (link.valid_from, link.valid_to)


def show_errors(judged: list[Judged], what: str) -> None:
    """Print the links that the rules are wrong about."""
    wrong = [item for item in judged if is_wrong(item, what)]
    for passage, link, reading in sorted(wrong, key=lambda w: _order(w, what)):
        subject, object_ = (
            passage.mentions[e].span.of(passage.text) for e in (link.subject, link.object)
        )
        if what == "negative":
            verdict = f"{link.polarity.value} read {reading.polarity.value}"
        elif what == "modality":
            verdict = f"{link.modality.value} read {reading.modality.value}"
        elif what == "source":
            verdict = f"{link.source} read {reading.source}"
        else:
            verdict = f"{link.valid_from, link.valid_to} read {reading.dates}"
        print(f"{verdict:32} {subject} | {link.predicate} | {object_}\n      {passage.text}")


def _order(item: Judged, what: str) -> tuple[str, str]:
    _, link, reading = item
    if what == "negative":
        return link.polarity.value, ""
    return (link.modality.value, reading.modality.value) if what == "modality" else ("", "")


def show_table(judged: list[Judged]) -> None:
    """Print how often the rules are right."""
    print(f"{len(judged)} links")
    scores = _scores([(link.polarity.value, read.polarity.value) for _, link, read in judged])
    print("polarity  negative  P {:.3f} R {:.3f} F1 {:.3f}".format(*scores["negative"]))
    pairs = [(link.modality.value, read.modality.value) for _, link, read in judged]
    scores = _scores(pairs)
    for name in [modality.value for modality in Modality]:
        print("modality  {:13} P {:.3f} R {:.3f} F1 {:.3f}".format(name, *scores[name]))
    mean = sum(scores[modality.value][2] for modality in Modality) / len(Modality)
    right = sum(gold == read for gold, read in pairs) / len(pairs)
    print(f"modality  macro F1 {mean:.3f}, accuracy {right:.3f}")
    sourced = [item for item in judged if item[1].source]
    unsourced = [item for item in judged if not item[1].source]
    for label, items in (("with a source", sourced), ("without", unsourced)):
        right = sum(not is_wrong(item, "source") for item in items) / len(items)
        print(f"source    {label}: accuracy {right:.3f} of {len(items)}")
    for number, label in enumerate(("from", "to")):
        gold_and_read = [
            ((link.valid_from, link.valid_to)[number], read.dates[number])
            for _, link, read in judged
        ]
        told = [(g, r) for g, r in gold_and_read if g]
        found = [(g, r) for g, r in gold_and_read if r]
        hits = sum(g == r for g, r in told)
        print(
            f"dates     {label}: P {hits}/{len(found)} R {hits}/{len(told)}, accuracy "
            f"{sum(g == r for g, r in gold_and_read) / len(judged):.3f}"
        )


def _scores(pairs: list[tuple[str, str]]) -> dict[str, tuple[float, float, float]]:
    gold, read, both = Counter[str](), Counter[str](), Counter[str]()
    for one, other in pairs:
        gold[one] += 1
        read[other] += 1
        both[one] += one == other
    scores = {}
    for name in gold | read:
        precision = both[name] / read[name] if read[name] else 0.0
        recall = both[name] / gold[name] if gold[name] else 0.0
        total = precision + recall
        scores[name] = (precision, recall, 2 * precision * recall / total if total else 0.0)
    return scores


if __name__ == "__main__":
    main()
