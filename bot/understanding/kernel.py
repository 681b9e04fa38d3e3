"""How like two texts are: sentence vectors of every layer, beside words and letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.extmath import randomized_svd

from bot.understanding.plain import straight

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

    words: Any = field(default=None)
    letters: Any = field(default=None)
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
        surface = self._learn_surface([straight(text) for text in texts])
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
        points = (vectors - self.middle) @ self.directions
        said = [straight(text) for text in texts]
        surface = _beside(self.words.transform(said), self.letters.transform(said)) @ self.surface
        likeness = self._radial(points)
        likeness += SURFACE * surface.toarray()
        return likeness

    def _radial(self, points: np.ndarray, first: int | None = None) -> np.ndarray:
        """Likeness of ``points`` to the ``first`` examples, or to all."""
        distance = (points * np.float32(-2.0)) @ self.points[:first].T
        distance += (points**2).sum(axis=1)[:, None]
        distance += self.lengths[None, :first]
        distance *= np.float32(-1.0 / (2.0 * self.width))
        near: np.ndarray = np.exp(distance, out=distance)
        return near

    def _learn_surface(self, said: list[str]) -> csr_matrix:
        self.words = TfidfVectorizer(
            ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"[\w']+|[?!]"
        )
        self.letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(3, 5),
            min_df=3,
            max_df=0.03,
            sublinear_tf=True,
            max_features=20000,
        )
        return _beside(self.words.fit_transform(said), self.letters.fit_transform(said))


def _beside(words: Any, letters: Any) -> csr_matrix:
    return csr_matrix(hstack([words, letters]), dtype=np.float32) * np.float32(np.sqrt(0.5))
