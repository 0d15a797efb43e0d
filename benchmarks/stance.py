"""Measure how links are put, and by whom, on the annotated passages with their gold mentions.

    python benchmarks/stance.py [dev|test] [--kinds LETTERS] [--cache FILE]
                                [--errors negative|modality|source|dates]

For each stated link of a passage its two marked mentions and its name are given. Asked is whether
it is denied, how it is put, who says it and when it holds. Three answer: the trained network, the
rules over the tree, and both as a build lets them vote (``kgraph.extraction.stances``).

``dev`` is the nine tenths that rules may be made on and the network was trained on, ``test`` the
tenth that neither has seen. ``--kinds abcdefghijk`` reads the files whose names begin so (``l``:
those that were written to be hard). Parses and scores of the test split take a minute, of the other
nine; ``--cache`` keeps those of a split in a file between runs.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_lowercase

from spacy.tokens import Doc, DocBin

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.scopes import anchor_between
from kgraph.extraction.sentences import Place, split_sentences
from kgraph.extraction.stance_windows import read_stance
from kgraph.extraction.stances import put_of
from kgraph.language import AnnotatedDocument
from kgraph.language.encoder import LanguageNetwork
from kgraph.language.labels import RELATIONS, STANCES
from kgraph.language.model_files import default_folder
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
from kgraph.training.own_lines import read_lines
from kgraph.training.passage_scores import score_pairs
from kgraph.training.passages import PASSAGES, SAME, MarkedLink, Passage, parse_passage
from kgraph.training.stated import passage_example

SCORES = "scores"
"""Key of a Doc's own data: by the ids of two marks whether the second says it."""
STATES = "states"
"""Key of its tensor, which a file of Docs leaves out."""
_LEAST_DETAIL = 0.5
_COUNTED = "n {gold:4}  P {precision:.3f}  R {recall:.3f}  F1 {f_score:.3f}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one link; ``source`` is the id of the mark of who says it."""

    polarity: Polarity
    modality: Modality
    source: str | None
    dates: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Judged:
    """A link with what each of the three ways says of it; ``near``: within one sentence."""

    passage: Passage
    link: MarkedLink
    verdicts: Mapping[str, Verdict]
    near: bool


@dataclass(frozen=True, slots=True)
class _Marked:
    """A passage with its parse and where its marks stand in it."""

    passage: Passage
    doc: Doc
    finder: PlaceFinder

    def root(self, name: str) -> int:
        """Return the token number of the root of a mark."""
        span = self.passage.mentions[name].span
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is None:
            raise ValueError(f"no token at {span}")
        return found.root.i

    def place(self, name: str) -> Place:
        """Return the mark as a place."""
        number = list(self.passage.mentions).index(name)
        mention = mentions_of(self.passage)[number]
        return Place(mention, mention.span, mention.span)

    def name(self, reference: str | None) -> str | None:
        """Return the id of the mark that a reference of the finder stands for."""
        return None if reference is None else list(self.passage.mentions)[int(reference[1:])]


def main() -> None:
    """Print the table for a split, and with ``--errors`` what both together get wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", default="dev", choices=("dev", "test"))
    parser.add_argument("--errors", choices=("negative", "modality", "source", "dates"))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--kinds", default=ascii_lowercase)
    arguments = parser.parse_args()
    judged = list(judge(read(arguments.split, arguments.cache, kinds=arguments.kinds)))
    if arguments.errors:
        show_errors(judged, arguments.errors)
    for way in ("network", "rules", "both"):
        show_table(judged, way)
    near = [item for item in judged if item.near]
    show_table(near, "both", "both, ends in one sentence")


def read(
    split: str, cache: Path | None, *, kinds: str = ascii_lowercase
) -> Iterator[tuple[Passage, Doc]]:
    """Yield the passages of a split, each with its parse and the network's scores."""
    passages = [
        passage
        for kind, passage in read_lines(PASSAGES, lambda line, file: (file[0], parse_passage(line)))
        if kind in kinds and passage.is_test == (split == "test")
    ]
    language = make_pipeline()
    if cache and cache.exists():
        docs = list(DocBin().from_disk(cache).get_docs(language.vocab))
        for doc in docs:
            doc.tensor = doc.user_data[STATES]
    else:
        network = LanguageNetwork(default_folder(), threads=1)
        docs = []
        for passage in passages:
            doc = language.make_doc(passage.text)
            doc._.turns = []
            docs.append(language(doc))
            docs[-1].user_data = {SCORES: scores_of(passage, network), STATES: docs[-1].tensor}
        if cache:
            DocBin(docs=docs, store_user_data=True).to_disk(cache)
    yield from zip(passages, docs, strict=True)


