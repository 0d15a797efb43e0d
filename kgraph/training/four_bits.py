"""Matrices in four bits, a scale for each 32 numbers of a row: in training and in ONNX graphs.

Source:
    ONNX Runtime, contrib operator MatMulNBits; Bengio and others 2013, "Estimating or Propagating
    Gradients Through Stochastic Neurons" (the straight-through estimator).
"""

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import Tensor, nn
from typing_extensions import override

BLOCK = 32
"""Numbers of a row that share a scale."""
_LOWEST, _HIGHEST, _MIDDLE = -8, 7, 8
_SINGLE = 1
"""Of the levels at which products may be computed: in 32 bits, the same on every machine."""


def steps_of(matrix: Tensor) -> tuple[Tensor, Tensor]:
    """Return a matrix ``[rows, columns]`` in whole steps from -8 to 7, and the sizes of a step.

    Both are ``[rows, blocks, ...]``; sizes are such that 16 bits hold them, and negative where the
    number farthest from 0 is above it, which then is -8 steps.
    """
    blocks = matrix.reshape(matrix.shape[0], -1, BLOCK)
    farthest = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True))
    size = (farthest / _LOWEST).half().float()
    size = torch.where(size == 0, torch.ones_like(size), size)
    return (blocks / size).round().clamp(_LOWEST, _HIGHEST), size


class FourBits(nn.Module):
    """A parametrization: while ``on``, a weight counts as its four bits tell, but learns whole."""

    def __init__(self) -> None:
        super().__init__()
        self.on = False

    @override
    def forward(self, weight: Tensor) -> Tensor:
        """Return the weight, or what is left of it in four bits."""
        if not self.on:
            return weight
        steps, size = steps_of(weight.detach())
        return weight + ((steps * size).view_as(weight) - weight).detach()


def pack_matrices(model: onnx.ModelProto) -> None:
    """Turn the products with matrices of a graph, of layers only, into ones of four bits."""
    arrays = {each.name: each for each in model.graph.initializer}
    packed = []
    for node in model.graph.node:
        if node.op_type != "MatMul" or "/layers." not in node.name or node.input[1] not in arrays:
            continue
        name = node.input[1]
        matrix = np.array(numpy_helper.to_array(arrays[name])).T
        steps, sizes = steps_of(torch.from_numpy(matrix))
        packed += [
            numpy_helper.from_array(_pairs(steps.numpy()), f"{name}_steps"),
            numpy_helper.from_array(sizes.numpy().reshape(-1), f"{name}_sizes"),
        ]
        product = helper.make_node(
            "MatMulNBits",
            [node.input[0], f"{name}_steps", f"{name}_sizes"],
            list(node.output),
            name=node.name,
            domain="com.microsoft",
            K=matrix.shape[1],
            N=matrix.shape[0],
            bits=4,
            block_size=BLOCK,
            accuracy_level=_SINGLE,
        )
        node.CopyFrom(product)
        del arrays[name]
    del model.graph.initializer[:]
    model.graph.initializer.extend([*arrays.values(), *packed])
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def _pairs(steps: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return two steps a byte, the first in its lower half."""
    whole = (steps + _MIDDLE).astype(np.uint8)
    return np.asarray(whole[..., 0::2] | (whole[..., 1::2] << 4), dtype=np.uint8)
