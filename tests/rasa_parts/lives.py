"""A front door with its real parts in this process, which can die or lose its database anywhere."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.content import load_content
from bot.journal.database import engine_for
from bot.journal.inbox import Inbox
from bot.journal.repository import SqlJournal
from bot.rasa_parts.front_door import FrontDoor, Said
from bot.rasa_parts.tracker_store import GuideTrackerStore
from bot.rasa_parts.turns import Turns
from bot.settings import load_settings

VOICE = load_content().voice


class Died(BaseException):
    """The process ended here: nobody catches it, nothing after it happens."""


def locked() -> Exception:
    return sqlite3.OperationalError("database is locked")


def new_life(agent: Agent) -> FrontDoor:
    """The front door of a process that has just started: the same disk, an empty memory."""
    assert agent.processor is not None
    store = GuideTrackerStore(agent.domain)
    agent.tracker_store = agent.processor.tracker_store = store
    inbox = Inbox(engine_for(load_settings().journal_url))
    return FrontDoor(Turns(agent, store), store, inbox, load_content())


@dataclass
class Person:
    """Someone at a front door."""

    door: FrontDoor
    name: str = field(default_factory=lambda: f"web-{uuid.uuid4().hex}")

    async def says(self, text: str, message_id: str = "") -> str:
        """The guide's turn as one text."""
        said = Said(self.name, message_id or uuid.uuid4().hex, text, "web")
        return "\n".join(message["text"] for message in await self.door.receive(said))

    async def begins(self, agrees: bool = True) -> Person:
        """Hello, consent, a name: up to the first question."""
        await self.says("hello")
        await self.says("Yes, keep it" if agrees else "No, keep nothing")
        await self.says("my acupuncturist")
        return self

    def kept(self, text: str) -> int:
        """How many answers in the journal have these words."""
        journal = SqlJournal(self.door.inbox.engine, self.name)
        entries = [e for c in journal.caregivers() for e in journal.entries(c.id)]
        return sum(entry.text == text for entry in entries)

    def written(self, text: str) -> int:
        """How many messages on disk have these words."""
        return sum(m.text == text for m in self.door.inbox.history(self.name))


@dataclass
class Fault:
    """Raises at the ``number``-th statement that begins with ``at``, and with ``lasts`` ever after.

    ``struck`` tells whether it did.
    """

    number: int
    error: Any
    lasts: bool
    at: str
    struck: bool = False

    def strike(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        self.number -= statement.startswith(self.at)
        if self.number == 0 or (self.lasts and self.struck):
            self.struck, self.number = True, -1
            raise self.error()


@contextmanager
def failing(
    engine: Engine, number: int, error: Any, lasts: bool = False, at: str = ""
) -> Iterator[Fault]:
    """A ``Fault`` in every statement of ``engine`` inside the block."""
    fault = Fault(number, error, lasts, at)
    event.listen(engine, "before_cursor_execute", fault.strike)
    try:
        yield fault
    finally:
        event.remove(engine, "before_cursor_execute", fault.strike)


def is_told(reply: str, key: str) -> bool:
    """Whether a reply is one of the variants of a voice ``key``."""
    return reply in VOICE[key]