def scores_of(passage: Passage, network: LanguageNetwork) -> dict[str, float]:
    """Return by the ids of two marks how likely the second says what is told of the first."""
    names, said_by = list(passage.mentions), RELATIONS.index("saidBy")
    example = passage_example(passage)
    words = network.score_words(example.words, example.breaks)
    return {
        f"{names[first]} {names[second]}": relations[said_by]
        for (first, second), relations in score_pairs(network, example, words=words)
    }


def judge(read_: Iterable[tuple[Passage, Doc]]) -> Iterator[Judged]:
    """Yield every link of the passages with what is said of it."""
    for passage, doc in read_:
        marked = _Marked(passage, doc, finder_of(passage, doc))
        for link in passage.links:
            if link.predicate == SAME:
                continue
            draft = draft_of(link, marked)
            source = sayer_by_network(link, marked)
            sayer = None if source is None else marked.place(source)
            stance = read_stance(draft, doc)
            if stance is None:
                raise ValueError(f"no states of {passage.text!r}")
            verdicts = {
                "network": by_network(stance, source),
                "rules": by_rules(draft, marked),
                "both": by_extraction(replace(draft, source=sayer), marked),
            }
            subject, object_ = doc[draft.tokens.subject], doc[draft.tokens.object]
            yield Judged(passage, link, verdicts, subject.sent == object_.sent)


def draft_of(link: MarkedLink, marked: _Marked) -> Draft:
    """Return the link as a finder hands it on that knows its two ends alone."""
    subject, object_ = marked.root(link.subject), marked.root(link.object)
    tokens = LinkTokens(subject, object_, anchor_between(marked.doc, subject, object_=object_))
    places = marked.place(link.subject), marked.place(link.object)
    return Draft(link.predicate, *places, None, tokens, "marked", 1.0)


def sayer_by_network(link: MarkedLink, marked: _Marked) -> str | None:
    """Return the id of the mark that the network joins to the subject as who says it."""
    scores: Mapping[str, float] = marked.doc.user_data[SCORES]
    found = {
        key.split()[1]: score
        for key, score in scores.items()
        if key.split()[0] == link.subject and score >= _LEAST_DETAIL
    }
    return max(found, key=lambda name: found[name]) if found else None


def by_network(scores: Sequence[float], source: str | None) -> Verdict:
    """Return what the network says by itself."""
    polarity = Polarity.NEGATED if scores[0] >= 0.5 else Polarity.AFFIRMED
    best = max(range(1, len(STANCES)), key=lambda number: scores[number])
    return Verdict(polarity, Modality(STANCES[best]), source)


def by_rules(draft: Draft, marked: _Marked) -> Verdict:
    """Return what a build says where the network has not read the text."""
    states = marked.doc.tensor
    marked.doc.tensor = states[:0]
    verdict = by_extraction(draft, marked)
    marked.doc.tensor = states
    return verdict


def by_extraction(draft: Draft, marked: _Marked) -> Verdict:
    """Return what a build says, rules and network together."""
    put = put_of(draft, marked.doc, finder=marked.finder)
    dates = (put.valid_from, put.valid_to)
    return Verdict(put.polarity, put.modality, marked.name(put.speaker), dates)


def finder_of(passage: Passage, doc: Doc) -> PlaceFinder:
    """Return a finder over the marks, each a chain of its own numbered in their order."""
    whole = Span(0, len(passage.text))
    reading = Reading(passage.text, (Piece(0, len(passage.text), whole),), (Section(whole, 0),))
    document = Document(
        "passage", "", "", passage.text, (Turn(whole),), (), (), (), reading, "passages"
    )
    mentions = mentions_of(passage)
    chains = tuple(CoreferenceChain(m.chain, m.entity_type, (m.text,)) for m in mentions)
    annotated = AnnotatedDocument(
        document=document, doc=doc, mentions=mentions, chains=chains, speaker_chains=(None,)
    )
    return PlaceFinder(doc, split_sentences(annotated, "passage"))


def mentions_of(passage: Passage) -> tuple[Mention, ...]:
    """Return the marks as mentions."""
    return tuple(
        Mention(mark.span, mark.span, mark.span.of(passage.text), mark.entity_type, True, number)
        for number, mark in enumerate(passage.mentions.values())
    )


