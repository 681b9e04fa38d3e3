"""Everything that is read from one message, by the parts that were trained together."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from bot.understanding.answers import is_answer
from bot.understanding.caregiver import named_caregiver
from bot.understanding.classifier import TextClassifier
from bot.understanding.kernel import Kernel
from bot.understanding.quote import telling_clause
from bot.understanding.reading import Reading
from bot.understanding.safety import safety_of

SHARE = "share_"


@dataclass(frozen=True)
class Example:
    """A training text: its intent, and the quality it answers ("" when it fits any)."""

    text: str
    intent: str
    quality: str
    vector: np.ndarray


@dataclass
class Reader:
    """Reads intent, stance, quality, safety, names and a quotation from a message."""

    kernel: Kernel = field(default_factory=Kernel)
    intents: TextClassifier = field(default_factory=TextClassifier)
    stances: TextClassifier = field(default_factory=lambda: TextClassifier(0.1, 4.0))
    qualities: TextClassifier = field(default_factory=lambda: TextClassifier(0.1, 6.0))

    def train(self, examples: Sequence[Example]) -> Reader:
        """Learn all of it from the same examples."""
        vectors = np.array([e.vector for e in examples])
        gram = self.kernel.fit([e.text for e in examples], vectors)
        self._train_intents(gram, examples)
        shared = [n for n, e in enumerate(examples) if e.intent.startswith(SHARE)]
        self.stances.fit(gram, shared, [examples[n].intent.removeprefix(SHARE) for n in shared])
        told = [n for n, e in enumerate(examples) if e.quality]
        self.qualities.fit(gram, told, [examples[n].quality for n in told])
        return self

    def _train_intents(self, gram: np.ndarray, examples: Sequence[Example]) -> None:
        """A bare "yes" is a request here; what it says of a quality is the stances' to read."""
        asked = {e.text.casefold() for e in examples if not e.intent.startswith(SHARE)}
        rows = [
            n
            for n, e in enumerate(examples)
            if not e.intent.startswith(SHARE) or e.text.casefold() not in asked
        ]
        self.intents.fit(gram, rows, [examples[n].intent for n in rows])

    def read(self, doc: Doc, vector: np.ndarray, awaited: str, quality: str) -> Reading:
        """What ``doc`` says, given what is awaited and which quality is in hand."""
        text = doc.text
        likeness = self.kernel.row(text, vector)
        intents = _answers_as_one(self.intents.probabilities(likeness))
        intent, confidence = _likeliest(intents)
        safety = safety_of(text, intents)
        qualities = _ranked(self.qualities.probabilities(likeness))
        stance, stance_confidence = _likeliest(self.stances.probabilities(likeness))
        answer = safety is None and is_answer(intent, confidence, intents[SHARE], text, awaited)
        return Reading(
            intent=safety or (SHARE + stance if answer or intent == SHARE else intent),
            intent_confidence=1.0 if safety else confidence,
            stance=stance,
            stance_confidence=stance_confidence,
            named=list(dict.fromkeys(s.ent_id_ for s in doc.ents if s.label_ == "quality")),
            qualities=qualities,
            caregiver=named_caregiver(doc, expected=awaited == "name"),
            quote=telling_clause(doc),
            safety=safety,
            is_answer=answer,
        )

    def save(self, folder: Path) -> None:
        """Write the trained parts into ``folder``."""
        (folder / "reader.pickle").write_bytes(pickle.dumps(self))

    @classmethod
    def load(cls, folder: Path) -> Reader:
        """The reader that ``save`` wrote; the folder is part of the guide's own model."""
        loaded: Reader = pickle.loads((folder / "reader.pickle").read_bytes())
        return loaded


def _likeliest(probabilities: dict[str, float]) -> tuple[str, float]:
    label = max(probabilities, key=lambda name: probabilities[name])
    return label, probabilities[label]


def _ranked(probabilities: dict[str, float]) -> list[str]:
    return sorted(probabilities, key=lambda name: -probabilities[name])


def _answers_as_one(probabilities: dict[str, float]) -> dict[str, float]:
    """The same, with all kinds of answers under ``SHARE``."""
    merged = {k: p for k, p in probabilities.items() if not k.startswith(SHARE)}
    return {**merged, SHARE: sum(p for k, p in probabilities.items() if k.startswith(SHARE))}
