"""Scores on the part of our own passages that is kept for tests: links, denials, modalities."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from kgraph.extraction.stance_network import Stance, stance_network
from kgraph.language.encoder import LanguageNetwork, WindowScores
from kgraph.language.labels import RELATIONS, STANCES
from kgraph.language.pairs import span_types
from kgraph.training.examples import Example
from kgraph.training.passages import Passage
from kgraph.training.stance_examples import PutLink, put_links, variant_of, window_of
from kgraph.training.stated import LINKS, passage_example

DETAILS = frozenset(LINKS[-4:])
"""Columns that join a link to its details and are no links themselves."""


@dataclass(slots=True)
class Tally:
    """Right, predicted and gold items of one label."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def f_score(self) -> float:
        """F1 in percent."""
        total = self.predicted + self.gold
        return 200 * self.right / total if total else 100.0


@dataclass(slots=True)
class PassageScores:
    """Counts over passages; ``links`` by relation, ``stances`` by stance."""

    links: dict[str, Tally] = field(default_factory=dict)
    stances: dict[str, Tally] = field(default_factory=dict)
    probabilities: list[tuple[float, bool]] = field(default_factory=list)

    def link_score(self) -> float:
        """F1 in percent over all links, between the marked mentions."""
        tally = Tally()
        for name, part in self.links.items():
            if name not in DETAILS:
                tally.right += part.right
                tally.predicted += part.predicted
                tally.gold += part.gold
        return tally.f_score

    def denial_score(self) -> float:
        """F1 in percent of "negative"."""
        return self.stances[STANCES[0]].f_score

    def modality_score(self) -> float:
        """Mean F1 in percent over the modalities."""
        return sum(self.stances[name].f_score for name in STANCES[1:]) / len(STANCES[1:])

    def calibration_error(self, bins: int = 10) -> float:
        """Expected calibration error of the links' probabilities from 0.1 up, 0 to 1."""
        likely = [(p, hit) for p, hit in self.probabilities if p >= 0.1]
        members: dict[int, list[tuple[float, bool]]] = {}
        for p, hit in likely:
            members.setdefault(min(bins - 1, int(p * bins)), []).append((p, hit))
        gaps = (abs(sum(p for p, _ in m) - sum(hit for _, hit in m)) for m in members.values())
        return sum(gaps) / max(1, len(likely))


def score_passages(
    network: LanguageNetwork,
    passages: Iterable[Passage],
    *,
    thresholds: Mapping[str, float] | None = None,
) -> PassageScores:
    """Score links between marked mentions; ``thresholds`` by relation, 0.5 where not given."""
    scores = PassageScores(
        links={name: Tally() for name in LINKS}, stances={name: Tally() for name in STANCES}
    )
    for passage in passages:
        example = passage_example(passage)
        words = network.score_words(example.words, example.breaks)
        for pair, relations in score_pairs(network, example, words=words):
            _add_links(scores, example, pair=pair, relations=relations, thresholds=thresholds or {})
        read = variant_of(example)
        for link in put_links(passage):
            _add_stance(scores, link, stance=stance_network().read(window_of(read, link)))
    return scores


Floats = np.ndarray
Pair = tuple[int, int]


def score_pairs(
    network: LanguageNetwork, example: Example, *, words: WindowScores
) -> Iterator[tuple[Pair, list[float]]]:
    """Yield for each two marked mentions, by number, the scores of relations."""
    layer = example.relations
    assert layer is not None
    spans = np.array(layer.anchors, dtype=np.int64)
    pairs = [
        (i, j)
        for i, a in enumerate(layer.anchors)
        for j, b in enumerate(layer.anchors)
        if a[1] < b[0] or b[1] < a[0]
    ]
    if not pairs:
        return
    vectors = network.mention_vectors(words.words, span_types(words, spans), spans=spans)
    index = np.array(pairs, dtype=np.int64)
    relations = network.score_relations(words.words, vectors, spans=spans, pairs=index)
    yield from zip(pairs, relations.tolist(), strict=True)


def _add_links(
    scores: PassageScores,
    example: Example,
    *,
    pair: Pair,
    relations: list[float],
    thresholds: Mapping[str, float],
) -> None:
    layer = example.relations
    assert layer is not None
    gold = layer.facts.get(pair, frozenset())
    for name in LINKS:
        number = RELATIONS.index(name)
        tally = scores.links[name]
        said = relations[number] >= thresholds.get(name, 0.5)
        tally.gold += number in gold
        tally.predicted += said
        tally.right += said and number in gold
        if name not in DETAILS:
            scores.probabilities.append((relations[number], number in gold))


def _add_stance(scores: PassageScores, link: PutLink, *, stance: Stance) -> None:
    best = int(np.argmax(stance[1:]))
    expected = Counter({STANCES[1 + link.modality]: 1, STANCES[0]: int(link.denied)})
    said = Counter({STANCES[1 + best]: 1, STANCES[0]: int(stance[0] >= 0.5)})
    for name in STANCES:
        scores.stances[name].gold += expected[name]
        scores.stances[name].predicted += said[name]
        scores.stances[name].right += expected[name] and said[name]