def same_as(passage: Passage, name: str | None) -> set[str | None]:
    """Return the ids of the marks that stand for the same thing."""
    found = {name}
    for _ in passage.links:
        for link in passage.links:
            if link.predicate == SAME and found & {link.subject, link.object}:
                found |= {link.subject, link.object}
    return found


def is_wrong(item: Judged, what: str, *, way: str = "both") -> bool:
    """Say whether one way is wrong about one of the four questions."""
    link, said = item.link, item.verdicts[way]
    if what == "negative":
        return said.polarity is not link.polarity
    if what == "modality":
        return said.modality is not link.modality
    if what == "source":
        return said.source not in same_as(item.passage, link.source)
    return said.dates != (link.valid_from, link.valid_to)


def show_errors(judged: Iterable[Judged], what: str) -> None:
    """Print the links that both together are wrong about, with what each says."""
    lines = []
    for item in judged:
        if not is_wrong(item, what):
            continue
        told = _told(what, item.link, item.link.source)
        said = " ".join(f"{way} {_told(what, v, v.source)}" for way, v in item.verdicts.items())
        ends = [item.passage.mentions[e].span.of(item.passage.text) for e in _ends(item.link)]
        lines.append(
            f"{told}: {said} | {ends[0]} {item.link.predicate} {ends[1]}\n      {item.passage.text}"
        )
    print(*sorted(lines), f"{len(lines)} wrong", sep="\n")


def _ends(link: MarkedLink) -> tuple[str, str]:
    return link.subject, link.object


def _told(what: str, told: MarkedLink | Verdict, source: str | None) -> str:
    if what == "negative":
        return told.polarity.value
    if what == "modality":
        return told.modality.value
    if what == "source":
        return str(source)
    dates = told.dates if isinstance(told, Verdict) else (told.valid_from, told.valid_to)
    return "-".join(map(str, dates))


def show_table(judged: Sequence[Judged], way: str, title: str = "") -> None:
    """Print how often one way is right."""
    print(f"\n{title or way}, {len(judged)} links")
    pairs = [(item.link.polarity.value, item.verdicts[way].polarity.value) for item in judged]
    print("  negative     ", _counted(_scores(pairs)["negative"]))
    pairs = [(item.link.modality.value, item.verdicts[way].modality.value) for item in judged]
    scores = _scores(pairs)
    for modality in Modality:
        print(f"  {modality.value:13}", _counted(scores[modality.value]))
    present = [score["f_score"] for score in scores.values() if score["gold"]]
    right = sum(gold == said for gold, said in pairs) / len(pairs)
    print(f"  modality      macro F1 {sum(present) / len(present):.3f}, accuracy {right:.3f}")
    _show_sources(judged, way)
    if way != "network":
        _show_dates(judged, way)


def _show_sources(judged: Sequence[Judged], way: str) -> None:
    kinds: dict[str, Callable[[Judged], bool]] = {
        "all": lambda item: True,
        "where somebody else says it": lambda item: item.link.source is not None,
        "where nobody else does": lambda item: item.link.source is None,
        "where somebody is named": lambda item: item.verdicts[way].source is not None,
    }
    for label, belongs in kinds.items():
        items = [item for item in judged if belongs(item)]
        right = sum(not is_wrong(item, "source", way=way) for item in items) / max(1, len(items))
        print(f"  who says it   {label}: accuracy {right:.3f} of {len(items)}")


def _show_dates(judged: Sequence[Judged], way: str) -> None:
    for number, label in enumerate(("from", "to")):
        pairs = [
            ((item.link.valid_from, item.link.valid_to)[number], item.verdicts[way].dates[number])
            for item in judged
        ]
        hits = sum(gold == said for gold, said in pairs if gold)
        counts = [sum(pair[side] is not None for pair in pairs) for side in (0, 1)]
        print(f"  dates         {label}: P {hits}/{counts[1]} R {hits}/{counts[0]}")


def _counted(score: Mapping[str, float]) -> str:
    return _COUNTED.format(**{**score, "gold": int(score["gold"])})


def _scores(pairs: Sequence[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Return by value how many are gold, precision, recall and F1 of gold and said values."""
    gold, said = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    both = Counter(one for one, other in pairs if one == other)
    return {
        name: {
            "gold": gold[name],
            "precision": both[name] / max(1, said[name]),
            "recall": both[name] / max(1, gold[name]),
            "f_score": 2 * both[name] / max(1, gold[name] + said[name]),
        }
        for name in sorted({*gold, *said, "negative", *(m.value for m in Modality)})
    }


if __name__ == "__main__":
    main()
