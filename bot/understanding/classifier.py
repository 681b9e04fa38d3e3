"""A text classifier: kernel ridge regression onto the labels, solved once, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from bot.understanding.kernel import Kernel

EMPTY = np.zeros(0, dtype=np.float32)


@dataclass
class TextClassifier:
    """One reading of texts; several share one ``Kernel``.

    ``ridge`` holds the answer back from single examples; ``sharpness`` turns its scores into
    probabilities that are right as often as they say. An example counts ``kinship`` times more
    when it stands in the same context (the quality that was asked about).
    """

    ridge: float = 0.03
    sharpness: float = 6.0
    kinship: float = 0.0
    labels: list[str] = field(default_factory=list)
    rows: np.ndarray = EMPTY
    contexts: np.ndarray = EMPTY
    weights: np.ndarray = EMPTY
    middle: np.ndarray = EMPTY

    def fit(
        self,
        gram: np.ndarray,
        rows: Sequence[int],
        labels: Sequence[str],
        contexts: Sequence[str] = (),
    ) -> TextClassifier:
        """Learn ``labels`` of the examples ``rows`` of the kernel's ``gram`` matrix."""
        self.labels = sorted(set(labels))
        self.rows = np.array(rows)
        self.contexts = np.array(contexts if contexts else [""] * len(rows))
        known = gram[np.ix_(self.rows, self.rows)]
        if self.kinship:
            known *= 1 + self.kinship * (self.contexts[:, None] == self.contexts[None, :])
        known[np.diag_indices(len(known))] += self.ridge
        target = (np.array(labels)[:, None] == np.array(self.labels)[None, :]).astype(np.float32)
        self.middle = target.mean(axis=0)
        factor = cho_factor(known, lower=True, overwrite_a=True, check_finite=False)
        self.weights = cho_solve(factor, target - self.middle, check_finite=False)
        return self

    def probabilities(self, likeness: np.ndarray, context: str = "") -> dict[str, float]:
        """How likely each label is, from ``Kernel.row``; they add up to 1."""
        near = likeness[self.rows]
        if self.kinship:
            near = near * (1 + self.kinship * (self.contexts == context))
        scores = self.sharpness * (near @ self.weights + self.middle)
        shares = np.exp(scores - scores.max())
        return dict(zip(self.labels, map(float, shares / shares.sum()), strict=True))
