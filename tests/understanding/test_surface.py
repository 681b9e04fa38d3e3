"""Words and letters of one text are read as those of many."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from bot.understanding.surface import Surface

TEXTS = [
    "She listens to me, she really listens!",
    "he never listens, he looks at the clock",
    "I don't know what it costs",
    "does she know what it costs? no",
    "the clock, the clock, always the clock",
]


def filler(count: int) -> list[str]:
    """Other words, so that those above are rare enough to tell texts apart."""
    chance = np.random.default_rng(0)
    return ["".join(chance.choice(list("bdfgjklmpqvxz "), 30)) for _ in range(count)]


@pytest.fixture
def learnt() -> tuple[Surface, np.ndarray]:
    surface = Surface()
    return surface, surface.fit(TEXTS * 3 + filler(600)).toarray()


def test_a_single_text_has_the_row_it_has_among_many(learnt):
    surface, rows = learnt
    alone = np.vstack([surface.row(text).toarray() for text in TEXTS])
    assert np.abs(alone - rows[: len(TEXTS)]).max() < 1e-6


def test_a_written_apostrophe_of_any_shape_is_the_same(learnt):
    surface, _ = learnt
    typed, curled = surface.row("I don't know"), surface.row("I don’t know")
    assert typed.nnz and np.array_equal(typed.toarray(), curled.toarray())


@pytest.mark.parametrize("text", ["", "   ", "ццц ззз", "🙂"])
def test_a_text_without_known_words_is_an_empty_row(learnt, text):
    assert learnt[0].row(text).nnz == 0


def test_it_reads_the_same_after_it_was_saved(learnt):
    surface, rows = learnt
    again = pickle.loads(pickle.dumps(surface))
    assert np.abs(again.row(TEXTS[0]).toarray() - rows[0]).max() < 1e-6
