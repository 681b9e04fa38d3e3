"""Everything that is read from one message, by the parts that were trained together."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from bot.understanding.answers import is_answer
from bot.understanding.caregiver import named_caregiver
from bot.understanding.classifier import TextClassifier
from bot.understanding.examples import Taught
from bot.understanding.harmless import harmless_rules, without_harmless
from bot.understanding.kernel import Kernel
from bot.understanding.lessons import (
    SHARE,
    Lesson,
    teach_dangers,
    teach_intents,
    teach_moods,
    teach_stances,
)
from bot.understanding.quote import telling_clause
from bot.understanding.reading import Reading
from bot.understanding.safety import SAFETY_KINDS, safety_of
from bot.understanding.touches import TouchReader

PLAIN = "plain"
# A mood is named only when it is as plain as this: a wrong one rings false.
MOOD = 0.7

Encode = Callable[[Sequence[str]], np.ndarray]


@dataclass(frozen=True)
class Evidence:
    """What a text shows by itself, before it is known what was asked."""

    doc: Doc
    intents: dict[str, float]
    stances: dict[str, float]
    touched: list[str]
    themes: dict[str, float]
    mood: str
    safety: str | None


@dataclass
class Reader:
    """Reads intent, stance, qualities, themes, safety, names and a quotation from a message."""

    kernel: Kernel = field(default_factory=Kernel)
    intents: TextClassifier = field(default_factory=TextClassifier)
    stances: TextClassifier = field(default_factory=lambda: TextClassifier(0.1, 4.0))
    dangers: TextClassifier = field(default_factory=lambda: TextClassifier(0.03, 8.0))
    moods: TextClassifier = field(default_factory=lambda: TextClassifier(0.1, 8.0))
    touches: TouchReader = field(default_factory=TouchReader)

    def train(
        self, examples: Sequence[Taught], vectors: np.ndarray, aside: int = 0
    ) -> list[Lesson]:
        """Learn all of it from the same examples and their sentence ``vectors`` (examples, n).

        Gives what it says of ``aside`` examples of each label, as if it had never seen those.
        """
        gram = self.kernel.fit([e.text for e in examples], vectors)
        self.touches.fit(gram, examples)
        teach_dangers(self.dangers, gram, examples)
        teach_moods(self.moods, gram, examples)
        return [
            teach_stances(self.stances, gram, examples, aside),
            teach_intents(self.intents, gram, examples, aside),
        ]

    def evidence(self, doc: Doc, likeness: np.ndarray, encode: Encode) -> Evidence:
        """What ``doc`` shows; ``likeness`` is its ``Kernel.row``, ``encode`` gives vectors."""
        intents = self._intents(likeness)
        safety = self._safety(doc.text, likeness, encode)
        touched, themes = self.touches.read(likeness)
        return Evidence(
            doc=doc,
            intents=intents if safety else _told_calmly(intents),
            stances=self.stances.probabilities(likeness),
            touched=touched,
            themes=themes,
            mood=self._mood(likeness),
            safety=safety,
        )

    def settle(self, seen: Evidence, awaited: str, quality: str) -> Reading:
        """The reading of it, given what is awaited and which quality is in hand."""
        intent, confidence = _likeliest(seen.intents)
        stance, stance_confidence = _likeliest(seen.stances)
        answer = seen.safety is None and is_answer(
            intent, confidence, seen.intents[SHARE], seen.doc.text, awaited
        )
        named = list(dict.fromkeys(s.ent_id_ for s in seen.doc.ents if s.label_ == "quality"))
        return Reading(
            intent=seen.safety or (SHARE + stance if answer or intent == SHARE else intent),
            intent_confidence=1.0 if seen.safety else confidence,
            stance=stance,
            stance_confidence=stance_confidence,
            named=named,
            qualities=seen.touched,
            themes=self.touches.themes_of(quality or (named or seen.touched)[0], seen.themes),
            elsewhere=self._elsewhere(seen, quality),
            mood=seen.mood,
            caregiver=named_caregiver(seen.doc, expected=awaited == "name"),
            quote=telling_clause(seen.doc),
            safety=seen.safety,
            is_answer=answer,
        )

    def _intents(self, likeness: np.ndarray) -> dict[str, float]:
        """With all kinds of answers under ``SHARE``."""
        found = self.intents.probabilities(likeness)
        merged = {k: p for k, p in found.items() if not k.startswith(SHARE)}
        return {**merged, SHARE: sum(p for k, p in found.items() if k.startswith(SHARE))}

    def _elsewhere(self, seen: Evidence, quality: str) -> list[str]:
        likeliest = seen.touched[0]
        if not quality or likeliest == quality:
            return []
        return [f"{likeliest}/{t}" for t in self.touches.themes_of(likeliest, seen.themes)]

    def _mood(self, likeness: np.ndarray) -> str:
        mood, confidence = _likeliest(self.moods.probabilities(likeness))
        return mood if mood != PLAIN and confidence > MOOD else ""

    def _safety(self, text: str, likeness: np.ndarray, encode: Encode) -> str | None:
        """An alarm is read again without figures of speech and the like: they take it back."""
        kind = safety_of(text, self.dangers.probabilities(likeness))
        rest = without_harmless(text) if kind else None
        if rest is None:
            return kind
        calm = self.kernel.row(rest, encode([rest])[0])
        return safety_of(rest, self.dangers.probabilities(calm))

    def save(self, folder: Path) -> None:
        """Write the trained parts into ``folder``."""
        (folder / "reader.pickle").write_bytes(pickle.dumps(self))

    @classmethod
    def load(cls, folder: Path) -> Reader:
        """The reader that ``save`` wrote; the folder is part of the guide's own model."""
        harmless_rules()  # now, so that the first person who alarms it does not wait for them
        loaded: Reader = pickle.loads((folder / "reader.pickle").read_bytes())
        return loaded


def _told_calmly(intents: dict[str, float]) -> dict[str, float]:
    """Without an alarm, words that are near danger are an answer."""
    near = sum(intents.get(kind, 0.0) for kind in SAFETY_KINDS)
    rest = {k: p for k, p in intents.items() if k not in SAFETY_KINDS}
    return {**rest, SHARE: rest[SHARE] + near}


def _likeliest(probabilities: dict[str, float]) -> tuple[str, float]:
    label = max(probabilities, key=lambda name: probabilities[name])
    return label, probabilities[label]
