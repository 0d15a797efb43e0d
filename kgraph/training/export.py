"""Writes the trained network as ONNX graphs that onnxruntime runs without torch.

The encoder's matrices and piece embeddings become 8-bit integers, a scale a channel; the heads stay
floating point, stored in 16 bits and widened when the graph is loaded.
"""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from typing_extensions import override

from kgraph.language.labels import ENTITY_TYPES, RELATIONS, STANCES, UPOS
from kgraph.language.pair_features import FEATURES
from kgraph.training.heads import MENTION_VECTOR, SPAN_CLASSES, Network
from kgraph.training.inventory import Inventory
from kgraph.training.network import WIDTH
from kgraph.training.piece_table import part_table

OPSET = 17
LEAST_HALVED = 512
"""Numbers in the smallest weight that is stored in 16 bits."""

_INPUTS = ("pieces", "mask", "shapes", "breaks", "first", "last")
_WORD_OUTPUTS = ("words", "upos", "tag", "morph", "lemma", "start", "arcs", "mentions", "names")


class _Words(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    @override
    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        scores = self.network.score_words(self.network.encoder(*inputs))
        return tuple(getattr(scores, name) for name in _WORD_OUTPUTS)


class _Labels(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.parser = network.parser

    @override
    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        return self.parser.labels(words, heads)


def export_network(
    network: Network, inventory: Inventory, *, folder: Path, card: dict[str, Any]
) -> None:
    """Write the graphs, the vocabulary's labels and ``card`` into ``folder``.

    Args:
        network: the trained network.
        inventory: the labels of its outputs.
        folder: the model folder, made if need be.
        card: what is known of the weights besides their labels: data, recipe, scores.
    """
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        plain = Path(name)
        for graph in _graphs(network):
            path = plain / f"{graph.name}.onnx"
            write_graph(graph, path)
            if graph.name == "words":
                _quantise_encoder(path)
            write_halved(onnx.load(str(path)), folder / path.name)
            if graph.name == "words":
                part_table(folder / path.name)
    labels = {
        **asdict(inventory),
        "entity_types": ENTITY_TYPES,
        "relations": RELATIONS,
        "stances": STANCES,
        "upos": UPOS,
    }
    labels.pop("demonyms")
    text = json.dumps({"labels": labels, **card}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "card.json").write_text(text + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Graph:
    """A part of the network to write: example inputs by name, and which axes vary."""

    name: str
    module: nn.Module
    inputs: dict[str, Tensor]
    outputs: tuple[str, ...]
    axes: dict[str, dict[int, str]]


def _graphs(network: Network) -> list[Graph]:
    return [_words_graph(network), *_pair_graphs(network), _labels_graph(network)]


def _words_graph(network: Network) -> Graph:
    pieces = {name: torch.ones(1, 9, dtype=torch.long) for name in _INPUTS[:4]}
    ends = {name: torch.arange(1, 7)[None] for name in _INPUTS[4:]}
    axes = {name: {1: "pieces"} for name in _INPUTS[:4]}
    axes |= {name: {1: "words"} for name in (*_INPUTS[4:], *_WORD_OUTPUTS)}
    axes |= {name: {1: "words", 2: "words"} for name in ("mentions", "names")}
    axes["arcs"] = {1: "words", 2: "heads"}
    return Graph("words", _Words(network), pieces | ends, _WORD_OUTPUTS, axes)


def _labels_graph(network: Network) -> Graph:
    inputs = {"words": torch.randn(1, 6, WIDTH), "heads": torch.zeros(1, 6, dtype=torch.long)}
    axes = {name: {1: "words"} for name in ("words", "heads", "labels")}
    return Graph("labels", _Labels(network), inputs, ("labels",), axes)


def _pair_graphs(network: Network) -> list[Graph]:
    words, spans = torch.randn(6, WIDTH), torch.tensor([0, 2, 4])
    ends = {"first": spans, "last": spans + 1}
    types, vectors = torch.rand(3, 2 * SPAN_CLASSES), torch.randn(3, MENTION_VECTOR)
    pairs = torch.tensor([[0, 1], [1, 2]])
    features = torch.zeros(3, 2, FEATURES)
    span_axes = {name: {0: "spans"} for name in ("first", "last", "types", "vectors")}
    span_axes["words"] = {0: "words"}
    inputs = {"words": words, "types": types, **ends}
    mentions = Graph("mentions", network.mention, inputs, ("vectors",), span_axes)
    inputs = {"later": vectors, "earlier": vectors[:2], "features": features}
    axes = {name: {0: name} for name in ("later", "earlier")}
    axes |= {name: {0: "later", 1: "earlier"} for name in ("features", "scores")}
    coreference = Graph("coreference", network.coreference, inputs, ("scores",), axes)
    inputs = {"words": words, "vectors": vectors, **ends, "pairs": pairs}
    outputs = ("scores", "stances")
    axes = span_axes | {name: {0: "pairs"} for name in ("pairs", *outputs)}
    return [mentions, coreference, Graph("relations", network.relation, inputs, outputs, axes)]


def write_graph(graph: Graph, path: Path) -> None:
    """Write a part of a network as it is."""
    named = (*graph.inputs, *graph.outputs)
    with torch.no_grad():
        torch.onnx.export(
            graph.module,
            tuple(graph.inputs.values()),
            str(path),
            input_names=list(graph.inputs),
            output_names=list(graph.outputs),
            dynamic_axes={name: axes for name, axes in graph.axes.items() if name in named},
            opset_version=OPSET,
            dynamo=False,
        )


def _quantise_encoder(path: Path) -> None:
    """Replace the encoder's matrices, and only those, by 8-bit ones; the file is overwritten."""
    graph = onnx.load(str(path)).graph
    products = [node.name for node in graph.node if node.op_type in ("MatMul", "Gemm")]
    quantize_dynamic(
        str(path),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=[name for name in products if "/encoder/" not in name],
    )


def write_halved(model: onnx.ModelProto, target: Path) -> None:
    """Write a graph, large float weights in 16 bits, each with a cast that loading folds away."""
    casts = []
    for weight in model.graph.initializer:
        if weight.data_type != TensorProto.FLOAT or int(np.prod(weight.dims)) < LEAST_HALVED:
            continue
        name = weight.name
        half = numpy_helper.to_array(weight).astype(np.float16)
        weight.CopyFrom(numpy_helper.from_array(half, f"{name}_half"))
        casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, str(target))


def copy_vocabulary(source: Path, folder: Path) -> None:
    """Put the word pieces beside the graphs."""
    shutil.copyfile(source, folder / "vocab.txt")
