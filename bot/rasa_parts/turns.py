"""One turn of Rasa for one message, and whether it came to a reply."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.journal.inbox import Received
from bot.rasa_parts.cleaning import GUARD
from bot.rasa_parts.tracker_store import GuideTrackerStore
from bot.understanding.reading import Reading

TURN_SECONDS = 30
Reply = list[dict[str, Any]]


@dataclass(frozen=True)
class Outcome:
    """A turn's ``reply``, or ``None`` when any part of it failed.

    ``reached`` tells whether the actions ran at all: then trying again is less likely to help.
    """

    reply: Reply | None
    reached: bool


@dataclass
class Turns:
    """Hands messages to Rasa with what is awaited, and collects what the guide says."""

    agent: Agent
    store: GuideTrackerStore

    async def take(self, message: Received, channel: str) -> Outcome:
        """Run one turn; raises what Rasa raises, and ``TimeoutError`` after ``TURN_SECONDS``."""
        state = await self.store.state(message.person) or {}
        place = (state.get("slots") or {}).get("place") or {}
        out = CollectingOutputChannel()
        user_message = UserMessage(
            GUARD + message.text if message.text.startswith("/") else message.text,
            out,
            message.person,
            parse_data=chosen(message.text, place.get("offered") or []),
            input_channel=channel,
            message_id=message.message_id,
            metadata={
                "awaited": place.get("awaited"),
                "quality": place.get("quality"),
                "invite": json.loads(message.payload or "null"),
            },
        )
        await asyncio.wait_for(self.agent.handle_message(user_message), TURN_SECONDS)
        failed = any("trouble" in m.get("custom", {}) for m in out.messages)
        if failed or not out.messages:
            return Outcome(None, reached=failed)
        return Outcome([m.get("custom") or _said(m) for m in out.messages], reached=True)


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
