"""The shared encoder: MiniLM-L6 with a word's shape and the break before it added to its pieces.

Source:
    Wang et al. 2020, "MiniLM"; weights of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0).
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional
from typing_extensions import override

from kgraph.language.words import Break, Shape

WIDTH = 384
ATTENTION_HEADS = 12
LAYERS = 6
INNER = 1536
VOCABULARY = 30_522
POSITIONS = 512


class EncoderLayer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_output = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    @override
    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's output, ``[windows, pieces, WIDTH]``; ``bias`` hides padding."""
        rows, pieces, _ = hidden.shape
        packed = self.query_key_value(hidden)
        packed = packed.view(rows, pieces, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        query, key, value = packed.permute(2, 0, 3, 1, 4).unbind(0)
        weights = (query @ key.transpose(-1, -2)) * (WIDTH // ATTENTION_HEADS) ** -0.5 + bias
        mixed = (weights.softmax(-1) @ value).transpose(1, 2).reshape(rows, pieces, WIDTH)
        hidden = self.attention_norm(hidden + self.dropout(self.attention_output(mixed)))
        inner = functional.gelu(self.widen(hidden))
        result: Tensor = self.output_norm(hidden + self.dropout(self.narrow(inner)))
        return result


class Encoder(nn.Module):
    """Word pieces to word vectors."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(len(Shape), WIDTH)
        self.breaks = nn.Embedding(len(Break), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(EncoderLayer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.breaks.weight)

    @override
    def forward(
        self,
        pieces: Tensor,
        mask: Tensor,
        shapes: Tensor,
        breaks: Tensor,
        first: Tensor,
        last: Tensor,
    ) -> Tensor:
        """Return word vectors ``[windows, words, WIDTH]``.

        Args:
            pieces: word piece numbers ``[windows, pieces]``.
            mask: 1 for a piece, 0 for padding.
            shapes: ``Shape`` of each piece's word.
            breaks: ``Break`` before each piece.
            first: number of each word's first piece ``[windows, words]``.
            last: number of each word's last piece.
        """
        hidden = self.states(pieces, mask, shapes=shapes, breaks=breaks)
        return (_pick(hidden, first) + _pick(hidden, last)) * 0.5

    def states(self, pieces: Tensor, mask: Tensor, *, shapes: Tensor, breaks: Tensor) -> Tensor:
        """Return a vector for each piece ``[windows, pieces, WIDTH]``; see ``forward``."""
        position = torch.arange(pieces.shape[1], device=pieces.device)
        hidden: Tensor = self.pieces(pieces) + self.positions(position) + self.segment
        hidden = self.norm(hidden + self.shapes(shapes) + self.breaks(breaks))
        hidden = self.dropout(hidden)
        bias = ((1.0 - mask.to(hidden.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def load_pretrained(self, weights: Mapping[str, Tensor]) -> None:
        """Copy the weights of the published model; what it lacks keeps its initial value."""
        own = self.state_dict()
        own["pieces.weight"] = weights["embeddings.word_embeddings.weight"]
        own["positions.weight"] = weights["embeddings.position_embeddings.weight"]
        own["segment"] = weights["embeddings.token_type_embeddings.weight"][0]
        for part in ("weight", "bias"):
            own[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
            for number in range(LAYERS):
                theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
                attention = [
                    weights[f"{theirs}attention.self.{name}.{part}"]
                    for name in ("query", "key", "value")
                ]
                own[f"{ours}query_key_value.{part}"] = torch.cat(attention)
                for name, source in _SAME.items():
                    own[f"{ours}{name}.{part}"] = weights[f"{theirs}{source}.{part}"]
        self.load_state_dict(own)

    def freeze_vocabulary(self) -> None:
        """Keep the piece embeddings as they are: they are too many for the data."""
        self.pieces.weight.requires_grad_(False)
        self.segment.requires_grad_(False)


_SAME = {
    "attention_output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "output_norm": "output.LayerNorm",
}


def _pick(hidden: Tensor, index: Tensor) -> Tensor:
    return torch.gather(hidden, 1, index[..., None].expand(-1, -1, hidden.shape[-1]))
