"""The sentence encoder in process: a batch in training, one text in chat."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.settings import load_settings
from bot.understanding.encoder.weights import SUMS, weight_file

MOST_TOKENS = 128
BATCH = 16
DIMENSIONS = 7 * 384  # embeddings and six layers
GRAPH = "layers-int8"  # names the graph's file, so that an older graph is never read


class SentenceEncoder:
    """Turns texts into vectors: seven unit vectors of 384 numbers, one a layer, side by side."""

    def __init__(self, graph: Path, tokenizer: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Idle threads that spin would take the core from what reads the vectors next.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.session = onnxruntime.InferenceSession(
            str(graph), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.enable_truncation(MOST_TOKENS)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of ``texts``: float32 of shape (texts, 7 * 384), in the same order."""
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            vectors[chosen] = self._encode_batch([texts[n] for n in chosen])
        return vectors

    def _encode_batch(self, texts: list[str]) -> np.ndarray:
        self.tokenizer.enable_padding()
        encodings = self.tokenizer.encode_batch(texts)
        feed = {
            "ids": np.array([e.ids for e in encodings], dtype=np.int64),
            "mask": np.array([e.attention_mask for e in encodings], dtype=np.int64),
        }
        vectors: np.ndarray = self.session.run(["vectors"], feed)[0]
        return vectors


@lru_cache(maxsize=1)
def load_encoder() -> SentenceEncoder:
    """The encoder, its graph written on first use into the models folder.

    Raises ``WeightsError`` when the weights are not the published ones.
    """
    tokenizer = weight_file("tokenizer.json")
    return SentenceEncoder(graph_file(load_settings().models_dir), tokenizer)


def graph_file(models: Path) -> Path:
    """The path of the ONNX graph of the pinned weights, written if it is not there yet."""
    path = models / "encoder" / f"minilm-{GRAPH}-{SUMS['model.safetensors'][:12]}.onnx"
    if not path.exists():
        from bot.understanding.encoder.graph import write_graph

        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".part")
        write_graph(weight_file("model.safetensors"), fresh)
        fresh.replace(path)
    return path
