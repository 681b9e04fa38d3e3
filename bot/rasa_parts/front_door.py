"""The one way in for every channel: written down first, understood once, answered honestly."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timezone

from rasa.core.agent import Agent

from bot.content import Content, load_content
from bot.journal.database import engine_for
from bot.journal.inbox import Inbox, Received
from bot.rasa_parts.cleaning import MOST_CHARACTERS, cleaned
from bot.rasa_parts.tracker_store import GuideTrackerStore
from bot.rasa_parts.turns import Reply, Turns
from bot.settings import load_settings

logger = logging.getLogger(__name__)

MOST_TRIES = 20
LAST_REPLIES = 2000


@dataclass(frozen=True)
class Said:
    """A message from a channel that knows who speaks; ``message_id`` is the channel's own.

    ``invite`` is what an opened link says, as JSON, on the message that brings it.
    """

    person: str
    message_id: str
    text: str
    channel: str
    invite: str = ""


@dataclass
class FrontDoor:
    """Takes messages in order, one at a time for each person."""

    turns: Turns
    store: GuideTrackerStore
    inbox: Inbox
    content: Content
    locks: dict[str, asyncio.Lock] = field(default_factory=dict)
    replies: OrderedDict[tuple[str, str], Reply] = field(default_factory=OrderedDict)
    tries: Counter[str] = field(default_factory=Counter)

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
        reply = (await self.turns.take(message, said.channel)).reply
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
        if not await self._finish_earlier(said.person):
            await self._write_down(said, text)
            return self._voice("trouble_held")
        late = await asyncio.to_thread(self.inbox.tell, said.person)
        again = next((m for m in late if m.text == text), None)
        if again is not None and again.reply is not None:
            return again.reply
        message = await asyncio.to_thread(self.inbox.receive, _received(said, text))
        reply = (await self.turns.take(message, said.channel)).reply
        if reply is None:
            return self._voice("trouble_held")
        if late:
            reply = [*self._voice("caught_up", earlier=_short(late[-1].text)), *reply]
        await asyncio.to_thread(self.inbox.answered, message, reply, _now(), True)
        return reply

    async def _finish_earlier(self, person: str) -> bool:
        """Whether nothing of this person waits any more, so that order is kept."""
        for message in await asyncio.to_thread(self.inbox.waiting, person):
            if not await self._finish(message):
                return False
        return True

    async def _write_down(self, said: Said, text: str) -> None:
        """Keep a message behind those that wait; the same words sent again are one message."""
        waiting = await asyncio.to_thread(self.inbox.waiting, said.person)
        if all(m.text != text for m in waiting):
            await asyncio.to_thread(self.inbox.receive, _received(said, text))

    async def _finish(self, message: Received) -> bool:
        fresh = await asyncio.to_thread(self.inbox.find, message.person, message.message_id)
        if fresh is None or fresh.reply is not None:
            return True
        try:
            outcome = await self.turns.take(message, "inbox")
        except Exception as error:
            logger.error("message %s still waits: %s", message.message_id, type(error).__name__)
            return False
        self.tries[message.message_id] += outcome.reached
        given_up = self.tries[message.message_id] > MOST_TRIES  # one bad message blocks nobody
        reply = self._voice("trouble") if given_up else outcome.reply
        if reply is None:
            return False
        await asyncio.to_thread(self.inbox.answered, message, reply, _now(), False)
        return True

    def _voice(self, key: str, **values: str) -> Reply:
        text = random.choice(self.content.voice[key])
        return [{"text": text.format(**values)}]


def open_front_door(agent: Agent) -> FrontDoor:
    """The front door of a loaded guide, on the journal's database."""
    settings = load_settings()
    content = load_content(settings.clinic.language)
    store = agent.tracker_store
    inbox = Inbox(engine_for(settings.journal_url))
    return FrontDoor(Turns(agent, store), store, inbox, content)


def _received(said: Said, text: str) -> Received:
    return Received(said.person, said.message_id, text, said.invite or None, _now(), None)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _now() -> datetime:
    return datetime.now(timezone.utc).replace(tzinfo=None)
