"""The sentence encoder in process: exact for a person's message, quicker for thousands of texts."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.settings import load_settings
from bot.understanding.encoder.weights import Weights, encoder_files

MOST_TOKENS = 128
BATCH = 16
EXACT, WHOLE = "exact-1", "int8-1"  # name the graphs' files, so that an older one is never read


class SentenceEncoder:
    """Turns texts into vectors: a unit vector a layer, the embeddings first, side by side.

    ``threads`` share the work on one batch, which is quickest for one text; ``batches`` at once
    are quicker for thousands.
    """

    def __init__(self, graph: Path, tokenizer: Path, threads: int = 2, batches: int = 1) -> None:
        self.batches = batches
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Idle threads that spin would take the core from what reads the vectors next.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.session = onnxruntime.InferenceSession(
            str(graph), options, providers=["CPUExecutionProvider"]
        )
        self.dimensions = int(self.session.get_outputs()[0].shape[1])
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.enable_truncation(MOST_TOKENS)
        self.tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of ``texts``: float32 of shape (texts, dimensions), in the same order."""
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)

        def work_out(start: int) -> None:
            chosen = order[start : start + BATCH]
            vectors[chosen] = self._encode_batch([texts[n] for n in chosen])

        starts = range(0, len(order), BATCH)
        if self.batches == 1:
            for start in starts:
                work_out(start)
        else:
            with ThreadPoolExecutor(self.batches) as pool:
                list(pool.map(work_out, starts))
        return vectors

    def _encode_batch(self, texts: list[str]) -> np.ndarray:
        encodings = self.tokenizer.encode_batch(texts)
        feed = {
            "ids": np.array([e.ids for e in encodings], dtype=np.int64),
            "mask": np.array([e.attention_mask for e in encodings], dtype=np.int64),
        }
        vectors: np.ndarray = self.session.run(["vectors"], feed)[0]
        return vectors


@lru_cache(maxsize=1)
def load_encoder() -> SentenceEncoder:
    """The exact encoder, its graph written on first use into the models folder.

    Raises ``WeightsError`` when the weights are not the published ones.
    """
    return _encoder(EXACT, threads=2, batches=1)


def load_quick_encoder() -> SentenceEncoder:
    """The same in 8 bits, for training only: half the time, vectors alike to 0.996 on average."""
    return _encoder(WHOLE, threads=1, batches=2)


def _encoder(kind: str, threads: int, batches: int) -> SentenceEncoder:
    weights = encoder_files(load_settings().encoder_folder)
    graph = graph_file(load_settings().models_dir, weights, kind)
    return SentenceEncoder(graph, weights.tokenizer, threads, batches)


def graph_file(models: Path, weights: Weights, kind: str) -> Path:
    """The path of an ONNX graph of the weights, written if it is not there yet."""
    path = models / "encoder" / f"{weights.label}-{kind}.onnx"
    if not path.exists():
        from bot.understanding.encoder.graph import write_graph

        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".part")
        write_graph(weights, fresh, whole=kind == WHOLE)
        fresh.replace(path)
    return path
