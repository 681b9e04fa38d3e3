"""A small text classifier: sentence vectors beside words and letters, one logistic regression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

DENSE_WEIGHT = 2.0


@dataclass
class TextClassifier:
    """Classifies texts; ``strength`` is the inverse of the regularisation.

    ``context`` is one word beside each text, such as the quality that was asked about.
    """

    strength: float = 4.0
    balanced: bool = True
    words: Any = field(default=None)
    letters: Any = field(default=None)
    contexts: list[str] = field(default_factory=list)
    model: Any = field(default=None)

    def fit(
        self,
        texts: Sequence[str],
        labels: Sequence[str],
        vectors: np.ndarray,
        contexts: Sequence[str] = (),
    ) -> TextClassifier:
        """Learn from texts, their labels and sentence vectors (one row each), and contexts."""
        self.words = TfidfVectorizer(
            ngram_range=(1, 2), min_df=2, sublinear_tf=True, max_features=3000
        )
        self.letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 4), min_df=3, sublinear_tf=True, max_features=6000
        )
        self.words.fit(texts)
        self.letters.fit(texts)
        self.contexts = sorted(set(contexts))
        self.model = LogisticRegression(
            C=self.strength,
            max_iter=200,
            tol=1e-3,
            class_weight="balanced" if self.balanced else None,
        )
        self.model.fit(self._features(texts, vectors, contexts), labels)
        return self

    def probabilities(self, text: str, vector: np.ndarray, context: str = "") -> dict[str, float]:
        """How likely each label is for ``text``; they add up to 1."""
        features = self._features([text], vector[None, :], [context])
        row = self.model.predict_proba(features)[0]
        return dict(zip(self.model.classes_, map(float, row), strict=True))

    def _features(
        self, texts: Sequence[str], vectors: np.ndarray, contexts: Sequence[str]
    ) -> csr_matrix:
        parts = [
            self.words.transform(texts),
            self.letters.transform(texts),
            csr_matrix(vectors * DENSE_WEIGHT),
        ]
        if self.contexts:
            parts.append(csr_matrix(self._one_hot(contexts)))
        return hstack(parts).tocsr()

    def _one_hot(self, contexts: Sequence[str]) -> np.ndarray:
        known = np.array(self.contexts)
        hot: np.ndarray = (np.array(contexts)[:, None] == known[None, :]).astype(np.float32)
        return hot
