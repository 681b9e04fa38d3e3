"""How like two texts are: sentence vectors of every layer, beside words and letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.utils.extmath import randomized_svd

from bot.understanding.surface import Surface

DIMENSIONS = 384
# The share of words and letters beside the sentence vectors; chosen by cross-validation.
SURFACE = np.float32(0.15)
BLOCK = 512  # rows at a time
SAMPLE = 5000
SEED = 0


@dataclass
class Kernel:
    """Compares a text with every example of the training.

    A radial kernel (Schoelkopf and Smola 2002) over the sentence vectors' main directions, plus
    ``SURFACE`` times the cosine of word and letter n-grams.
    """

    ngrams: Surface = field(default_factory=Surface)
    middle: Any = field(default=None)
    directions: Any = field(default=None)
    width: float = 1.0
    points: Any = field(default=None)
    lengths: Any = field(default=None)
    surface: Any = field(default=None)

    def fit(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Learn from ``texts`` and ``vectors`` (texts, n); gives their Gram matrix.

        Only its lower triangle is filled, since the other one is the same.
        """
        self._learn_directions(vectors)
        self.points = (vectors - self.middle) @ self.directions
        self.lengths = (self.points**2).sum(axis=1)
        self.width = float(self.lengths.mean())
        surface = self.ngrams.fit(texts)
        self.surface = csr_matrix(surface.T)  # by rows: a text touches few of them
        gram = np.zeros((len(texts), len(texts)), dtype=np.float32)
        for start in range(0, len(texts), BLOCK):
            end = min(start + BLOCK, len(texts))
            near = self._radial(self.points[start:end], end)
            near += SURFACE * (surface[start:end] @ self.surface[:, :end]).toarray()
            gram[start:end, :end] = near
        return gram

    def _learn_directions(self, vectors: np.ndarray) -> None:
        """The main directions of a sample: those of all the texts differ too little to matter."""
        self.middle = vectors.mean(axis=0)
        sample = vectors[:: max(1, len(vectors) // SAMPLE)] - self.middle
        _, _, main = randomized_svd(
            sample, min(DIMENSIONS, *sample.shape), n_iter=2, random_state=SEED
        )
        self.directions = np.ascontiguousarray(main.T)

    def row(self, text: str, vector: np.ndarray) -> np.ndarray:
        """How like ``text`` with its sentence ``vector`` (n,) is to every example: (examples,)."""
        likeness: np.ndarray = self.rows([text], vector[None, :])[0]
        return likeness

    def rows(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """The same for several ``texts`` and ``vectors`` (texts, n): (texts, examples)."""
        likeness = self._radial((vectors - self.middle) @ self.directions)
        for text, near in zip(texts, likeness, strict=True):
            row = self.ngrams.row(text) @ self.surface
            near[row.indices] += SURFACE * row.data
        return likeness

    def _radial(self, points: np.ndarray, first: int | None = None) -> np.ndarray:
        """Likeness of ``points`` to the ``first`` examples, or to all."""
        distance = (points * np.float32(-2.0)) @ self.points[:first].T
        distance += (points**2).sum(axis=1)[:, None]
        distance += self.lengths[None, :first]
        distance *= np.float32(-1.0 / (2.0 * self.width))
        near: np.ndarray = np.exp(distance, out=distance)
        return near
