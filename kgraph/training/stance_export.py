"""Writes the network that tells how a link is put as the graph that a build runs."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from torch import Tensor, nn
from typing_extensions import override

from kgraph.extraction.stance_network import LINKS, Inputs
from kgraph.language.model_files import STANCE_GRAPH
from kgraph.training.export import Graph, write_graph, write_halved
from kgraph.training.four_bits import pack_matrices
from kgraph.training.piece_table import NAME, PieceTable, read_shared_table
from kgraph.training.stance_training import Network


class _Stances(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    @override
    def forward(self, *inputs: Tensor) -> Tensor:
        logits: Tensor = self.network(inputs, torch.ones_like(inputs[0], dtype=torch.float32))
        return logits


def export_stances(network: Network, predicates: Sequence[str], *, folder: Path) -> Path:
    """Write a network into a model folder, where it reads the vectors of pieces of that model.

    The matrices of its layers are stored in four bits, the rest in 16.
    """
    names = (*Inputs._fields, "predicate")
    inputs = {name: torch.ones(1, 9, dtype=torch.long) for name in names[:-1]}
    inputs["predicate"] = torch.ones(1, dtype=torch.long)
    axes = {name: {1: "pieces"} for name in names[:-1]}
    path = folder / STANCE_GRAPH
    with TemporaryDirectory() as name:
        plain = Path(name) / STANCE_GRAPH
        graph = Graph("stances", _Stances(network).eval(), inputs, ("stances",), axes)
        write_graph(graph, plain)
        model = onnx.load(str(plain))
        pack_matrices(model)
        read_shared_table(model, NAME, table=PieceTable.read(folder / "words.onnx"))
        onnx.helper.set_model_props(model, {LINKS: "\n".join(predicates)})
        write_halved(model, path)
    return path
