"""Reads a whole text with the network, window by window: the words in, plain results out.

A window holds so many word pieces; all of it but its last, perhaps cut, sentence is kept, and the
next window begins with that sentence. So each sentence is read whole, and memory does not grow with
the text but for the results.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kgraph.language.agreed_types import agreed_types
from kgraph.language.chain_builder import ChainBuilder
from kgraph.language.decoding import (
    Floats,
    ScoredSpan,
    find_mentions,
    find_names,
    softmax,
)
from kgraph.language.encoder import LanguageNetwork, WindowScores
from kgraph.language.labels import PRONOUNS
from kgraph.language.lemma_rules import apply_lemma_rule
from kgraph.language.name_rules import corrected_names
from kgraph.language.pair_features import Integers, WordsInPlace
from kgraph.language.pairs import Linked, RelationFinder, ScoredRelation, span_types
from kgraph.language.tree_spans import tree_spans
from kgraph.language.trees import best_tree
from kgraph.language.words import Break

SURE_START: Final = 0.95
"""Score a sentence start needs where no mark ends the sentence before, in a text with marks."""
LEAST_MARKS: Final = 1 / 50
"""Share of words that end with a mark from which on a text is one with marks."""
_CERTAIN: Final = 1e4
_PRONOUN: Final = "PRON"
_PHRASE: Final = 0.4
_NO_PHRASE: Final = -0.9
"""What it adds to a mention's score (before the softmax) to be a phrase of the tree, or none."""
_END_MARKS: Final = frozenset('.?!…:;"”’)]')
WINDOW_PIECES: Final = 220
"""Word pieces in a window; the network was trained on windows of 80 to 240."""
LEAST_LEFT: Final = 0.25
"""A last sentence that begins in this first part of its window is cut rather than read again."""


