"""Collects the nodes and constants of an ONNX graph."""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

EPSILON = 1e-12


class GraphWriter:
    """Collects nodes and constants; every method returns names of outputs.

    ``whole`` makes its linear layers count in whole numbers of 8 bits (see ``linear``).
    """

    def __init__(self, weights: dict[str, np.ndarray], heads: int, whole: bool = False) -> None:
        self.weights, self.heads_count, self.whole = weights, heads, whole
        self.width = weights["embeddings.LayerNorm.weight"].shape[0]
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
        return self.named(f"constant_{array.dtype}_{array.tolist()}", array)

    def named(self, name: str, array: np.ndarray) -> str:
        """Add a constant under ``name``."""
        self.constants.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def weight(self, name: str) -> str:
        """Add a weight of the model."""
        return self.named(name, self.weights[name])

    def linear(self, x: str, name: str) -> str:
        """x W^T + b, exactly, or in 8 bits: under half the time, nearly the same vectors."""
        turned = np.ascontiguousarray(self.weights[f"{name}.weight"].T)
        if self.whole:
            product = self._whole_product(x, turned, name)
        else:
            product = self.op("MatMul", x, self.named(f"{name}.turned", turned))
        return self.op("Add", product, self.weight(f"{name}.bias"))

    def _whole_product(self, x: str, turned: np.ndarray, name: str) -> str:
        """Weights are rounded once, by column; what comes in as it comes."""
        whole, scale, zero = self.op_with("DynamicQuantizeLinear", x, outputs=3)
        weight, weight_scale = self._rounded(turned, name)
        product = self.op("MatMulInteger", whole, weight, zero)
        unit = self.op("Mul", scale, weight_scale)
        return self.op("Mul", self.op("Cast", product, to=TensorProto.FLOAT), unit)

    def _rounded(self, turned: np.ndarray, name: str) -> tuple[str, str]:
        scale = (np.abs(turned).max(axis=0) / 127).astype(np.float32)
        whole = np.ascontiguousarray(np.round(turned / scale).astype(np.int8))
        return self.named(f"{name}.int8", whole), self.named(f"{name}.scale", scale)

    def norm(self, x: str, name: str) -> str:
        """Layer normalisation."""
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.op("LayerNormalization", x, scale, shift, axis=-1, epsilon=EPSILON)

    def heads(self, x: str, order: list[int]) -> str:
        """Split the last axis into heads and reorder the axes."""
        shape = [0, 0, self.heads_count, self.width // self.heads_count]
        split = self.op("Reshape", x, self.constant(shape, np.int64))
        return self.op("Transpose", split, perm=order)
