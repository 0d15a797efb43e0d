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
from kgraph.training.pretrained import pretrained_folder, pretrained_weights

_SIZE, _HEADS, _LAYERS, _DIMENSIONS = 384, 12, 6, 80
_BATCH = 256
_EPSILON = 1e-12
_MASKED = -1e4
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


@torch.no_grad()
def encode(words: Sequence[str]) -> NDArray[np.float32]:
    """Return a vector of length 1 for each word: the mean of its pieces after the last layer."""
    weights = pretrained_weights()
    known = WordPieces.read(pretrained_folder() / "vocab.txt")
    found = []
    for start in range(0, len(words), _BATCH):
        parts = [word.split("_") for word in words[start : start + _BATCH]]
        pieces = [[START, *(p for part in each for p in known.pieces(part)), END] for each in parts]
        found.append(functional.normalize(_mean(pieces, weights), dim=-1).numpy())
    return np.concatenate(found)


def _mean(pieces: Sequence[Sequence[int]], weights: dict[str, Tensor]) -> Tensor:
    longest = max(map(len, pieces))
    numbers = torch.tensor([[*each, *[0] * (longest - len(each))] for each in pieces])
    mask = torch.tensor([[1.0] * len(p) + [0.0] * (longest - len(p)) for p in pieces])
    states = _normed(
        weights["embeddings.word_embeddings.weight"][numbers]
        + weights["embeddings.position_embeddings.weight"][:longest]
        + weights["embeddings.token_type_embeddings.weight"][0],
        weights,
        name="embeddings.LayerNorm",
    )
    for layer in range(_LAYERS):
        states = _layer(states, mask, weights=weights, name=f"encoder.layer.{layer}")
    return (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


def _layer(states: Tensor, mask: Tensor, *, weights: dict[str, Tensor], name: str) -> Tensor:
    count, longest, _ = states.shape
    shape = (count, longest, _HEADS, _SIZE // _HEADS)
    query, key, value = (
        _linear(states, weights, name=f"{name}.attention.self.{part}").view(shape).transpose(1, 2)
        for part in ("query", "key", "value")
    )
    scores = query @ key.transpose(-1, -2) / (_SIZE // _HEADS) ** 0.5
    scores = scores + (1 - mask)[:, None, None] * _MASKED
    seen = (scores.softmax(-1) @ value).transpose(1, 2).reshape(count, longest, _SIZE)
    seen = _linear(seen, weights, name=f"{name}.attention.output.dense")
    states = _normed(states + seen, weights, name=f"{name}.attention.output.LayerNorm")
    inner = functional.gelu(_linear(states, weights, name=f"{name}.intermediate.dense"))
    more = _linear(inner, weights, name=f"{name}.output.dense")
    return _normed(states + more, weights, name=f"{name}.output.LayerNorm")


def _linear(states: Tensor, weights: dict[str, Tensor], *, name: str) -> Tensor:
    return functional.linear(states, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _normed(states: Tensor, weights: dict[str, Tensor], *, name: str) -> Tensor:
    scale, shift = weights[f"{name}.weight"], weights[f"{name}.bias"]
    return functional.layer_norm(states, (_SIZE,), scale, shift, _EPSILON)
