"""The guide's reader, last in Rasa's pipeline: it settles what kind of thing was said."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import SPACY_DOCS
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.tokens import Doc

from bot.rasa_parts.featurizer import SentenceEncoderFeaturizer
from bot.settings import ROOT, load_settings
from bot.understanding.encoder import load_encoder, remembered
from bot.understanding.examples import load_taught
from bot.understanding.figures import save_lessons
from bot.understanding.reader import Reader

# So many examples of each label are read as if they had not been learnt, to know how well it goes.
ASIDE = 20


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ReaderComponent(GraphComponent, IntentClassifier):
    """Trains the reader on all examples in data/nlu, not only the few that Rasa is shown.

    Sets the intent, the entities and a ``reading`` on every message. The message's metadata says
    what is awaited and which quality is in hand; with ``alone_too`` it also gains the reading by
    itself.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [SentenceEncoderFeaturizer]

    def __init__(self, storage: ModelStorage, resource: Resource, reader: Reader) -> None:
        self.storage, self.resource, self.reader = storage, resource, reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ReaderComponent:
        return cls(model_storage, resource, Reader())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ReaderComponent:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Reader.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        taught = load_taught(ROOT / "data" / "nlu")
        vectors = remembered().vectors([one.text for one in taught])
        lessons = self.reader.train(taught, vectors, aside=ASIDE)
        with self.storage.write_to(self.resource) as folder:
            self.reader.save(folder)
        save_lessons(lessons, load_settings().models_dir)
        return self.resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(TEXT):
                self._read(message)
        return messages

    def _read(self, message: Message) -> None:
        asked = message.get("metadata") or {}
        encode = load_encoder().encode
        doc = message.get(SPACY_DOCS[TEXT])
        likeness = self.reader.kernel.row(message.get(TEXT), _vector(message))
        seen = self.reader.evidence(doc, likeness, encode)
        reading = self.reader.settle(seen, asked.get("awaited") or "", asked.get("quality") or "")
        if asked.get("alone_too"):
            message.set("alone", self.reader.settle(seen, "", "").held(), add_to_output=True)
        intent = {"name": reading.intent, "confidence": reading.intent_confidence}
        message.set(INTENT, intent, add_to_output=True)
        message.set(ENTITIES, _entities(doc), add_to_output=True)
        message.set("reading", reading.held(), add_to_output=True)


def _vector(message: Message) -> np.ndarray:
    _, sentence = message.get_dense_features(TEXT)
    return sentence.features[0]


def _entities(doc: Doc) -> list[dict[str, Any]]:
    """What Rasa's own extractor would give; it would parse the text a second time for them."""
    return [
        {"entity": e.label_, "value": e.text, "start": e.start_char, "end": e.end_char}
        for e in doc.ents
    ]
