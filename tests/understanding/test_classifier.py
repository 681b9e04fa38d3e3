"""The classifier knows how it reads what it has not seen."""

from __future__ import annotations

import numpy as np

from bot.understanding.classifier import Ridge, TextClassifier


def likenesses(points: np.ndarray, others: np.ndarray) -> np.ndarray:
    return np.exp(-((points[:, None, :] - others[None, :, :]) ** 2).sum(axis=2)).astype(np.float32)


def test_scores_of_examples_set_aside_are_those_of_a_reader_without_them():
    chance = np.random.default_rng(0)
    points = chance.normal(size=(60, 3))
    targets = (points[:, :2] > 0).astype(np.float32)
    aside, rest = [3, 17, 40], [n for n in range(60) if n not in (3, 17, 40)]
    gram = likenesses(points, points)
    told = Ridge(0.1).fit(gram, range(60), targets, aside)
    without = Ridge(0.1)
    without.fit(gram, rest, targets[rest] - targets.mean(axis=0))
    without.middle = targets.mean(axis=0)
    read = np.array([without.scores(gram[n]) for n in aside])
    shift = (targets[rest] - targets.mean(axis=0)).mean(axis=0)
    assert np.abs(told - read).max() < 0.02 + np.abs(shift).max()


def test_probabilities_add_up_to_one_and_favour_the_nearest():
    points = np.array([[0.0, 0.0], [0.1, 0.0], [5.0, 5.0], [5.1, 5.0]])
    reader = TextClassifier(0.01)
    reader.fit(likenesses(points, points), range(4), ["left", "left", "right", "right"])
    chances = reader.probabilities(likenesses(np.array([[4.9, 5.0]]), points)[0])
    assert abs(sum(chances.values()) - 1) < 1e-6
    assert chances["right"] > 0.9
