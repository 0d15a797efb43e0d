"""Fits what the network's word states tell of meaning (``language/meanings.py``).

The published encoder gives sentences of like meaning like vectors; training for grammar and types
has hidden this in the states of the shipped one. A linear map from the mean state of a sentence's
words, names left out, to the published encoder's vector of the same words brings it back (ridge
regression), cut to the main directions. After it come the main directions of the states themselves.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kgraph.language.components import FACTORY, LanguageCore
from kgraph.language.encoder import LanguageNetwork
from kgraph.language.meanings import DIMENSIONS, MOST, STATE_DIMENSIONS, Meanings, write_meanings
from kgraph.language.pipeline import make_pipeline
from kgraph.language.words import Break
from kgraph.training.corpora import read_treebank
from kgraph.training.network import WIDTH
from kgraph.training.passages import learning_passages
from kgraph.training.word_vectors import encode_texts

Floats = NDArray[np.float32]

_SENTENCES = 9000
_SHORTEST, _LONGEST = 10, 300
_LEAST_WORDS = 3
_RIDGE = 30.0
_NEARLY_ALL = 0.9995


def training_texts(corpora: Path, *, seed: int = 1) -> list[str]:
    """Return passages of our own and sentences of the treebanks' training part, mixed."""
    texts = [passage.text for passage in learning_passages()]
    for tree in read_treebank(corpora / "ud/train.conllu.gz"):
        for sentence in tree.sentences:
            words = (f"{word.form}{' ' * word.space_after}" for word in sentence.words)
            texts.append("".join(words).strip())
    random.Random(seed).shuffle(texts)
    return [text for text in texts if _SHORTEST < len(text) < _LONGEST][:_SENTENCES]


def fit_meanings(folder: Path, texts: Sequence[str]) -> None:
    """Write the projection of the model in ``folder``, fitted on some texts."""
    write_meanings(Meanings.blank(WIDTH), folder)  # a model without is not read
    language = make_pipeline(folder)
    core = language.get_pipe(FACTORY)
    assert isinstance(core, LanguageCore)
    states, left, words = [], [], []
    for text in texts:
        doc = language.make_doc(text)
        doc._.turns = []
        kept = [t.i for t in language(doc) if not t.is_space and not t.ent_type_]
        if len(kept) >= _LEAST_WORDS:
            found = _states(doc, core.network)
            words.append(found)
            states.append(found[kept].mean(axis=0))
            left.append([doc[index].text for index in kept])
    meanings = _fitted(np.array(states), encode_texts(left))
    rows = np.concatenate(words)
    directions = _main_directions(rows, STATE_DIMENSIONS)
    matrix = np.concatenate([meanings.matrix, directions], axis=1)
    write_meanings(scaled(Meanings(meanings.mean, matrix), rows), folder)


def scaled(meanings: Meanings, states: Floats) -> Meanings:
    """Return a projection whose values for nearly all states are whole numbers of eight bits.

    Those that tell of meaning are compared with each other and keep their proportions.
    """
    found = np.abs((states - meanings.mean) @ meanings.matrix)
    most = np.quantile(found, _NEARLY_ALL, axis=0)
    most[:DIMENSIONS] = most[:DIMENSIONS].max()
    return Meanings(meanings.mean, np.asarray(meanings.matrix * (MOST / most), np.float32))


def _states(doc: Doc, network: LanguageNetwork) -> Floats:
    words = [token.text or " " for token in doc]
    return network.score_words(words, [int(Break.NONE)] * len(words)).words


def _fitted(states: Floats, vectors: Floats) -> Meanings:
    mean = states.mean(axis=0)
    centred = (states - mean).astype(np.float64)
    wanted = vectors - vectors.mean(axis=0)
    square = centred.T @ centred + _RIDGE * np.eye(WIDTH)
    matrix = np.linalg.solve(square, centred.T @ wanted)
    directions = _main_directions(centred @ matrix, DIMENSIONS)
    return Meanings(mean, (matrix @ directions).astype(np.float32))


def _main_directions(rows: NDArray[np.floating[Any]], count: int) -> Floats:
    """Return the directions ``[width, count]`` in which rows differ most from their mean."""
    _, directions = np.linalg.eigh(np.cov(rows, rowvar=False))
    return np.asarray(directions[:, ::-1][:, :count], dtype=np.float32)
