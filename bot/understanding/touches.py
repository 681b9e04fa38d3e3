"""Which qualities an answer touches, and which themes inside the quality in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.understanding.classifier import Ridge
from bot.understanding.examples import Taught

# Scores above which a theme, or another quality beside the likeliest, is named; chosen by
# cross-validation so that two in three named themes are right.
THEME = 0.2
ALSO = 0.3
MOST_THEMES = 2
MOST_QUALITIES = 3


@dataclass
class TouchReader:
    """Learns qualities and themes together, from the examples that answer a quality."""

    qualities: list[str] = field(default_factory=list)
    themes: list[tuple[str, str]] = field(default_factory=list)
    model: Ridge = field(default_factory=lambda: Ridge(0.1))

    def fit(self, gram: np.ndarray, examples: Sequence[Taught]) -> None:
        """Learn from the examples of the kernel's ``gram`` matrix that have a quality."""
        rows = [n for n, e in enumerate(examples) if e.quality]
        told = [examples[n] for n in rows]
        self.qualities = sorted({e.quality for e in told})
        self.themes = sorted({(e.quality, theme) for e in told for theme in e.themes})
        self.model.fit(gram, rows, np.array([self._target(e) for e in told], dtype=np.float32))

    def read(self, likeness: np.ndarray) -> tuple[list[str], dict[str, float]]:
        """Ids of the qualities touched, likeliest first, and a score for each "quality/theme"."""
        scores = self.model.scores(likeness)
        by_quality = dict(zip(self.qualities, scores.tolist(), strict=False))
        ranked = sorted(by_quality, key=lambda name: -by_quality[name])
        touched = ranked[:1] + [q for q in ranked[1:MOST_QUALITIES] if by_quality[q] > ALSO]
        found = scores[len(self.qualities) :].tolist()
        named = [f"{quality}/{theme}" for quality, theme in self.themes]
        return touched, dict(zip(named, found, strict=True))

    def themes_of(self, quality: str, scores: dict[str, float]) -> list[str]:
        """The themes of ``quality`` that the text plainly has, likeliest first."""
        own = {t: scores[f"{q}/{t}"] for q, t in self.themes if q == quality}
        ranked = sorted(own, key=lambda theme: -own[theme])
        return [theme for theme in ranked if own[theme] > THEME][:MOST_THEMES]

    def _target(self, example: Taught) -> list[bool]:
        touched = {example.quality, *example.also}
        themes = {(example.quality, theme) for theme in example.themes}
        return [q in touched for q in self.qualities] + [t in themes for t in self.themes]