Small = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention: first and last word, type number, score from 0 to 1, whether it is a name."""

    first: int
    last: int
    entity_type: int
    score: float
    named: bool


@dataclass(slots=True)
class Analysis:
    """What the network says of a text; one entry a word where nothing else is said.

    ``heads`` are word numbers, a root's head is itself. Label numbers are those of the model card.
    ``chains`` list mentions by number, in the order of the text, each mention in one chain.
    ``sure_heads`` has the probability that a word hangs on its head and as it is said to.
    ``meanings`` has for each window what its words mean (``meanings.Meanings``).
    """

    starts: list[bool] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    morphs: list[int] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    sure_heads: list[float] = field(default_factory=list)
    meanings: list[Small] = field(default_factory=list)
    names: list[ScoredSpan] = field(default_factory=list)
    mentions: list[FoundMention] = field(default_factory=list)
    chains: list[list[int]] = field(default_factory=list)
    relations: list[ScoredRelation] = field(default_factory=list)


def analyse(
    network: LanguageNetwork,
    words: Sequence[str],
    *,
    breaks: Sequence[int],
    speakers: Sequence[int] | None = None,
    starts: Sequence[bool] | None = None,
) -> Analysis:
    """Return the analysis of a text.

    Args:
        network: the trained network.
        words: the text's words, without white space.
        breaks: the ``Break`` before each word.
        speakers: number of each word's speaker, 0 where unknown; a change begins a sentence.
        starts: where sentences begin, if that is known already.
    """
    reader = _Reader(network, words, breaks=breaks, speakers=speakers, starts=starts)
    position = 0
    while position < len(words):
        position = reader.read_window(position)
    return reader.whole()


class _Reader:
    """One pass over one text."""

    def __init__(
        self,
        network: LanguageNetwork,
        words: Sequence[str],
        *,
        breaks: Sequence[int],
        speakers: Sequence[int] | None,
        starts: Sequence[bool] | None,
    ) -> None:
        self._network = network
        self._words = words
        self._breaks = breaks
        self._speakers = speakers if speakers is not None else [0] * len(words)
        self._starts = starts
        marks = sum(word[-1] in ".?!" for word in words)
        self._is_marked = marks >= LEAST_MARKS * len(words)
        self._sentence = 0
        self._thresholds = network.card.thresholds
        self._relations = RelationFinder(network)
        self._types: list[Floats] = []
        self.analysis = Analysis()
        self.chains = ChainBuilder(network)

    def read_window(self, position: int) -> int:
        """Read the window at ``position``; return where the next one begins."""
        end = self._window_end(position)
        words, breaks = self._words[position:end], list(self._breaks[position:end])
        breaks[0] = breaks[0] if position else int(Break.NONE)
        scores = self._network.score_words(words, breaks)
        starts = self._sentence_starts(scores, position, end=end)
        count = self._kept(starts, end)
        kept = _first_words(scores, count)
        bounds = [*np.flatnonzero(starts[:count]).tolist(), count]
        self._add_words(kept, position, bounds=bounds)
        self.analysis.meanings.append(self._network.meanings.of(kept.words))
        self._add_spans(kept, position, bounds=bounds)
        return position + count

    def whole(self) -> Analysis:
        """Return the analysis when all windows are read."""
        analysis = self.analysis
        analysis.chains = self.chains.chains()
        types = agreed_types(
            np.concatenate(self._types) if self._types else np.zeros((0, 0), dtype=np.float32),
            chains=self.chains.chain_of(),
            nouns=[self._noun(mention) for mention in analysis.mentions],
        )
        analysis.mentions = [
            replace(mention, entity_type=entity_type)
            for mention, entity_type in zip(analysis.mentions, types, strict=True)
        ]
        return analysis

    def _noun(self, mention: FoundMention) -> str | None:
        """Return the lemma of a mention's head, ``None`` where that is a pronoun."""
        analysis, inside = self.analysis, range(mention.first, mention.last + 1)
        heads = (w for w in inside if (h := analysis.heads[w]) == w or h not in inside)
        head = next(heads, mention.last)
        is_pronoun = self._network.card.upos[analysis.upos[head]] == _PRONOUN
        return None if is_pronoun else analysis.lemmas[head].casefold()

    def _window_end(self, position: int) -> int:
        pieces, end = 2, position
        while end < len(self._words):
            pieces += len(self._network.pieces_of(self._words[end]))
            if pieces > WINDOW_PIECES and end > position:
                break
            end += 1
        return end

    def _sentence_starts(self, scores: WindowScores, position: int, *, end: int) -> list[bool]:
        if self._starts is not None:
            starts = [bool(start) for start in self._starts[position:end]]
        else:
            limit = self._thresholds.get("sentences", 0.5)
            starts = (scores.start > _logit(limit)).tolist()
            sure = (scores.start > _logit(SURE_START)).tolist()
            for number in range(1, len(starts)):
                here = position + number
                if self._is_marked and not self._may_end_before(here):
                    starts[number] &= sure[number]
                starts[number] |= self._speakers[here] != self._speakers[here - 1]
                starts[number] |= self._opens_paragraph(here)
        starts[0] = True
        return starts

    def _opens_paragraph(self, word: int) -> bool:
        """Say whether a word stands after an empty line, and not in mid-sentence."""
        paragraph = self._breaks[word] == Break.PARAGRAPH
        return paragraph and not self._words[word][0].islower()

    def _may_end_before(self, word: int) -> bool:
        """Say whether a mark or a line's end before a word lets a sentence end there."""
        return self._words[word - 1][-1] in _END_MARKS or bool(self._breaks[word])

    def _kept(self, starts: list[bool], end: int) -> int:
        """Return how many words of the window to keep: all at the end of the text."""
        count = len(starts)
        if end == len(self._words):
            return count
        last = max(number for number, start in enumerate(starts) if start)
        return last if last >= LEAST_LEFT * count else count

    def _add_words(self, scores: WindowScores, position: int, *, bounds: list[int]) -> None:
        analysis, card = self.analysis, self._network.card
        count = bounds[-1]
        heads, sure = _best_heads(scores.arcs, bounds)
        labels, sure_labels = _best_labels(
            self._network.score_labels(scores.words, heads), heads, dependencies=card.dependencies
        )
        analysis.sure_heads.extend((sure * sure_labels).tolist())
        starts = set(bounds)
        analysis.starts.extend(number in starts for number in range(count))
        analysis.upos.extend(scores.upos.argmax(axis=1).tolist())
        analysis.tags.extend(scores.tag.argmax(axis=1).tolist())
        analysis.morphs.extend(scores.morph.argmax(axis=1).tolist())
        rules = scores.lemma.argmax(axis=1).tolist()
        words = self._words[position : position + count]
        analysis.lemmas.extend(
            apply_lemma_rule(word, card.lemma_rules[rule])
            for word, rule in zip(words, rules, strict=True)
        )
        analysis.heads.extend(
            position + (number if head == 0 else head - 1)
            for number, head in enumerate(heads.tolist())
        )
        analysis.labels.extend(labels)

    def _add_spans(self, scores: WindowScores, position: int, *, bounds: list[int]) -> None:
        analysis, limits = self.analysis, self._thresholds
        end = position + bounds[-1]
        sentences = np.searchsorted(bounds, np.arange(bounds[-1]), side="right") - 1
        text = WordsInPlace(
            self._words[position:end],
            (sentences + self._sentence).tolist(),
            self._speakers[position:end],
            position,
        )
        tags = [self._network.card.tags[tag] for tag in scores.tag.argmax(axis=1)]
        found = find_names(scores.names, limits.get("names", 0.5))
        names = corrected_names(found, text.words, tags=tags)
        heads = [head - position for head in analysis.heads[position:end]]
        likely = self._favour_phrases(scores.mentions[..., :-1], position, heads=heads)
        mentions = [
            mention
            for mention in find_mentions(likely, limits.get("mentions", 0.5))
            if sentences[mention[0]] == sentences[mention[1]]
        ]
        named = _named(scores, mentions, words=text.words)
        if mentions:
            spans = np.array([m[:2] for m in mentions], dtype=np.int64)
            types = span_types(scores, spans)
            self._types.append(types[:, 1 : likely.shape[-1]])
            vectors = self._network.mention_vectors(scores.words, types, spans=spans)
            chains = self.chains.add_window(vectors, spans, text=text)
            known = [Linked(*m[:3], chain) for m, chain in zip(mentions, chains, strict=True)]
            self._relations.add_window(scores, text, heads=heads, tags=tags, mentions=known)
        self._sentence += len(bounds) - 1
        analysis.names.extend((n[0] + position, n[1] + position, n[2], n[3]) for n in names)
        analysis.mentions.extend(
            FoundMention(m[0] + position, m[1] + position, m[2], m[3], flag)
            for m, flag in zip(mentions, named, strict=True)
        )
        analysis.relations = self._relations.found

    def _favour_phrases(self, scores: Floats, position: int, *, heads: Sequence[int]) -> Floats:
        """Return scores of mentions that are higher for what the tree has as a phrase."""
        analysis, card = self.analysis, self._network.card
        end = position + len(heads)
        phrases = tree_spans(
            heads,
            [card.dependencies[label] for label in analysis.labels[position:end]],
            tags=[card.upos[tag] for tag in analysis.upos[position:end]],
        )
        firsts, lasts = zip(*phrases, strict=True) if phrases else ((), ())
        added = np.full(scores.shape[:2], _NO_PHRASE, dtype=np.float32)
        added[list(firsts), list(lasts)] = _PHRASE
        favoured = scores.copy()
        favoured[..., 1:] += added[..., None]
        return favoured


