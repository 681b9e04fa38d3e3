"""What the reader learns from: which examples teach which reading, and which are set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding.classifier import TextClassifier
from bot.understanding.examples import Taught
from bot.understanding.safety import SAFETY_KINDS

SHARE = "share_"
SAFE = "safe"
# Longer answers teach the stance; for telling answers from requests every third of them is enough,
# and the training takes half as long. Short ones are easily taken for requests: all are learnt.
LONG_ANSWER = 8
EVERY = 3
# Danger and long answers that look like it have a reader of their own; here some are enough.
FEW = 4


@dataclass(frozen=True)
class Lesson:
    """For examples set aside: the labels given by hand, and how likely each label was read."""

    name: str
    labels: list[str]
    read: list[dict[str, float]]


def teach_stances(
    classifier: TextClassifier, gram: np.ndarray, examples: Sequence[Taught], aside: int
) -> Lesson:
    """Teach ``classifier`` the stance of answers; ``aside`` examples a label are tried on it.

    Of those that only look like danger, some are enough. Those told for their mood are left out:
    what weighs in them is not the stance.
    """
    answers = [n for n, e in enumerate(examples) if e.intent.startswith(SHARE) and not e.mood]
    rows = [n for n in answers if not examples[n].near_danger or n % EVERY == 0]
    labels = [examples[n].intent.removeprefix(SHARE) for n in rows]
    return _taught("stance", classifier, gram, rows, labels, aside)


def teach_intents(
    classifier: TextClassifier, gram: np.ndarray, examples: Sequence[Taught], aside: int
) -> Lesson:
    """Teach ``classifier`` the intent; ``aside`` examples a label are tried on it."""
    rows = _intent_rows(examples)
    return _taught("intent", classifier, gram, rows, [examples[n].intent for n in rows], aside)


def teach_dangers(classifier: TextClassifier, gram: np.ndarray, examples: Sequence[Taught]) -> None:
    """Teach ``classifier`` to tell the four kinds of danger from what only looks like them.

    Some ordinary answers and requests are among the latter, so that it knows those too.
    """
    rows = [n for n, e in enumerate(examples) if e.near_danger or e.quality or n % EVERY == 0]
    labels = [examples[n].intent for n in rows]
    classifier.fit(gram, rows, [x if x in SAFETY_KINDS else SAFE for x in labels])


def teach_moods(classifier: TextClassifier, gram: np.ndarray, examples: Sequence[Taught]) -> None:
    """Teach ``classifier`` how an answer sounds, from those of which that was told."""
    rows = [n for n, e in enumerate(examples) if e.mood]
    classifier.fit(gram, rows, [examples[n].mood for n in rows])


def _taught(
    name: str,
    classifier: TextClassifier,
    gram: np.ndarray,
    rows: list[int],
    labels: list[str],
    aside: int,
) -> Lesson:
    tried = _some_of_each(labels, aside)
    read = classifier.fit(gram, rows, labels, tried)
    return Lesson(name, [labels[n] for n in tried], read)


def _intent_rows(examples: Sequence[Taught]) -> list[int]:
    """A bare "yes" is a request here; what it says of a quality is the stances' to read."""
    asked = {e.text.casefold() for e in examples if not e.intent.startswith(SHARE)}
    kept = []
    for n, e in enumerate(examples):
        if e.intent.startswith(SHARE) and e.text.casefold() in asked:
            continue
        dull = e.intent in SAFETY_KINDS or _long_answer(e)
        if e.near_danger and dull and n % FEW:
            continue
        if e.quality and _long_answer(e) and n % EVERY:
            continue
        kept.append(n)
    return kept


def _long_answer(example: Taught) -> bool:
    return example.intent.startswith(SHARE) and len(example.text.split()) > LONG_ANSWER


def _some_of_each(labels: Sequence[str], most: int) -> list[int]:
    """Positions of at most ``most`` examples of each label, spread evenly, always the same."""
    chosen: list[int] = []
    for label in sorted(set(labels)):
        where = [n for n, given in enumerate(labels) if given == label]
        step = max(1, len(where) // max(1, most))
        chosen += where[::step][:most]
    return chosen
