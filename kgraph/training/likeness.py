"""Fits what says how like the examples of a link a pair must stand (``extraction/like_links.py``).

Our passages say of each marked pair which links hold. Some of kgraph's own links are taught anew by
a few of their examples each, as a user would teach them; pairs of the passages are compared with
these. What is learnt is not the links but how much each likeness counts. In plain texts nearly no
pair has any of some few links: all pairs of such texts count as without.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.extraction import extract
from kgraph.extraction.ends import date_units, read_ends
from kgraph.extraction.examples import ReadExample, read_examples
from kgraph.extraction.like_links import pairs_of, type_of
from kgraph.extraction.link_graph import LinkGraph
from kgraph.extraction.pair_signs import signs_of_pair
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.precompiled import shipped_patterns
from kgraph.extraction.profile_learning import make_profile
from kgraph.extraction.profiles import Profile, ProfileSet, may_join
from kgraph.extraction.sentences import split_sentences
from kgraph.language.pipeline import Annotator
from kgraph.ontology.types import Ontology
from kgraph.training.passages import SAME, Passage
from kgraph.training.plain_texts import document_of_text

Floats = NDArray[np.float32]

_PASSAGES, _SETS_A_PASSAGE = 6000, 2
_SETS, _SIZES = 24, (8, 16, 25, 36)
_EXAMPLES, _COUNTER_EXAMPLES = (4, 5, 5, 6, 8), (0, 3, 3)
_WITHOUT_DEFINITION = 0.3
_EASY = 3
_WRONG_TYPES = 0.25
_TYPES = ("organization", "place", "event", "work")
_HIDDEN, _NETWORKS, _ROUNDS, _BATCH = 32, 4, 14, 512
_RATE, _DECAY, _DROPOUT, _FARTHEST = 6e-3, 3e-3, 0.4, 6.0


@dataclass(frozen=True, slots=True)
class Cases:
    """Rows of features, whether each has its link, the link, and how much each counts."""

    features: Floats
    holds: Floats
    links: tuple[str, ...]
    counts: Floats


def make_cases(
    ontology: Ontology,
    annotator: Annotator,
    *,
    passages: Sequence[Passage],
    texts: Iterable[str],
    seed: int = 1,
) -> Cases:
    """Return pairs of passages and plain texts compared with links that a few examples teach."""
    chance = random.Random(seed)
    language = annotator.language
    sets = list(_taught_sets(ontology, language, chance=chance))
    rows: list[Row] = []
    for passage in chance.sample(passages, min(_PASSAGES, len(passages))):
        some = chance.sample(sets, _SETS_A_PASSAGE)
        rows += _cases_of(passage, some, ontology=ontology, language=language, chance=chance)
    for text in texts:
        rows += _cases_without(text, annotator, ontology=ontology, sets=sets, chance=chance)
    return Cases(
        np.array([row[0] for row in rows], dtype=np.float32),
        np.array([row[1] for row in rows], dtype=np.float32),
        tuple(row[2] for row in rows),
        np.array([row[3] for row in rows], dtype=np.float32),
    )


def _taught_sets(
    ontology: Ontology, language: Language, *, chance: random.Random
) -> Iterator[ProfileSet]:
    """Yield sets of some links, each taught by a few of its examples."""
    by_link: dict[str, list[ReadExample]] = {}
    for each in read_examples(ontology, language):
        by_link.setdefault(each.relation, []).append(each)
    for _ in range(_SETS):
        names = sorted(chance.sample(sorted(by_link), chance.choice(_SIZES)))
        profiles = (
            _taught(ontology, name, read=by_link[name], language=language, chance=chance)
            for name in names
        )
        yield ProfileSet(tuple(profiles))


def _taught(
    ontology: Ontology,
    name: str,
    *,
    read: Sequence[ReadExample],
    language: Language,
    chance: random.Random,
) -> Profile:
    relation = ontology.relations[name]
    if chance.random() < _WITHOUT_DEFINITION:
        relation = replace(relation, definition="")
    right = [each for each in read if each.holds]
    wrong = [each for each in read if not each.holds]
    some = chance.sample(right, min(chance.choice(_EXAMPLES), len(right)))
    some += chance.sample(wrong, min(chance.choice(_COUNTER_EXAMPLES), len(wrong)))
    return make_profile(ontology, relation, read=some, language=language)


Row = tuple[Floats, bool, str, float]


def _cases_of(
    passage: Passage,
    sets: Sequence[ProfileSet],
    *,
    ontology: Ontology,
    language: Language,
    chance: random.Random,
) -> Iterator[Row]:
    """Yield the rows of one passage: all for links that it states, a few for others.

    The network has learnt what the passages mark, so some types are made as wrong as in a new text.
    """
    graph, nodes = _read(passage, language)
    stated, implied = _links(passage, ontology)
    there = {name for names in implied.values() for name in names}
    pairs = list(_pairs(graph, nodes))
    for one, two in pairs:
        signs = signs_of_pair(graph, nodes[one], object_=nodes[two])
        said = stated.get((one, two), set()), implied.get((one, two), set())
        for ready in sets:
            types = (
                _as_read(graph.type_at(nodes[one]), chance),
                _as_read(graph.type_at(nodes[two]), chance),
            )
            rows = ready.features(signs, types, pairs=len(pairs))
            chosen = _chosen(ready, types, said=said, there=there, chance=chance)
            for number, count in chosen:
                name = ready.profiles[number].predicate
                yield rows[number], name in said[0], name, count


def _cases_without(
    text: str,
    annotator: Annotator,
    *,
    ontology: Ontology,
    sets: Sequence[ProfileSet],
    chance: random.Random,
) -> Iterator[Row]:
    """Yield the rows of a plain text, of links that are not found in the sentence otherwise."""
    annotated = annotator.annotate(document_of_text(text))
    claims = extract(annotated, ontology, patterns=shipped_patterns(ontology)).claims
    found = [(claim.evidence[0].span, claim.predicate) for claim in claims]
    finder = PlaceFinder(annotated.doc, split_sentences(annotated, ""), free_chain=0)
    ends = read_ends(annotated.doc, finder, titles=True)
    for sentence in annotated.doc.sents:
        stated = {name for span, name in found if span.start < sentence.end_char <= span.end}
        pairs = pairs_of(sentence, ends)
        for one, two in pairs:
            ready, types = chance.choice(sets), (type_of(one, ends), type_of(two, ends))
            signs = signs_of_pair(ends.graph, one, object_=two)
            rows = ready.features(signs, types, pairs=len(pairs))
            for number, count in _chosen(
                ready, types, said=(set(), stated), there=set(), chance=chance
            ):
                yield rows[number], False, ready.profiles[number].predicate, count


def _as_read(kind: str, chance: random.Random) -> str:
    wrong = kind in _TYPES and chance.random() < _WRONG_TYPES
    return chance.choice(_TYPES) if wrong else kind


def _chosen(
    ready: ProfileSet,
    types: tuple[str, str],
    *,
    said: tuple[set[str], set[str]],
    there: set[str],
    chance: random.Random,
) -> list[tuple[int, float]]:
    """Return which links to compare a pair with, and how much each counts.

    ``said`` are links that the passage states of the pair, and those that follow of it.
    """
    stated, implied = said
    possible = [
        number
        for number, each in enumerate(ready.profiles)
        if (each.predicate in stated or each.predicate not in implied) and may_join(each, types)
    ]
    easy = [n for n in possible if ready.profiles[n].predicate not in there]
    some = set(chance.sample(easy, min(_EASY, len(easy))))
    return [
        (n, len(easy) / len(some) if n in some else 1.0)
        for n in possible
        if n in some or n not in easy
    ]


def _read(passage: Passage, language: Language) -> tuple[LinkGraph, dict[str, int]]:
    doc = language.make_doc(passage.text)
    doc._.turns = []
    doc = language(doc)
    units = dict(_units(passage, doc))
    taken = {index for start, end in units.values() for index in range(start, end)}
    names = [(e.start, e.end) for e in doc.ents if e.label_ not in {"date", "quantity"}]
    dates = [unit for unit in date_units(doc) if unit in units.values()]
    marked = [unit for unit in units.values() if unit not in dates]
    free = [unit for unit in names if not taken & set(range(*unit))]
    graph = LinkGraph(doc, [*marked, *free], dates=dates)
    return graph, {name: graph.node(doc[start:end].root) for name, (start, end) in units.items()}


def _units(passage: Passage, doc: Doc) -> Iterator[tuple[str, tuple[int, int]]]:
    for name, mention in passage.mentions.items():
        span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if span is not None:
            yield name, (span.start, span.end)


Links = dict[tuple[str, str], set[str]]


def _links(passage: Passage, ontology: Ontology) -> tuple[Links, Links]:
    """Return the links of each pair of marks, and these with those of other marks of the two."""
    same: dict[str, set[str]] = {name: {name} for name in passage.mentions}
    for link in passage.links:
        if link.predicate == SAME:
            same[link.subject].add(link.object)
            same[link.object].add(link.subject)
    stated: Links = {}
    implied: Links = {}
    for link in passage.links:
        known = ontology.relations.get(link.predicate)
        ways = [(link.subject, link.object)] if known is not None else []
        if known is not None and known.symmetric:
            ways.append((link.object, link.subject))
        for one, two in ways:
            stated.setdefault((one, two), set()).add(link.predicate)
            for pair in ((a, b) for a in same[one] for b in same[two]):
                implied.setdefault(pair, set()).add(link.predicate)
    return stated, implied


def _pairs(graph: LinkGraph, nodes: dict[str, int]) -> Iterator[tuple[str, str]]:
    for one, first in sorted(nodes.items()):
        for two, second in sorted(nodes.items()):
            apart = first != second and not graph.is_date(first)
            if apart and graph.doc[first].sent == graph.doc[second].sent:
                yield one, two


def fit_networks(cases: Cases) -> dict[str, object]:
    """Return the weights of some small networks, as they are stored."""
    mean, spread = cases.features.mean(axis=0), cases.features.std(axis=0) + 1e-3
    rows = np.clip((cases.features - mean) / spread, -_FARTHEST, _FARTHEST)
    networks = [_fitted(rows, cases, seed=seed) for seed in range(_NETWORKS)]
    return {"mean": _plain(mean), "spread": _plain(spread), "networks": networks}


def _fitted(rows: Floats, cases: Cases, *, seed: int) -> dict[str, object]:
    torch.manual_seed(seed)
    first, last = torch.nn.Linear(rows.shape[1], _HIDDEN), torch.nn.Linear(_HIDDEN, 1)
    network = torch.nn.Sequential(first, torch.nn.ReLU(), torch.nn.Dropout(_DROPOUT), last)
    tensors = (torch.tensor(each) for each in (rows, cases.holds, cases.counts))
    inputs, holds, counts = tensors
    counts = counts / counts.mean()
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    batches = _ROUNDS * (len(rows) // _BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=batches + 1)
    for _ in range(_ROUNDS):
        order = torch.randperm(len(rows))
        for start in range(0, len(rows) - _BATCH + 1, _BATCH):
            at = order[start : start + _BATCH]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                network(inputs[at])[:, 0], holds[at], weight=counts[at]
            )
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            pace.step()
    return {
        "in": _plain(first.weight.detach().numpy().T),
        "bias": _plain(first.bias.detach().numpy()),
        "out": _plain(last.weight.detach().numpy()[0]),
        "last": round(last.bias.item(), 4),
    }


def _plain(values: NDArray[np.float32]) -> object:
    return np.round(values.astype(np.float64), 4).tolist()


def write_networks(stored: dict[str, object], path: Path) -> None:
    """Write the weights."""
    path.write_text(json.dumps(stored) + "\n", encoding="utf-8")