def _logit(probability: float) -> float:
    return float(np.log(probability / (1.0 - probability)))


def _first_words(scores: WindowScores, count: int) -> WindowScores:
    return WindowScores(
        words=scores.words[:count],
        upos=scores.upos[:count],
        tag=scores.tag[:count],
        morph=scores.morph[:count],
        lemma=scores.lemma[:count],
        start=scores.start[:count],
        arcs=scores.arcs[:count, : count + 1],
        mentions=scores.mentions[:count, :count],
        names=scores.names[:count, :count],
    )


def _best_heads(arcs: Floats, bounds: Sequence[int]) -> tuple[Integers, Floats]:
    """Return the head of each word, 0 or 1 + its number, and how likely it is, 0 to 1."""
    heads = np.zeros(bounds[-1], dtype=np.int64)
    sure = np.ones(bounds[-1], dtype=np.float32)
    for begin, end in pairwise(bounds):
        own = arcs[begin:end][:, [0, *range(begin + 1, end + 1)]]
        tree = best_tree(own)
        heads[begin:end] = np.where(tree == 0, 0, tree + begin)
        sure[begin:end] = softmax(own)[np.arange(end - begin), tree]
    return heads, sure


def _best_labels(
    scores: Floats, heads: Integers, *, dependencies: Sequence[str]
) -> tuple[list[int], Floats]:
    """Return the best relation of each word and how likely it is.

    The root's is root, no other's is.
    """
    root = dependencies.index("root")
    scores = scores.copy()
    scores[:, root] = np.where(heads == 0, _CERTAIN, -_CERTAIN)
    return [int(number) for number in scores.argmax(axis=1)], softmax(scores).max(axis=1)


def _named(scores: WindowScores, mentions: list[ScoredSpan], *, words: Sequence[str]) -> list[bool]:
    return [
        bool(scores.mentions[first, last, -1] > 0.0)
        and not (first == last and words[first].lower() in PRONOUNS)
        for first, last, _, _ in mentions
    ]
