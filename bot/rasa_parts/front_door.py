"""The one way in for every channel: written down first, understood once, answered honestly."""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass, field

from rasa.core.agent import Agent

from bot.clock import utc_now
from bot.content import Content, load_content
from bot.journal.database import engine_for
from bot.journal.inbox import Inbox, Received
from bot.journal.person_keys import check_master
from bot.journal.shelf import Shelf
from bot.rasa_parts.backlog import Backlog
from bot.rasa_parts.cleaning import MOST_CHARACTERS, cleaned
from bot.rasa_parts.memory import Locks, Replies
from bot.rasa_parts.tracker_store import GuideTrackerStore
from bot.rasa_parts.turns import Reply, Turns
from bot.settings import load_settings

logger = logging.getLogger(__name__)


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
    locks: Locks = field(default_factory=Locks)
    replies: Replies = field(default_factory=Replies)
    begun: set[asyncio.Task[Reply]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.backlog = Backlog(self.turns, self.inbox, self.replies)

    async def receive(self, said: Said) -> Reply:
        """The guide's reply: a list of messages, each with ``text`` and maybe ``buttons``.

        A repeated message id gets the first reply again. Nothing raises: trouble is told. What was
        begun is finished, even if the one who asked has gone.
        """
        text = cleaned(said.text)
        if not text:
            return self._voice("empty")
        if len(text) > MOST_CHARACTERS:
            return self._voice("too_long")
        message = Received(said.person, said.message_id, text, utc_now(), None, said.invite)
        task = asyncio.create_task(self._in_order(message, said.channel))
        self.begun.add(task)  # the loop alone would let go of it
        task.add_done_callback(self.begun.discard)
        return await asyncio.shield(task)

    async def history(self, person: str) -> Reply:
        """What was said before, oldest first: ``{"from", "text"}`` and maybe ``buttons``."""
        past: Reply = []
        for message in await asyncio.to_thread(self.inbox.history, person):
            past.append({"from": "person", "text": message.text})
            past += [{"from": "guide", **m} for m in message.reply or []]
        return past

    async def finish_waiting(self) -> int:
        """Answer what was written down and not answered; gives how many people are up to date."""
        finished = 0
        for person in await self.backlog.people():
            async with self.locks.of(person):
                finished += await self.backlog.finish(person)
        return finished

    async def _in_order(self, message: Received, channel: str) -> Reply:
        async with self.locks.of(message.person):
            try:
                return await self._answer(message, channel)
            except Exception as error:  # the person hears of it, the log holds no words
                kind = type(error).__name__
                logger.error("message %s was not taken: %s", message.message_id, kind)
                return self._voice("trouble_lost")

    async def _answer(self, message: Received, channel: str) -> Reply:
        known = self.replies.of(message.person, message.message_id)
        if known is not None:
            return known
        if await self._agreed(message.person):
            return await self._answer_kept(message, channel)
        reply = (await self.turns.take(message, channel)).reply
        if reply is None:
            return self._voice("trouble_lost")
        self.replies.remember(message.person, message.message_id, reply)
        return reply

    async def _answer_kept(self, message: Received, channel: str) -> Reply:
        known = await asyncio.to_thread(self.inbox.find, message.person, message.message_id)
        if known is not None and known.reply is not None:
            await self._record(known, known.reply)  # now they see it
            return known.reply or self._voice("trouble")
        if not await self.backlog.finish(message.person):
            await self.backlog.hold(message)
            return self._voice("trouble_held")
        late = await asyncio.to_thread(self.inbox.tell, message.person)
        again = next((m.reply for m in late if m.text == message.text and m.reply), None)
        if again is not None:
            return again
        caught_up = await asyncio.to_thread(self._caught_up, late)
        written = await asyncio.to_thread(self.inbox.receive, message)
        return [*caught_up, *await self._reply_to_written(written, channel)]

    async def _reply_to_written(self, message: Received, channel: str) -> Reply:
        """The turn of a message that is on disk: from here on nothing of it is lost."""
        try:
            reply = (await self.turns.take(message, channel)).reply
        except Exception as error:
            logger.error("message %s waits: %s", message.message_id, type(error).__name__)
            reply = None
        if reply is None:
            return self._voice("trouble_held")
        await self._record(message, reply)
        return reply

    async def _record(self, message: Received, reply: Reply) -> None:
        """Put the reply beside its message; remember it where that cannot be done."""
        try:
            await asyncio.to_thread(self.inbox.answered, message, reply, utc_now(), True)
            if await self._agreed(message.person):
                return
            self.replies.forget(message.person)  # they erased everything: here it goes too
        except Exception as error:
            kind = type(error).__name__
            logger.error("the reply to message %s waits: %s", message.message_id, kind)
        self.replies.remember(message.person, message.message_id, reply)

    async def _agreed(self, person: str) -> bool:
        state = await self.store.state(person) or {}
        return (state.get("slots") or {}).get("consent") is True

    def _caught_up(self, late: list[Received]) -> Reply:
        """What became of messages that were answered while their person could not see it."""
        lost = [m for m in late if not m.reply]
        told = [said for m in lost for said in self._voice("given_up", earlier=_short(m.text))]
        for last in [m for m in late if m.reply][-1:]:
            if Shelf(self.inbox.engine, last.person).kept.has(last.message_id):
                told += self._voice("caught_up", earlier=_short(last.text))
            else:  # no answer of theirs, so nothing can be called kept: they hear the reply itself
                told += [{"text": m["text"]} for m in last.reply or [] if m.get("text")]
        return told

    def _voice(self, key: str, **values: str) -> Reply:
        text = random.choice(self.content.voice[key])
        return [{"text": text.format(**values)}]


def open_front_door(agent: Agent) -> FrontDoor:
    """The front door of a loaded guide, on the journal's database.

    Raises ``WrongKey`` when the master key at hand does not open it.
    """
    settings = load_settings()
    content = load_content(settings.clinic.language)
    store = agent.tracker_store
    inbox = Inbox(engine_for(settings.journal_url))
    check_master(inbox.engine)
    return FrontDoor(Turns(agent, store), store, inbox, content)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
