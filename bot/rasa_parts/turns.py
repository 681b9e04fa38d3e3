"""One turn of Rasa for one message, and whether it came to a reply."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.events import BotUttered, Event

from bot.journal.inbox import Received
from bot.rasa_parts.cleaning import guarded
from bot.rasa_parts.tracker_store import GuideTrackerStore
from bot.understanding.reading import Reading

TURN_SECONDS = 30
# What a database raises while it is locked, full or away; then trying again later does help.
OUTAGES = ("OperationalError", "InterfaceError", "TimeoutError")
Reply = list[dict[str, Any]]


@dataclass(frozen=True)
class Outcome:
    """A turn's ``reply``, or ``None`` when any part of it failed.

    ``stuck`` tells whether the actions ran and failed for a reason of their own: then trying again
    is less likely to help.
    """

    reply: Reply | None
    stuck: bool = False


@dataclass
class Turns:
    """Hands messages to Rasa with what is awaited, and collects what the guide says."""

    agent: Agent
    store: GuideTrackerStore

    async def take(self, message: Received, channel: str) -> Outcome:
        """Run one turn, or give again what the guide said when it ran before.

        Raises what Rasa and the store raise, and ``TimeoutError`` after ``TURN_SECONDS``.
        """
        state = await self.store.state(message.person) or {}
        earlier = await self._said_before(message, state.get("events") or [])
        if earlier.reply is not None:
            return earlier
        place = (state.get("slots") or {}).get("place") or {}
        out = CollectingOutputChannel()
        user_message = UserMessage(
            guarded(message.text),
            out,
            message.person,
            parse_data=chosen(message.text, place.get("offered") or []),
            input_channel=channel,
            message_id=message.message_id,
            metadata={
                "awaited": place.get("awaited"),
                "quality": place.get("quality"),
                "invite": json.loads(message.invite or "null"),
            },
        )
        await asyncio.wait_for(self.agent.handle_message(user_message), TURN_SECONDS)
        return outcome_of(out.messages)

    async def _said_before(self, message: Received, events: list[dict[str, Any]]) -> Outcome:
        """What the guide said to this message, when the stored conversation ends with it."""
        out = CollectingOutputChannel()
        for bot_event in answers_to(message.message_id, events):
            await out.send_response(message.person, bot_event.message())
        return outcome_of(out.messages)


def answers_to(message_id: str, events: list[dict[str, Any]]) -> list[BotUttered]:
    """What the guide said after the last message in ``events``, if that is its id; else nothing."""
    users = [n for n, event in enumerate(events) if event["event"] == "user"]
    if not users or events[users[-1]].get("message_id") != message_id:
        return []
    after = (Event.from_parameters(event) for event in events[users[-1] + 1 :])
    return [event for event in after if isinstance(event, BotUttered)]


def outcome_of(messages: list[dict[str, Any]]) -> Outcome:
    """What a person gets of the messages that Rasa sent in one turn."""
    troubles = [m["custom"]["trouble"] for m in messages if "trouble" in m.get("custom", {})]
    if troubles or not messages:
        return Outcome(None, stuck=any(kind not in OUTAGES for kind in troubles))
    return Outcome([m.get("custom") or _said(m) for m in messages])


def chosen(text: str, offered: list[dict[str, str]]) -> dict[str, Any] | None:
    """The parse of a button that was offered in the last turn, by its title; else ``None``."""
    for button in offered:
        if button["title"].casefold() == text.strip().casefold():
            intent, _, named = button["payload"].partition(":")
            reading = Reading(intent, 1.0, named=[named] if named else [], quote=text)
            return {
                "text": text,
                "intent": {"name": intent, "confidence": 1.0},
                "entities": [],
                "reading": reading.held(),
            }
    return None


def _said(message: dict[str, Any]) -> dict[str, Any]:
    titles = [{"title": b["title"]} for b in message.get("buttons") or []]
    return {"text": message.get("text", ""), **({"buttons": titles} if titles else {})}
