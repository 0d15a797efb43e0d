"""Pairs of things in sentences with what is known of their links, to learn likeness from.

Three kinds of sentences: those written to try invented links (``taught_links.py``), our annotated
passages, and plain texts, in which nearly no pair has one of some few invented links.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language

from kgraph.errors import SourceError
from kgraph.extraction.ends import Ends, date_units, read_ends
from kgraph.extraction.like_links import pairs_of, type_of
from kgraph.extraction.link_graph import LinkGraph
from kgraph.extraction.pair_signs import PairSigns, signs_of_pair
from kgraph.extraction.places import PlaceFinder
from kgraph.extraction.sentences import split_sentences
from kgraph.language.pipeline import Annotator
from kgraph.model import Span
from kgraph.ontology.types import Example, Ontology
from kgraph.training.passages import SAME, Passage
from kgraph.training.plain_texts import document_of_text
from kgraph.training.taught_links import TaughtLink

_IN_CONTEXT = 0.6
_ALONE = 0.45
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_SHORTEST, _LONGEST = 20, 160


@dataclass(frozen=True, slots=True)
class LinkedPair:
    """A pair with the links that are stated of it, and those that follow for what it stands for.

    ``marked``: it is the one that its sentence was written about.
    """

    signs: PairSigns
    types: tuple[str, str]
    stated: frozenset[str] = frozenset()
    implied: frozenset[str] = frozenset()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class LinkedSentence:
    """The pairs of a sentence; ``about`` are the links that it may state."""

    pairs: tuple[LinkedPair, ...]
    about: frozenset[str] = frozenset()


def taught_sentences(
    links: Sequence[TaughtLink], annotator: Annotator, *, around: Sequence[str], seed: int = 5
) -> Iterator[LinkedSentence]:
    """Yield the sentences written for links, most between other sentences as in a text.

    What the network makes of a word depends on what stands around its sentence: were all of these
    alone and all plain texts whole, it would be this that is learnt.
    """
    chance = random.Random(seed)
    for link in links:
        for holds, examples in ((True, link.states), (False, link.states_not)):
            for example in examples:
                within = _context(around, chance)
                yield from _about(link, example, annotator=annotator, holds=holds, within=within)


def plain_sentences(
    texts: Sequence[str], annotator: Annotator, *, seed: int = 5
) -> Iterator[LinkedSentence]:
    """Yield the sentences of texts, some read alone."""
    chance = random.Random(seed)
    for text in texts:
        alone = chance.random() < _ALONE
        for part in sentences_of(text, longest=len(text)) if alone else [text]:
            for ends, pairs in _read(part, annotator):
                yield LinkedSentence(tuple(_pair(ends, pair) for pair in pairs))


def passage_sentences(
    passages: Sequence[Passage], ontology: Ontology, *, language: Language
) -> Iterator[LinkedSentence]:
    """Yield annotated passages with their marks as the things."""
    for passage in passages:
        graph, nodes = _marked_graph(passage, language)
        stated, implied = _links(passage, ontology)
        found = [
            LinkedPair(
                signs_of_pair(graph, nodes[one], object_=nodes[two]),
                (graph.type_at(nodes[one]), graph.type_at(nodes[two])),
                frozenset(stated.get((one, two), ())),
                frozenset(implied.get((one, two), ())),
                marked=True,
            )
            for one, two in _pairs(graph, nodes)
        ]
        about = frozenset(name for names in implied.values() for name in names)
        yield LinkedSentence(tuple(found), about)


def sentences_of(text: str, *, longest: int = _LONGEST) -> list[str]:
    """Return what looks like whole sentences of a text."""
    parts = (" ".join(part.split()) for part in _SENTENCE.split(text))
    return [part for part in parts if _SHORTEST < len(part) < longest and part[-1] in ".?!"]


def _context(around: Sequence[str], chance: random.Random) -> tuple[str, str]:
    if chance.random() >= _IN_CONTEXT:
        return "", ""
    before, after = chance.choice((1, 2, 3)), chance.choice((0, 1, 2))
    gap = chance.choice((" ", " ", "\n\n"))
    return " ".join(chance.sample(around, before)) + gap, gap + " ".join(
        chance.sample(around, after)
    )


def _about(
    link: TaughtLink,
    example: Example,
    *,
    annotator: Annotator,
    holds: bool,
    within: tuple[str, str],
) -> Iterator[LinkedSentence]:
    before, after = within
    assert example.subject is not None
    assert example.object is not None
    marks = _moved(example.subject, len(before)), _moved(example.object, len(before))
    whole = Span(len(before), len(before) + len(example.text))
    name, symmetric = link.relation.name, link.relation.symmetric
    for ends, pairs in _read(before + example.text + after, annotator):
        inside = [p for p in pairs if all(whole.covers(_span(n, ends)) for n in p)]
        ways = {pair: _way(pair, ends, marks=marks) for pair in inside}
        same = {_things(p, ends) for p, way in ways.items() if way > 0 or (symmetric and way)}
        found = []
        for pair, way in ways.items():
            right = way > 0 or (symmetric and way < 0)
            if right or _things(pair, ends) not in same:
                stated = frozenset({name} if right and holds else ())
                found.append(_pair(ends, pair, stated=stated, marked=way != 0))
        if found:
            yield LinkedSentence(tuple(found), frozenset({name}))


Nodes = tuple[int, int]


def _read(text: str, annotator: Annotator) -> Iterator[tuple[Ends, list[Nodes]]]:
    """Yield the pairs of each sentence of a text; none of one without words."""
    try:
        annotated = annotator.annotate(document_of_text(text))
    except SourceError:
        return
    finder = PlaceFinder(annotated.doc, split_sentences(annotated, ""), free_chain=0)
    ends = read_ends(annotated.doc, finder, titles=True)
    for sentence in annotated.doc.sents:
        pairs = pairs_of(sentence, ends)
        if pairs:
            yield ends, pairs


def _pair(
    ends: Ends, pair: Nodes, *, stated: frozenset[str] = frozenset(), marked: bool = False
) -> LinkedPair:
    one, two = pair
    signs = signs_of_pair(ends.graph, one, object_=two)
    return LinkedPair(signs, (type_of(one, ends), type_of(two, ends)), stated, stated, marked)


def _way(pair: Nodes, ends: Ends, *, marks: tuple[Span, Span]) -> int:
    """Return 1 where a pair is the marked one, -1 where it is the other way round, else 0."""
    one, two = (_span(node, ends) for node in pair)
    if one.overlaps(marks[0]) and two.overlaps(marks[1]):
        return 1
    return -int(two.overlaps(marks[0]) and one.overlaps(marks[1]))


def _things(pair: Nodes, ends: Ends) -> tuple[object, object]:
    one, two = (
        ends.places[n].reference if n in ends.places and n not in ends.dates else n for n in pair
    )
    return one, two


def _span(node: int, ends: Ends) -> Span:
    if node in ends.places and node not in ends.dates:
        return ends.places[node].view
    start, end = ends.graph.bounds(node)
    found = ends.doc[start:end]
    return Span(found.start_char, found.end_char)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _marked_graph(passage: Passage, language: Language) -> tuple[LinkGraph, dict[str, int]]:
    doc = language.make_doc(passage.text)
    doc._.turns = []
    doc = language(doc)
    units: dict[str, Nodes] = {}
    for name, mention in passage.mentions.items():
        span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if span is not None:
            units[name] = (span.start, span.end)
    taken = {index for start, end in units.values() for index in range(start, end)}
    names = [(e.start, e.end) for e in doc.ents if e.label_ not in {"date", "quantity"}]
    dates = [unit for unit in date_units(doc) if unit in units.values()]
    marked = [unit for unit in units.values() if unit not in dates]
    free = [unit for unit in names if not taken & set(range(*unit))]
    graph = LinkGraph(doc, [*marked, *free], dates=dates)
    return graph, {name: graph.node(doc[start:end].root) for name, (start, end) in units.items()}


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
