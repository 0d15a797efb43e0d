"""The vectors of word pieces in a file of their own, which several graphs read.

Source:
    ONNX, "External data": a tensor may stand in another file of the model's folder.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data

from kgraph.language.model_files import PIECE_TABLE

NAME = "network.encoder.pieces.weight"
"""What the table is called in the graph of words."""
_QUANTIZED, _SCALE, _ZERO = "_quantized", "_scale", "_zero_point"


@dataclass(frozen=True, slots=True)
class PieceTable:
    """A row of whole numbers for each piece ``[pieces, width]``: their step, and which is zero."""

    rows: NDArray[np.uint8]
    scale: NDArray[np.float32]
    zero: NDArray[np.uint8]

    @classmethod
    def read(cls, words: Path) -> "PieceTable":
        """Return the table of a written graph of words, in that file or beside it."""
        found = {each.name: each for each in onnx.load(str(words)).graph.initializer}
        parts = (_QUANTIZED, _SCALE, _ZERO)
        return cls(*(numpy_helper.to_array(found[NAME + part]) for part in parts))


def part_table(words: Path) -> None:
    """Move the table of a graph of words into the file beside it that other graphs may read."""
    model = onnx.load(str(words))
    for each in model.graph.initializer:
        if each.name == NAME + _QUANTIZED:
            (words.parent / PIECE_TABLE).unlink(missing_ok=True)  # onnx would write after its end
            set_external_data(each, PIECE_TABLE)
    onnx.save(model, str(words))


def read_shared_table(model: onnx.ModelProto, name: str, *, table: PieceTable) -> None:
    """Let a graph that is not written yet read its piece vectors ``name`` out of that file."""
    kept = [each for each in model.graph.initializer if each.name != name]
    del model.graph.initializer[:]
    shared = TensorProto(name=name + _QUANTIZED, data_type=TensorProto.UINT8, dims=table.rows.shape)
    shared.data_location = TensorProto.EXTERNAL
    shared.external_data.add(key="location", value=PIECE_TABLE)
    scale = numpy_helper.from_array(table.scale, name + _SCALE)
    zero = numpy_helper.from_array(table.zero, name + _ZERO)
    model.graph.initializer.extend([*kept, shared, scale, zero])
    nodes = []
    for node in model.graph.node:
        nodes.append(node)
        if node.op_type == "Gather" and node.input[0] == name:
            result, rows = node.output[0], f"{node.output[0]}{_QUANTIZED}"
            node.input[0], node.output[0] = name + _QUANTIZED, rows
            given = [rows, name + _SCALE, name + _ZERO]
            nodes.append(helper.make_node("DequantizeLinear", given, [result]))
    del model.graph.node[:]
    model.graph.node.extend(nodes)
