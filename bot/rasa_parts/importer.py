"""Shows Rasa a few examples of each intent; the reader learns from all of them by itself.

Rasa copies, tokenises and takes fingerprints of every example several times over; with thousands
of them that took longer than the learning. See docs/decisions.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.settings import ROOT
from bot.understanding.examples import Taught, load_taught

SHOWN = 5


class FewExamplesImporter(RasaFileImporter):
    """Rasa's own importer for everything but the examples."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """The first ``SHOWN`` examples of each intent, marked with a sum over all of them."""
        by_intent: dict[str, list[Taught]] = defaultdict(list)
        for one in load_taught(ROOT / "data" / "nlu"):
            by_intent[one.intent].append(one)
        every = sum_of(ROOT / "data" / "nlu")  # so that Rasa's cache sees every change
        return TrainingData(
            [
                Message.build(one.text, intent, intent_metadata={"sum": every})
                for intent, taught in by_intent.items()
                for one in taught[:SHOWN]
            ]
        )


def sum_of(folder: Path) -> str:
    """A sum that changes with any file in ``folder``."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
