"""Reads an exported model back into a network, so that training can go on from shipped weights.

The encoder's matrices come back from 8 bits and the heads from 16, so that the network starts a
little off what was exported; a few hundred steps mend that.
"""

from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from kgraph.language.model_files import GRAPHS

Array = NDArray[np.float32]

_MODULES: Final = {
    "words": "network.",
    "labels": "",
    "mentions": "mention.",
    "coreference": "coreference.",
    "relations": "relation.",
}
"""Where the parts of each graph stand in the network."""
_PRODUCTS: Final = ("MatMul", "MatMulInteger")


def exported_state(folder: Path, network: nn.Module) -> dict[str, Tensor]:
    """Return the weights of the model in ``folder`` by their names in ``network``.

    Names that the model lacks are not there; shapes are those of the model.
    """
    state: dict[str, Tensor] = {}
    own = dict(network.state_dict())
    for graph in GRAPHS:
        for name, value in _graph_state(folder / f"{graph}.onnx", _MODULES[graph]).items():
            name = name.removeprefix("network.")
            if name in own:
                state[name] = torch.from_numpy(np.array(value, dtype=np.float32))
    state["parser.root"] = state.get("parser.root", own["parser.root"])
    return state


def exported_encoder(folder: Path) -> dict[str, Tensor]:
    """Return the weights of a model's encoder by their names in ``Encoder``."""
    part = "network.encoder."
    return {
        name.removeprefix(part): torch.from_numpy(np.array(value, dtype=np.float32))
        for name, value in _graph_state(folder / "words.onnx", _MODULES["words"]).items()
        if name.startswith(part)
    }


def _graph_state(path: Path, prefix: str) -> dict[str, Array]:
    graph = onnx.load(str(path)).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    weights = _plain(arrays)
    state = {}
    for name, value in weights.items():
        if not name.startswith("onnx::"):
            state[prefix + name if not name.startswith("network.") else name] = value
    for node in graph.node:
        source = next((i for i in node.input if i.removesuffix("_quantized") in weights), None)
        if source is None or not source.startswith("onnx::"):
            continue
        value = weights[source.removesuffix("_quantized")]
        if node.op_type in _PRODUCTS and value.ndim == 2:
            state[prefix + _module_of(node.name, prefix) + ".weight"] = value.T
        elif node.op_type in _PRODUCTS:
            state[prefix + _module_of(node.name, prefix) + ".weight"] = value[0]
        elif node.op_type == "Expand":
            state["parser.root"] = value.reshape(-1)
        elif node.op_type == "Reshape":
            state["parser.label"] = value.transpose(1, 0, 2)
    return state


def _plain(arrays: dict[str, NDArray[np.generic]]) -> dict[str, Array]:
    """Return every weight as floats under its own name, 8-bit ones scaled back."""
    halves = {n.removesuffix("_half"): v.astype(np.float32) for n, v in arrays.items()}
    plain = {}
    for name, value in halves.items():
        if name.endswith(("_scale", "_zero_point")):
            continue
        base = name.removesuffix("_quantized")
        if base == name:
            plain[name] = value
        else:
            scale, zero = halves[f"{base}_scale"], halves[f"{base}_zero_point"]
            plain[base] = (value - zero) * scale
    return plain


def _module_of(node: str, prefix: str) -> str:
    """Return the module a node belongs to: "/encoder/layers.0/widen/MatMul" -> its last but one."""
    parts = node.strip("/").split("/")[:-1]
    kept: list[str] = []
    for part in parts:
        if kept and part.startswith(kept[-1] + "."):
            kept[-1] = part
        else:
            kept.append(part)
    name = ".".join(kept)
    if prefix in ("network.", "") and name.split(".")[0] in _PARSER_PARTS:
        name = f"parser.{name}"
    return name


_PARSER_PARTS: Final = frozenset("arc_dependent arc_head label_dependent label_head".split())
