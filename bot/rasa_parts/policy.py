"""What happens when no rule and no story speaks: words are heard, and after an answer we listen."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

HEAR = "action_hear"
CONFIDENCE = 0.2  # below every rule and story


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class HearPolicy(Policy):
    """Predicts ``action_hear`` after a message and ``action_listen`` after an action.

    Rasa's own core fallback would predict one action in both cases, and so answer twice.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"priority": 1}

    def train(
        self,
        training_trackers: list[TrackerWithCachedStates],
        domain: Domain,
        **kwargs: Any,
    ) -> Resource:
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> HearPolicy:
        return cls(config, model_storage, resource, execution_context)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        spoken_to = tracker.latest_action_name == ACTION_LISTEN_NAME
        chosen = HEAR if spoken_to else ACTION_LISTEN_NAME
        result = self._default_predictions(domain)
        result[domain.index_for_action(chosen)] = CONFIDENCE
        return self._prediction(result)
