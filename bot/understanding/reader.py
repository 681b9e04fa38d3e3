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
from bot.understanding.quote import telling_clause
from bot.understanding.reading import Reading
from bot.understanding.safety import SAFETY_KINDS, safety_of

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
    """Reads intent, stance, safety, names and a quotation from a message."""

    intents: TextClassifier = field(default_factory=lambda: TextClassifier(strength=8.0))
    stances: TextClassifier = field(default_factory=lambda: TextClassifier(strength=2.0))
    dangers: TextClassifier = field(default_factory=lambda: TextClassifier(strength=8.0))

    def train(self, examples: Sequence[Example]) -> Reader:
        """Learn all three from the same examples."""
        texts = [e.text for e in examples]
        vectors = np.array([e.vector for e in examples])
        self._train_intents(examples, vectors)
        kinds = [e.intent if e.intent in SAFETY_KINDS else "safe" for e in examples]
        self.dangers.fit(texts, kinds, vectors)
        shared = [n for n, e in enumerate(examples) if e.intent.startswith(SHARE)]
        self.stances.fit(
            [texts[n] for n in shared],
            [examples[n].intent.removeprefix(SHARE) for n in shared],
            vectors[shared],
            [examples[n].quality for n in shared],
        )
        return self

    def _train_intents(self, examples: Sequence[Example], vectors: np.ndarray) -> None:
        """All answers are one intent here. A bare "yes" is a request; its stance is another's."""
        asked = {e.text.casefold() for e in examples if not e.intent.startswith(SHARE)}
        chosen = [
            n
            for n, e in enumerate(examples)
            if not e.intent.startswith(SHARE) or e.text.casefold() not in asked
        ]
        labels = [
            SHARE if examples[n].intent.startswith(SHARE) else examples[n].intent for n in chosen
        ]
        self.intents.fit([examples[n].text for n in chosen], labels, vectors[chosen])

    def read(self, doc: Doc, vector: np.ndarray, awaited: str, quality: str) -> Reading:
        """What ``doc`` says, given what is awaited and which quality is in hand."""
        text = doc.text
        intents = self.intents.probabilities(text, vector)
        intent, confidence = _likeliest(intents)
        safety = safety_of(text, self.dangers.probabilities(text, vector))
        stance, stance_confidence = _likeliest(self.stances.probabilities(text, vector, quality))
        answer = safety is None and is_answer(intent, confidence, text, awaited)
        return Reading(
            intent=safety or (SHARE + stance if answer else intent),
            intent_confidence=1.0 if safety else confidence,
            stance=stance,
            stance_confidence=stance_confidence,
            named=list(dict.fromkeys(s.ent_id_ for s in doc.ents if s.label_ == "quality")),
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
