"""The encoder gives the published vectors, one by one or many at once."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bot.understanding.encoder import load_encoder
from bot.understanding.encoder.encoder import load_quick_encoder
from bot.understanding.encoder.memory import Remembered
from bot.understanding.encoder.weights import WeightsError, encoder_files

# Sentence vectors of all-MiniLM-L6-v2 by the published implementation (transformers, torch).
REFERENCE = json.loads((Path(__file__).parent / "reference_vectors.json").read_text())
WIDTH = 384


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_the_exact_encoder_agrees_with_the_published_vectors():
    vectors = load_encoder().encode(list(REFERENCE))[:, -WIDTH:]
    for vector, published in zip(vectors, REFERENCE.values(), strict=True):
        assert likeness(vector, np.array(published)) > 0.9999


def test_the_quick_encoder_is_near_enough_to_learn_from():
    vectors = load_quick_encoder().encode(list(REFERENCE))
    exact = load_encoder().encode(list(REFERENCE))
    assert min(map(likeness, vectors, exact)) > 0.98


def test_a_text_has_the_same_vector_alone_and_among_others():
    texts = ["no", "she listens", "a much longer text " * 30, ""]
    together = load_encoder().encode(texts)
    alone = [load_encoder().encode([text])[0] for text in texts]
    assert np.allclose(together, alone, atol=1e-4)


def test_vectors_are_worked_out_once_and_remembered_on_disk(tmp_path, monkeypatch):
    path = tmp_path / "vectors.npz"
    first = Remembered(path)
    first.begin(["she listens", "he is late"]).join()
    known = first.vectors(["he is late", "she listens"])
    first.save(["he is late", "she listens"])
    monkeypatch.setattr(
        "bot.understanding.encoder.memory.load_quick_encoder",
        lambda: pytest.fail("these texts were known"),
    )
    assert np.array_equal(Remembered(path).vectors(["he is late", "she listens"]), known)


def test_a_damaged_memory_is_as_good_as_none(tmp_path):
    path = tmp_path / "vectors.npz"
    path.write_bytes(b"half a file")
    assert Remembered(path).vectors(["she listens"]).shape[0] == 1


def test_a_folder_without_an_encoder_is_named(tmp_path):
    with pytest.raises(WeightsError, match=r"model\.safetensors is not there"):
        encoder_files(str(tmp_path))
