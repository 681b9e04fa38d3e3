"""A text classifier: kernel ridge regression onto the labels, solved once, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.linalg import cho_factor, cho_solve

EMPTY = np.zeros(0, dtype=np.float32)


@dataclass
class Ridge:
    """Kernel ridge regression onto any targets; ``ridge`` holds it back from single examples."""

    ridge: float
    rows: np.ndarray = EMPTY
    weights: np.ndarray = EMPTY
    middle: np.ndarray = EMPTY

    def fit(
        self,
        gram: np.ndarray,
        rows: Sequence[int],
        targets: np.ndarray,
        aside: Sequence[int] = (),
    ) -> np.ndarray:
        """Learn ``targets`` (rows, labels) of the examples ``rows`` of a ``gram`` matrix.

        Of ``gram`` only the lower triangle is used. Gives the scores (aside, labels) of the rows
        numbered ``aside`` as a reader would give them that had never seen those: exact, from one
        more solution (Rasmussen and Williams 2006, 5.12).
        """
        self.rows = np.array(rows)
        known = _chosen(gram, self.rows).T  # as LAPACK stores it: solved where it lies
        known[np.diag_indices(len(known))] += self.ridge
        self.middle = targets.mean(axis=0)
        centred = targets - self.middle
        factor = cho_factor(known, lower=False, overwrite_a=True, check_finite=False)
        self.weights = cho_solve(factor, centred, check_finite=False)
        return self._never_seen(factor, centred, np.array(aside, dtype=int))

    def scores(self, likeness: np.ndarray) -> np.ndarray:
        """A number for each label, near 1 where it holds, from ``Kernel.row``."""
        found: np.ndarray = likeness[self.rows] @ self.weights + self.middle
        return found

    def _never_seen(self, factor: tuple, centred: np.ndarray, aside: np.ndarray) -> np.ndarray:
        if not len(aside):
            return centred[:0]
        unit = np.zeros((len(centred), len(aside)), dtype=np.float32)
        unit[aside, np.arange(len(aside))] = 1
        inverse = cho_solve(factor, unit, overwrite_b=True, check_finite=False)[aside]
        seen: np.ndarray = np.linalg.solve(inverse, self.weights[aside])
        found: np.ndarray = centred[aside] - seen + self.middle
        return found


def _chosen(gram: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The lower triangle of ``gram`` for ``rows``; a whole copy would take twice as long."""
    part = np.zeros((len(rows), len(rows)), dtype=np.float32)
    for n, row in enumerate(rows):
        part[n, : n + 1] = gram[row, rows[: n + 1]]
    return part


@dataclass
class TextClassifier:
    """One reading of texts; several share one ``Kernel``.

    ``sharpness`` turns scores into probabilities that are right as often as they say; it and
    ``ridge`` were chosen by cross-validation.
    """

    ridge: float = 0.03
    sharpness: float = 12.0
    labels: list[str] = field(default_factory=list)
    model: Ridge = field(default_factory=lambda: Ridge(0.03))

    def fit(
        self,
        gram: np.ndarray,
        rows: Sequence[int],
        labels: Sequence[str],
        aside: Sequence[int] = (),
    ) -> list[dict[str, float]]:
        """Learn ``labels`` of the examples ``rows``; what it says of ``aside``, never seen."""
        self.labels = sorted(set(labels))
        target = (np.array(labels)[:, None] == np.array(self.labels)[None, :]).astype(np.float32)
        self.model = Ridge(self.ridge)
        return [self._shares(s) for s in self.model.fit(gram, rows, target, aside)]

    def probabilities(self, likeness: np.ndarray) -> dict[str, float]:
        """How likely each label is, from ``Kernel.row``; they add up to 1."""
        return self._shares(self.model.scores(likeness))

    def _shares(self, scores: np.ndarray) -> dict[str, float]:
        shares = np.exp(self.sharpness * (scores - scores.max()))
        return dict(zip(self.labels, map(float, shares / shares.sum()), strict=True))
