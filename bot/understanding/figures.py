"""How well the reader reads examples that were set aside, as figures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from sklearn.metrics import f1_score

from bot.understanding.lessons import SHARE, Lesson

LESSONS = "lessons.json"


def save_lessons(lessons: Sequence[Lesson], folder: Path) -> None:
    """Write them beside the models, for the table and the picture."""
    folder.mkdir(parents=True, exist_ok=True)
    held = {lesson.name: {"labels": lesson.labels, "read": _top(lesson)} for lesson in lessons}
    (folder / LESSONS).write_text(json.dumps(held))


def load_lessons(folder: Path) -> dict[str, dict[str, list[str]]]:
    """For "intent" and "stance": the "labels" given by hand and the ones "read"; {} if none."""
    path = folder / LESSONS
    return json.loads(path.read_text()) if path.exists() else {}


def macro_f1(labels: Sequence[str], read: Sequence[str]) -> float:
    """The mean of the F1 of each label that was given, between 0 and 1."""
    wanted = sorted(set(labels))
    return float(f1_score(labels, read, labels=wanted, average="macro", zero_division=0))


def _top(lesson: Lesson) -> list[str]:
    """The label read of each; answers count as one kind when intents are told apart."""
    if lesson.name == "intent":
        return [_likeliest(_answers_as_one(chances)) for chances in lesson.read]
    return [_likeliest(chances) for chances in lesson.read]


def _likeliest(chances: dict[str, float]) -> str:
    return max(chances, key=lambda label: chances[label])


def _answers_as_one(chances: dict[str, float]) -> dict[str, float]:
    """The kind of answer stays the likeliest one, with the chance of all of them."""
    shares = {k: p for k, p in chances.items() if k.startswith(SHARE)}
    if not shares:
        return chances
    return {**chances, **dict.fromkeys(shares, 0.0), _likeliest(shares): sum(shares.values())}
