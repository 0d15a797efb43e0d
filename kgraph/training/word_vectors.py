"""Vectors of single words by the published encoder, as ``extraction/word_vectors.py`` reads them.

The words are those that the file has: common verbs and nouns, verbs with a particle, prepositions.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from kgraph.language.wordpiece import END, START, WordPieces
from kgraph.training.network import Encoder
from kgraph.training.pretrained import pretrained_folder, pretrained_weights

_DIMENSIONS = 80
_BATCH = 256
_LARGEST = 127


def read_words(path: Path) -> list[str]:
    """Return the words of a file of vectors."""
    with np.load(path) as table:
        return str(table["words"]).split("\n")


def write_vectors(words: Sequence[str], path: Path) -> None:
    """Write the vectors of some words in eight bits, cut to the main directions they differ in."""
    vectors = encode(words)
    vectors -= vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(vectors, full_matrices=False)
    cut = vectors @ directions[:_DIMENSIONS].T
    cut /= np.abs(cut).max(axis=1, keepdims=True)
    stored = np.round(cut * _LARGEST).astype(np.int8)
    np.savez_compressed(path, words=np.array("\n".join(words)), vectors=stored)


def encode(words: Sequence[str]) -> NDArray[np.float32]:
    """Return a vector of length 1 for each word; see ``encode_texts``."""
    return encode_texts([word.split("_") for word in words])


@torch.no_grad()
def encode_texts(texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """Return a vector of length 1 for each list of words: their mean piece after the last layer."""
    encoder = Encoder().eval()
    encoder.load_pretrained(pretrained_weights())
    known = WordPieces.read(pretrained_folder() / "vocab.txt")
    found = []
    for start in range(0, len(texts), _BATCH):
        parts = texts[start : start + _BATCH]
        pieces = [[START, *(p for part in each for p in known.pieces(part)), END] for each in parts]
        found.append(functional.normalize(_mean(pieces, encoder), dim=-1).numpy())
    return np.concatenate(found)


def _mean(pieces: Sequence[Sequence[int]], encoder: Encoder) -> Tensor:
    longest = max(map(len, pieces))
    numbers = torch.tensor([[*each, *[0] * (longest - len(each))] for each in pieces])
    mask = torch.tensor([[1.0] * len(p) + [0.0] * (longest - len(p)) for p in pieces])
    plain = torch.zeros_like(numbers)  # of what words look like the published encoder knows nothing
    states = encoder.states(numbers, mask, shapes=plain, breaks=plain)
    return (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
