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
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.rasa_parts.featurizer import SentenceEncoderFeaturizer
from bot.understanding.reader import Example, Reader


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ReaderComponent(GraphComponent, IntentClassifier):
    """Trains the reader on the NLU data; sets the intent and a ``reading`` on every message.

    The message's metadata says what is awaited and which quality is in hand.
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
        examples = [_example(m) for m in training_data.intent_examples if m.get(TEXT)]
        self.reader.train(examples)
        with self.storage.write_to(self.resource) as folder:
            self.reader.save(folder)
        return self.resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(TEXT):
                self._read(message)
        return messages

    def _read(self, message: Message) -> None:
        asked = message.get("metadata") or {}
        reading = self.reader.read(
            message.get(SPACY_DOCS[TEXT]),
            _vector(message),
            asked.get("awaited") or "",
            asked.get("quality") or "",
        )
        intent = {"name": reading.intent, "confidence": reading.intent_confidence}
        message.set(INTENT, intent, add_to_output=True)
        message.set("reading", reading.held(), add_to_output=True)


def _example(message: Message) -> Example:
    told = (message.get("metadata") or {}).get("intent") or {}
    return Example(
        message.get(TEXT), message.get(INTENT), told.get("quality", ""), _vector(message)
    )


def _vector(message: Message) -> np.ndarray:
    _, sentence = message.get_dense_features(TEXT)
    return sentence.features[0]
