"""How like two texts are: sentence vectors of every layer, beside words and letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.extmath import randomized_svd

SEED = 0
DIMENSIONS = 384
# The share of words and letters beside the sentence vectors; chosen by cross-validation.
SURFACE = 0.1


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
        """Learn from ``texts`` and ``vectors`` (texts, n); gives their Gram matrix."""
        self.words = TfidfVectorizer(
            ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"[\w']+|[?!]"
        ).fit(map(plain, texts))
        self.letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(2, 5),
            min_df=3,
            max_df=0.1,
            sublinear_tf=True,
            max_features=20000,
        ).fit(map(plain, texts))
        self.middle = vectors.mean(axis=0)
        centred = vectors - self.middle
        _, _, main = randomized_svd(
            centred, min(DIMENSIONS, *vectors.shape), n_iter=2, random_state=SEED
        )
        self.directions = np.ascontiguousarray(main.T)
        self.points = centred @ self.directions
        self.lengths = (self.points**2).sum(axis=1)
        self.width = float(self.lengths.mean())
        surface = self._surface(texts)
        self.surface = csr_matrix(surface.T)  # by rows: a text touches few of them
        gram: np.ndarray = self._radial(self.points)
        gram += SURFACE * (surface @ self.surface).toarray()
        return gram

    def row(self, text: str, vector: np.ndarray) -> np.ndarray:
        """How like ``text`` with its sentence ``vector`` (n,) is to every example: (examples,)."""
        point = (vector - self.middle) @ self.directions
        surface = self._surface([text]) @ self.surface
        likeness: np.ndarray = self._radial(point[None, :])[0] + SURFACE * surface.toarray()[0]
        return likeness

    def _radial(self, points: np.ndarray) -> np.ndarray:
        distance = (points * np.float32(-2.0)) @ self.points.T
        distance += (points**2).sum(axis=1)[:, None]
        distance += self.lengths[None, :]
        distance *= np.float32(-1.0 / (2.0 * self.width))
        near: np.ndarray = np.exp(distance, out=distance)
        return near

    def _surface(self, texts: Sequence[str]) -> csr_matrix:
        said = [plain(text) for text in texts]
        both = hstack([self.words.transform(said), self.letters.transform(said)])
        return csr_matrix(both, dtype=np.float32) * np.float32(np.sqrt(0.5))


def plain(text: str) -> str:
    """``text`` with straight apostrophes."""
    return text.replace("’", "'").replace("`", "'")
