"""A text classifier: kernel ridge regression onto the labels, solved once, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.linalg import cho_factor, cho_solve

EMPTY = np.zeros(0, dtype=np.float32)


@dataclass
class TextClassifier:
    """One reading of texts; several share one ``Kernel``.

    ``ridge`` holds the answer back from single examples; ``sharpness`` turns its scores into
    probabilities that are right as often as they say; both chosen by cross-validation.
    """

    ridge: float = 0.03
    sharpness: float = 12.0
    labels: list[str] = field(default_factory=list)
    rows: np.ndarray = EMPTY
    weights: np.ndarray = EMPTY
    middle: np.ndarray = EMPTY

    def fit(self, gram: np.ndarray, rows: Sequence[int], labels: Sequence[str]) -> TextClassifier:
        """Learn ``labels`` of the examples ``rows`` of the kernel's ``gram`` matrix."""
        self.labels = sorted(set(labels))
        self.rows = np.array(rows)
        known = gram[np.ix_(self.rows, self.rows)]
        known[np.diag_indices(len(known))] += self.ridge
        target = (np.array(labels)[:, None] == np.array(self.labels)[None, :]).astype(np.float32)
        self.middle = target.mean(axis=0)
        factor = cho_factor(known, lower=True, overwrite_a=True, check_finite=False)
        self.weights = cho_solve(factor, target - self.middle, check_finite=False)
        return self

    def probabilities(self, likeness: np.ndarray) -> dict[str, float]:
        """How likely each label is, from ``Kernel.row``; they add up to 1."""
        scores = self.sharpness * (likeness[self.rows] @ self.weights + self.middle)
        shares = np.exp(scores - scores.max())
        return dict(zip(self.labels, map(float, shares / shares.sum()), strict=True))
