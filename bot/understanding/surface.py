"""Words and letters of a text, beside what its sentence vector says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.understanding.plain import straight

HALF = np.float32(np.sqrt(0.5))  # words and letters count alike


@dataclass
class _Grams:
    """One vectorizer's vocabulary. A single text is quicker read without its many checks."""

    grams_of: Callable[[str], Iterable[str]]
    numbers: dict[str, int]
    rarity: np.ndarray

    @classmethod
    def of(cls, learnt: TfidfVectorizer) -> _Grams:
        return cls(learnt.build_analyzer(), learnt.vocabulary_, learnt.idf_.astype(np.float32))

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Numbers of the n-grams of ``text`` that are known, and their weights, a unit vector."""
        counts = Counter(map(self.numbers.get, self.grams_of(text)))
        counts.pop(None, None)
        columns = np.fromiter(counts.keys(), dtype=np.int32, count=len(counts))
        often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        weights = (1 + np.log(often)) * self.rarity[columns]
        return columns, weights / max(np.linalg.norm(weights), np.float32(1e-9))


@dataclass
class Surface:
    """TF-IDF weights of word and letter n-grams: unit vectors, so that products are cosines."""

    parts: list[_Grams] = field(default_factory=list)

    def fit(self, texts: Sequence[str]) -> csr_matrix:
        """Learn the n-grams of ``texts``; gives their rows (texts, n-grams)."""
        said = [straight(text) for text in texts]
        words, letters = _words(), _letters()
        rows = hstack([words.fit_transform(said), letters.fit_transform(said)])
        self.parts = [_Grams.of(words), _Grams.of(letters)]
        return csr_matrix(rows, dtype=np.float32) * HALF

    def row(self, text: str) -> csr_matrix:
        """The row of one text (1, n-grams)."""
        columns, weights, before = [], [], 0
        for part in self.parts:
            found, weight = part.read(straight(text))
            columns.append(found + before)
            weights.append(weight * HALF)
            before += len(part.numbers)
        at = np.concatenate(columns)
        return csr_matrix((np.concatenate(weights), at, [0, len(at)]), shape=(1, before))


def _words() -> TfidfVectorizer:
    pattern = r"[\w']+|[?!]"
    return TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=pattern)


def _letters() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(3, 5),
        min_df=3,
        max_df=0.03,
        sublinear_tf=True,
        max_features=20000,
    )
