"""Writes the encoder as an ONNX graph: BERT (Devlin et al. 2019), every layer's mean side by side.

Layers, width and heads are those of the weights; their names are those of the published
safetensors files. The last part is the published sentence vector; the layers below keep what it
has lost: word order, negation, tone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper
from safetensors.numpy import load_file

from bot.understanding.encoder.weights import Weights
from bot.understanding.encoder.writer import GraphWriter

OPSET = 17


def write_graph(weights: Weights, target: Path, whole: bool = False) -> None:
    """Write the ONNX model of the weights to ``target``, exact or in 8 bits (``whole``).

    Inputs ``ids`` and ``mask`` are int64 of shape (texts, tokens); output ``vectors`` is float32
    of shape (texts, (layers + 1) * width): the mean over tokens of the embeddings and of each
    layer, each of length 1.
    """
    graph = GraphWriter(load_file(weights.model), weights.heads, whole)
    mask = graph.op("Cast", "mask", to=TensorProto.FLOAT)
    x = _embed(graph)
    bias = _attention_bias(graph, mask)
    pooled = [_pool(graph, x, mask)]
    for number in range(_layers(graph)):
        x = _layer(graph, x, bias, f"encoder.layer.{number}")
        pooled.append(_pool(graph, x, mask))
    graph.nodes.append(helper.make_node("Concat", pooled, ["vectors"], axis=1))
    shape: list[Any] = ["texts", len(pooled) * graph.width]
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "sentence-encoder",
            [_tensor("ids", TensorProto.INT64), _tensor("mask", TensorProto.INT64)],
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, shape)],
            list(graph.constants.values()),
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=8,
    )
    onnx.save(model, str(target))


def _layers(graph: GraphWriter) -> int:
    return len([n for n in graph.weights if n.endswith(".attention.self.query.weight")])


def _tensor(name: str, kind: int) -> Any:
    return helper.make_tensor_value_info(name, kind, ["texts", "tokens"])


def _embed(graph: GraphWriter) -> str:
    words = graph.op("Gather", graph.weight("embeddings.word_embeddings.weight"), "ids", axis=0)
    length = graph.op("Gather", graph.op("Shape", "ids"), graph.constant(1, np.int64), axis=0)
    zero, one = graph.constant(0, np.int64), graph.constant(1, np.int64)
    numbers = graph.op("Range", zero, length, one)
    places = graph.weight("embeddings.position_embeddings.weight")
    x = graph.op("Add", words, graph.op("Gather", places, numbers, axis=0))
    kind = graph.weight("embeddings.token_type_embeddings.weight")
    x = graph.op("Add", x, graph.op("Gather", kind, zero, axis=0))
    return graph.norm(x, "embeddings.LayerNorm")


def _attention_bias(graph: GraphWriter, mask: str) -> str:
    wide = graph.op("Unsqueeze", mask, graph.constant([1, 2], np.int64))
    hidden = graph.op("Sub", graph.constant(1.0), wide)
    return graph.op("Mul", hidden, graph.constant(-1e9))


def _layer(graph: GraphWriter, x: str, bias: str, name: str) -> str:
    heard = _attend(graph, x, bias, f"{name}.attention")
    x = graph.norm(graph.op("Add", x, heard), f"{name}.attention.output.LayerNorm")
    wide = _gelu(graph, graph.linear(x, f"{name}.intermediate.dense"))
    narrow = graph.linear(wide, f"{name}.output.dense")
    return graph.norm(graph.op("Add", x, narrow), f"{name}.output.LayerNorm")


def _attend(graph: GraphWriter, x: str, bias: str, name: str) -> str:
    query = graph.heads(graph.linear(x, f"{name}.self.query"), [0, 2, 1, 3])
    key = graph.heads(graph.linear(x, f"{name}.self.key"), [0, 2, 3, 1])
    value = graph.heads(graph.linear(x, f"{name}.self.value"), [0, 2, 1, 3])
    scale = graph.constant(float(np.sqrt(graph.width // graph.heads_count)))
    match = graph.op("Div", graph.op("MatMul", query, key), scale)
    share = graph.op("Softmax", graph.op("Add", match, bias), axis=-1)
    mixed = graph.op("Transpose", graph.op("MatMul", share, value), perm=[0, 2, 1, 3])
    joined = graph.op("Reshape", mixed, graph.constant([0, 0, graph.width], np.int64))
    return graph.linear(joined, f"{name}.output.dense")


def _gelu(graph: GraphWriter, x: str) -> str:
    half = graph.op("Mul", x, graph.constant(0.5))
    curve = graph.op("Erf", graph.op("Div", x, graph.constant(float(np.sqrt(2)))))
    return graph.op("Mul", half, graph.op("Add", curve, graph.constant(1.0)))


def _pool(graph: GraphWriter, x: str, mask: str) -> str:
    """The mean of the tokens that are there, made length 1."""
    weight = graph.op("Unsqueeze", mask, graph.constant([2], np.int64))
    axis = graph.constant([1], np.int64)
    total = graph.op("ReduceSum", graph.op("Mul", x, weight), axis, keepdims=0)
    count = graph.op("ReduceSum", mask, axis, keepdims=1)
    mean = graph.op("Div", total, count)
    length = graph.op("ReduceL2", mean, axes=[1], keepdims=1)
    floor = graph.op("Max", length, graph.constant(1e-12))
    return graph.op("Div", mean, floor)
