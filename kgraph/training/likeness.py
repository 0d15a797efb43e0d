"""Fits what says how like the examples of a link a pair must stand (``extraction/like_links.py``).

Links that we invented and kgraph's own are taught anew by a few of their examples each, as a user
would teach them, many times in other sets; pairs of sentences (``linked_pairs.py``) are compared
with these. What is learnt is not the links but how much each likeness counts, and in which way two
pairs must be like each other to have one link.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from kgraph.extraction.examples import ReadExample, read_examples
from kgraph.extraction.link_encoder import (
    MOST_COUNTER_EXAMPLES,
    MOST_EXAMPLES,
    Vectors,
    vector_of_words,
)
from kgraph.extraction.profile_learning import make_profile
from kgraph.extraction.profiles import Profile, ProfileSet, may_join
from kgraph.language import load_annotator
from kgraph.ontology import find_ontology_folder, load_ontology
from kgraph.ontology.types import Ontology
from kgraph.training.corpora import training_records
from kgraph.training.linked_pairs import (
    LinkedPair,
    LinkedSentence,
    passage_sentences,
    plain_sentences,
    sentences_of,
    taught_sentences,
)
from kgraph.training.passages import learning_passages
from kgraph.training.taught_links import read_taught_links

Floats = NDArray[np.float32]

_EPISODES = 34
_SIZES, _OWN_SIZES = (8, 16, 25, 36), (5, 10, 20, 30)
_WITH_OWN = 0.6
_EXAMPLES, _COUNTER_EXAMPLES = (3, 4, 5, 5, 6, 8), (0, 1, 3, 3)
_WITHOUT_DEFINITION = 0.35
_EASY, _MOST_EASY = 3, 3.0
_UNMARKED = 0.5
_PASSAGES, _PLAIN_PAIRS, _PLAIN_LINKS = 700, 1500, 4


@dataclass(frozen=True, slots=True)
class Sources:
    """The sentences to learn from, by kind; see ``linked_pairs.py``."""

    taught: Mapping[str, Sequence[LinkedSentence]]
    passages: Sequence[LinkedSentence]
    plain: Sequence[LinkedSentence]


@dataclass(frozen=True, slots=True)
class Episode:
    """Pairs compared with one set of links.

    ``examples`` are the states of examples ``[links, most, width]``, ``counts`` how many there are;
    so for counter-examples. ``told`` is what the words of label and definition are like. Each row
    of ``features`` is one of ``states`` (by ``pair``) compared with one link (``link``): whether it
    ``holds``, and how much the row counts.
    """

    examples: Floats
    counts: NDArray[np.int64]
    counter_examples: Floats
    counter_counts: NDArray[np.int64]
    told: Floats
    states: NDArray[np.float16]
    features: NDArray[np.float16]
    pair: NDArray[np.int64]
    link: NDArray[np.int64]
    holds: Floats
    weight: Floats


class EpisodeMaker:
    """Makes episodes of an ontology, in which ``invented`` are links that no plain text has."""

    def __init__(
        self, ontology: Ontology, language: Language, *, invented: frozenset[str], sources: Sources
    ) -> None:
        self._ontology = ontology
        self._language = language
        self._sources = sources
        self._invented = invented
        self._read: dict[str, list[ReadExample]] = {}
        for each in read_examples(ontology, language):
            self._read.setdefault(each.relation, []).append(each)
        self._plain = [
            (pair, len(sentence.pairs)) for sentence in sources.plain for pair in sentence.pairs
        ]

    def episodes(self, count: int, *, seed: int = 1) -> Iterator[Episode]:
        """Yield so many."""
        chance = random.Random(seed)
        for _ in range(count):
            names = self._names(chance)
            profiles = tuple(self._taught(name, chance) for name in names)
            rows = _Rows(profiles)
            for name in names:
                for sentence in self._sources.taught.get(name, ()):
                    self._add(rows, sentence, chance=chance)
            for sentence in chance.sample(self._sources.passages, _PASSAGES):
                self._add(rows, sentence, chance=chance)
            for pair, pairs in chance.sample(self._plain, _PLAIN_PAIRS):
                self._add_plain(rows, pair, pairs=pairs, chance=chance)
            yield rows.episode()

    def _names(self, chance: random.Random) -> list[str]:
        names = chance.sample(sorted(self._invented), chance.choice(_SIZES))
        if chance.random() < _WITH_OWN:
            own = sorted(set(self._read) - self._invented)
            names += chance.sample(own, chance.choice(_OWN_SIZES))
        return sorted(names)

    def _taught(self, name: str, chance: random.Random) -> Profile:
        relation = self._ontology.relations[name]
        if chance.random() < _WITHOUT_DEFINITION:
            relation = replace(relation, definition="")
        right = [each for each in self._read[name] if each.holds]
        wrong = [each for each in self._read[name] if not each.holds]
        some = chance.sample(right, min(chance.choice(_EXAMPLES), len(right)))
        some += chance.sample(wrong, min(chance.choice(_COUNTER_EXAMPLES), len(wrong)))
        return make_profile(self._ontology, relation, read=some, language=self._language)

    def _add(self, rows: _Rows, sentence: LinkedSentence, *, chance: random.Random) -> None:
        """Add the pairs of a sentence with the links that it is about, and with a few others."""
        for pair in sentence.pairs:
            names = {n: rows.profiles[n].predicate for n in rows.fitting(pair)}
            asked = [
                (number, name in pair.stated, _count(pair))
                for number, name in names.items()
                if name in sentence.about and (name in pair.stated or name not in pair.implied)
            ]
            others = sentence.about | pair.implied
            easy = [number for number, name in names.items() if name not in others]
            some = chance.sample(easy, min(_EASY, len(easy)))
            share = min(_MOST_EASY, len(easy) / max(1, len(some)) / _EASY)
            asked += [(number, False, share) for number in some]
            rows.add(pair, asked, pairs=len(sentence.pairs))

    def _add_plain(
        self, rows: _Rows, pair: LinkedPair, *, pairs: int, chance: random.Random
    ) -> None:
        fitting = [n for n in rows.fitting(pair) if rows.profiles[n].predicate in self._invented]
        some = chance.sample(fitting, min(_PLAIN_LINKS, len(fitting)))
        share = len(fitting) / max(1, len(some))
        rows.add(pair, [(number, False, share) for number in some], pairs=pairs)


def learning_episodes(corpora: Path, *, tell: Callable[[str], None]) -> Iterator[Episode]:
    """Yield the episodes that the shipped weights are fitted on, made of all that may be used."""
    here = Path(__file__).parent
    own, annotator = load_ontology(find_ontology_folder(None)), load_annotator()
    links = list(read_taught_links(here / "taught"))
    invented = {link.relation.name: link.relation for link in links}
    ontology = replace(own, relations={**own.relations, **invented})
    texts = [each["text"] for each in training_records(corpora / "documents/train.jsonl.gz")]
    around = [sentence for text in texts for sentence in sentences_of(text)]
    taught: dict[str, list[LinkedSentence]] = {}
    for sentence in taught_sentences(links, annotator, around=around):
        taught.setdefault(min(sentence.about), []).append(sentence)
    sources = Sources(
        taught,
        list(passage_sentences(learning_passages(), own, language=annotator.language)),
        list(plain_sentences(texts, annotator)),
    )
    tell("sentences are read")
    maker = EpisodeMaker(
        ontology, annotator.language, invented=frozenset(invented), sources=sources
    )
    for number, episode in enumerate(maker.episodes(_EPISODES), 1):
        tell(f"{number} of {_EPISODES} sets: {len(episode.holds)} rows")
        yield episode


def _count(pair: LinkedPair) -> float:
    return 1.0 if pair.marked else _UNMARKED


class _Rows:
    """The rows of one episode as they come."""

    def __init__(self, profiles: tuple[Profile, ...]) -> None:
        self.profiles = profiles
        self._set = ProfileSet(profiles)
        self._states: list[Floats] = []
        self._rows: list[tuple[Floats, int, int, bool, float]] = []

    def fitting(self, pair: LinkedPair) -> list[int]:
        """Return the links that the types of a pair may have."""
        return [n for n, each in enumerate(self.profiles) if may_join(each, pair.types)]

    def add(
        self, pair: LinkedPair, asked: Sequence[tuple[int, bool, float]], *, pairs: int
    ) -> None:
        """Add a pair with links, whether each holds, and how much that counts."""
        if not asked:
            return
        features = self._set.features(pair.signs, pair.types, pairs=pairs)
        for number, holds, weight in asked:
            self._rows.append((features[number], len(self._states), number, holds, weight))
        self._states.append(pair.signs.states)

    def episode(self) -> Episode:
        """Return all rows."""
        features, pair, link, holds, weight = zip(*self._rows, strict=True)
        profiles = self.profiles
        width = len(self._states[0])
        examples, counts = _padded([p.states for p in profiles], MOST_EXAMPLES, width=width)
        against, against_counts = _padded(
            [p.against_states for p in profiles], MOST_COUNTER_EXAMPLES, width=width
        )
        return Episode(
            examples,
            counts,
            against,
            against_counts,
            np.stack([vector_of_words(each.definition, each.label) for each in profiles]),
            np.array(self._states, dtype=np.float16),
            np.array(features, dtype=np.float16),
            np.array(pair, dtype=np.int64),
            np.array(link, dtype=np.int64),
            np.array(holds, dtype=np.float32),
            np.array(weight, dtype=np.float32),
        )


def _padded(lists: Sequence[Vectors], most: int, *, width: int) -> tuple[Floats, NDArray[np.int64]]:
    rows = np.zeros((len(lists), most, width), dtype=np.float32)
    for number, each in enumerate(lists):
        if each:
            rows[number, : len(each[:most])] = each[:most]
    return rows, np.array([min(most, len(each)) for each in lists], dtype=np.int64)


def write_networks(stored: Mapping[str, Floats], path: Path) -> None:
    """Write the weights, in 16 bits."""
    halves: dict[str, Any] = {n: a.astype(np.float16) for n, a in stored.items()}
    np.savez_compressed(path, **halves)
