"""Collects the nodes and constants of an ONNX graph."""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

HEADS, HEAD_WIDTH = 12, 32
EPSILON = 1e-12


class GraphWriter:
    """Collects nodes and constants; every method returns names of outputs."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def op(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Add a node."""
        return self.op_with(kind, *inputs, outputs=1, **attributes)[0]

    def op_with(self, kind: str, *inputs: str, outputs: int, **attributes: Any) -> list[str]:
        """Add a node that has several outputs."""
        names = [f"{kind}_{len(self.nodes)}_{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names

    def constant(self, value: Any, kind: Any = np.float32) -> str:
        """Add a constant that is not a weight."""
        array = np.asarray(value, dtype=kind)
        name = f"constant_{array.dtype}_{array.tolist()}"
        self.constants.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def weight(self, name: str) -> str:
        """Add a weight of the model."""
        self.constants.setdefault(name, numpy_helper.from_array(self.weights[name], name))
        return name

    def linear(self, x: str, name: str) -> str:
        """x W^T + b in whole numbers of 8 bits: under half the time, nearly the same vectors.

        Weights are rounded once, by column; activations as they come (dynamic quantisation).
        """
        whole, scale, zero = self.op_with("DynamicQuantizeLinear", x, outputs=3)
        weight, weight_scale = self._rounded(f"{name}.weight")
        product = self.op("MatMulInteger", whole, weight, zero)
        unit = self.op("Mul", scale, weight_scale)
        real = self.op("Mul", self.op("Cast", product, to=TensorProto.FLOAT), unit)
        return self.op("Add", real, self.weight(f"{name}.bias"))

    def _rounded(self, name: str) -> tuple[str, str]:
        turned = self.weights[name].T
        scale = (np.abs(turned).max(axis=0) / 127).astype(np.float32)
        whole = np.ascontiguousarray(np.round(turned / scale).astype(np.int8))
        for part, array in ((f"{name}.int8", whole), (f"{name}.scale", scale)):
            self.constants[part] = numpy_helper.from_array(array, part)
        return f"{name}.int8", f"{name}.scale"

    def norm(self, x: str, name: str) -> str:
        """Layer normalisation."""
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.op("LayerNormalization", x, scale, shift, axis=-1, epsilon=EPSILON)

    def heads(self, x: str, order: list[int]) -> str:
        """Split the last axis into heads and reorder the axes."""
        split = self.op("Reshape", x, self.constant([0, 0, HEADS, HEAD_WIDTH], np.int64))
        return self.op("Transpose", split, perm=order)
