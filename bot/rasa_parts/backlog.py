"""Messages that were written down and have no reply yet: finished in order, once, or given up."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass, field

from bot.clock import utc_now
from bot.journal.inbox import Inbox, Received
from bot.rasa_parts.memory import Replies
from bot.rasa_parts.turns import OUTAGES, Outcome, Reply, Turns

logger = logging.getLogger(__name__)

MOST_TRIES = 20
GIVEN_UP: Reply = []  # stands in the inbox as the reply of a message that never came to one


@dataclass
class Backlog:
    """What waits in the inbox. Whoever calls holds the person's lock."""

    turns: Turns
    inbox: Inbox
    replies: Replies
    tries: Counter[tuple[str, str]] = field(default_factory=Counter)

    async def people(self) -> list[str]:
        """Everybody for whom something waits, longest first."""
        waiting = await asyncio.to_thread(self.inbox.waiting)
        return list(dict.fromkeys(message.person for message in waiting))

    async def finish(self, person: str) -> bool:
        """Whether nothing of this person waits any more; stops at the first that cannot be done."""
        for message in await asyncio.to_thread(self.inbox.waiting, person):
            if not await self._finish(message):
                return False
        return True

    async def hold(self, message: Received) -> None:
        """Keep a message behind those that wait; the same words sent again are one message."""
        waiting = await asyncio.to_thread(self.inbox.waiting, message.person)
        if all(m.text != message.text for m in waiting):
            await asyncio.to_thread(self.inbox.receive, message)

    async def _finish(self, message: Received) -> bool:
        seen = self.replies.of(message.person, message.message_id)
        reply = seen or await self._late_reply(message)
        if reply is None:
            return False
        told = seen is not None
        await asyncio.to_thread(self.inbox.answered, message, reply, utc_now(), told)
        self.tries.pop((message.person, message.message_id), None)
        return True

    async def _late_reply(self, message: Received) -> Reply | None:
        """The reply made now, ``GIVEN_UP`` after too many tries, or ``None`` to try later."""
        try:
            outcome = await self.turns.take(message, "inbox")
        except Exception as error:
            kind = type(error).__name__
            logger.error("message %s still waits: %s", message.message_id, kind)
            outcome = Outcome(None, stuck=kind not in OUTAGES)
        if outcome.reply is not None:
            return outcome.reply
        key = (message.person, message.message_id)
        self.tries[key] += outcome.stuck
        return GIVEN_UP if self.tries[key] > MOST_TRIES else None  # one message blocks nobody
