"""The one way in for every channel: written down first, understood once, answered honestly."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.content import Content, load_content
from bot.journal.database import engine_for
from bot.journal.inbox import Inbox, Received
from bot.rasa_parts.cleaning import GUARD, MOST_CHARACTERS, cleaned
from bot.rasa_parts.tracker_store import GuideTrackerStore
from bot.settings import load_settings
from bot.understanding.reading import Reading

logger = logging.getLogger(__name__)

TURN_SECONDS = 30
LAST_REPLIES = 2000
Reply = list[dict[str, Any]]


@dataclass(frozen=True)
class Said:
    """A message from a channel that knows who speaks; ``message_id`` is the channel's own."""

    person: str
    message_id: str
    text: str
    channel: str


@dataclass
class FrontDoor:
    """Takes messages in order, one at a time for each person."""

    agent: Agent
    store: GuideTrackerStore
    inbox: Inbox
    content: Content
    locks: dict[str, asyncio.Lock] = field(default_factory=dict)
    replies: OrderedDict[tuple[str, str], Reply] = field(default_factory=OrderedDict)

    async def receive(self, said: Said) -> Reply:
        """The guide's reply: a list of messages, each with ``text`` and maybe ``buttons``.

        A repeated message id gets the first reply again. Nothing raises: trouble is told.
        """
        text = cleaned(said.text)
        if not text:
            return self._voice("empty")
        if len(text) > MOST_CHARACTERS:
            return self._voice("too_long")
        async with self.locks.setdefault(said.person, asyncio.Lock()):
            try:
                return await self._take(said, text)
            except Exception as error:  # the person hears of it, the log holds no words
                logger.error("message %s failed: %s", said.message_id, type(error).__name__)
                return self._voice("trouble_lost")

    async def history(self, person: str) -> Reply:
        """What was said before, oldest first: ``{"from", "text"}`` and maybe ``buttons``."""
        past: Reply = []
        for message in await asyncio.to_thread(self.inbox.history, person):
            past.append({"from": "person", "text": message.text})
            past += [{"from": "guide", **m} for m in message.reply or []]
        return past

    async def finish_waiting(self) -> int:
        """Answer what was written down and not answered; gives how many were finished."""
        finished = 0
        for message in await asyncio.to_thread(self.inbox.waiting):
            async with self.locks.setdefault(message.person, asyncio.Lock()):
                finished += await self._finish(message)
        return finished

    async def _take(self, said: Said, text: str) -> Reply:
        state = await self.store.state(said.person) or {}
        if (state.get("slots") or {}).get("consent") is True:
            return await self._take_kept(said, text)
        known = self.replies.get((said.person, said.message_id))
        return known or await self._take_passing(said, text)

    async def _take_passing(self, said: Said, text: str) -> Reply:
        message = _received(said, text)
        reply = await self._turn(message, said.channel)
        if reply is None:
            return self._voice("trouble_lost")
        self.replies[(said.person, said.message_id)] = reply
        while len(self.replies) > LAST_REPLIES:
            self.replies.popitem(last=False)
        return reply

    async def _take_kept(self, said: Said, text: str) -> Reply:
        known = await asyncio.to_thread(self.inbox.find, said.person, said.message_id)
        if known is not None and known.reply is not None:
            return known.reply
        waiting = await asyncio.to_thread(self.inbox.waiting, said.person)
        again = next((m for m in waiting if m.text == text), None)
        message = again or await asyncio.to_thread(self.inbox.receive, _received(said, text))
        earlier = [m for m in waiting if m is not again and m.message_id != message.message_id]
        caught_up = [m for m in earlier if await self._finish(m)]
        reply = await self._turn(message, said.channel)
        if reply is None:
            return self._voice("trouble_held")
        if caught_up:
            reply = [*self._voice("caught_up", earlier=_short(caught_up[-1].text)), *reply]
        await asyncio.to_thread(self.inbox.answered, message, reply, _now())
        return reply

    async def _finish(self, message: Received) -> bool:
        fresh = await asyncio.to_thread(self.inbox.find, message.person, message.message_id)
        if fresh is None or fresh.reply is not None:
            return False
        try:
            reply = await self._turn(message, "inbox")
        except Exception as error:
            logger.error("message %s still waits: %s", message.message_id, type(error).__name__)
            return False
        if reply is None:
            return False
        await asyncio.to_thread(self.inbox.answered, message, reply, _now())
        return True

    async def _turn(self, message: Received, channel: str) -> Reply | None:
        """One turn of Rasa; ``None`` when any part of it failed or nothing was said."""
        state = await self.store.state(message.person) or {}
        place = (state.get("slots") or {}).get("place") or {}
        out = CollectingOutputChannel()
        user_message = UserMessage(
            GUARD + message.text if message.text.lstrip().startswith("/") else message.text,
            out,
            message.person,
            parse_data=_chosen(message.text, place.get("offered") or []),
            input_channel=channel,
            message_id=message.message_id,
            metadata={"awaited": place.get("awaited"), "quality": place.get("quality")},
        )
        await asyncio.wait_for(self.agent.handle_message(user_message), TURN_SECONDS)
        if not out.messages or any("custom" in m for m in out.messages):
            return None
        return [_said(m) for m in out.messages]

    def _voice(self, key: str, **values: str) -> Reply:
        text = random.choice(self.content.voice[key])
        return [{"text": text.format(**values)}]


def open_front_door(agent: Agent) -> FrontDoor:
    """The front door of a loaded guide, on the journal's database."""
    settings = load_settings()
    content = load_content(settings.clinic.language)
    return FrontDoor(agent, agent.tracker_store, Inbox(engine_for(settings.journal_url)), content)


def _chosen(text: str, offered: list[dict[str, str]]) -> dict[str, Any] | None:
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


def _received(said: Said, text: str) -> Received:
    return Received(said.person, said.message_id, text, None, _now(), None)


def _said(message: dict[str, Any]) -> dict[str, Any]:
    titles = [{"title": b["title"]} for b in message.get("buttons") or []]
    return {"text": message.get("text", ""), **({"buttons": titles} if titles else {})}


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _now() -> datetime:
    return datetime.now(timezone.utc).replace(tzinfo=None)
