"""One Rasa action for each row of the table; none of them fails in silence."""

from __future__ import annotations

import logging
import os
from dataclasses import asdict
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.table import ACTIONS
from actions.turns import slots_after, turn_of
from bot.conversation.gates import take

logger = logging.getLogger(__name__)

EXPLAIN = "GUIDE_EXPLAIN"  # set by `guide chat --explain` alone: why words were chosen


class GuideAction(Action):
    """Builds the turn, runs its handler, hands back what is said and what changed."""

    action_name = ""

    def name(self) -> str:
        return self.action_name

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Events of the turn; after a failure none, and a mark that the front door understands."""
        message = tracker.latest_message
        if _answered(tracker.events):
            return []  # one message, one answer, whatever else is predicted after it
        try:
            turn = turn_of(tracker.sender_id, tracker.current_slot_values(), message)
            take(self.action_name, ACTIONS, turn)
            changed = _changed(tracker, slots_after(turn))
        except Exception as error:  # nothing may become silence or a false "kept"
            kind = type(error).__name__
            logger.error(
                "%s failed on message %s: %s", self.name(), message.get("message_id"), kind
            )
            dispatcher.utter_message(json_message={"trouble": kind})
            return []
        for said in turn.messages:
            if said.copies:
                dispatcher.utter_message(json_message=asdict(said))
            else:
                dispatcher.utter_message(text=said.text, buttons=said.buttons)
        if os.environ.get(EXPLAIN) and turn.reasons:
            dispatcher.utter_message(json_message={"why": turn.reasons})
        return changed


def _answered(events: list[dict[str, Any]]) -> bool:
    """Whether the guide has spoken since the person did."""
    kinds = [event["event"] for event in events if event["event"] in ("user", "bot")]
    return bool(kinds) and kinds[-1] == "bot"


def _changed(tracker: Tracker, slots: dict[str, Any]) -> list[dict[str, Any]]:
    return [SlotSet(key, value) for key, value in slots.items() if tracker.get_slot(key) != value]


# The SDK registers every subclass of Action that it finds in this package.
REGISTERED = [
    type(f"Guide_{name}", (GuideAction,), {"action_name": name, "__module__": __name__})
    for name in ACTIONS
]
