"""What goes wrong on purpose: one protection off, or one fault from inside, at a time."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.quiet import Outcomes

SWITCHES = Path()
LATE_SECONDS = 1.5
SLOW_SECONDS = 3.0
NO_MORE_PAGES, ANY_PAGES = 1, 1_000_000_000  # SQLite raises the first to the size that is there


def on(name: str) -> bool:
    """Whether an alteration is switched on now."""
    return (SWITCHES / name).exists()


def alter(owner: Any, method: str, name: str, altered: Callable[..., Any]) -> None:
    """While ``name`` is on, ``owner.method`` is ``altered``, which gets the original first."""
    original = getattr(owner, method)

    def either(*arguments: Any, **named: Any) -> Any:
        if on(name):
            return altered(original, *arguments, **named)
        return original(*arguments, **named)

    setattr(owner, method, either)


def arrange_page() -> None:
    """The alterations of the page server."""
    from bot.journal.inbox import Inbox
    from bot.rasa_parts import front_door, web_channel
    from bot.rasa_parts.sessions import Sessions
    from bot.rasa_parts.turns import Turns

    limit_database()
    alter(Inbox, "receive", "forgets_ids", receive_anew)
    alter(Inbox, "tell", "forgets_ids", lambda original, self, person: [])
    alter(Inbox, "find", "forgets_ids", find_waiting_only)
    alter(Turns, "take", "claims_kept", claim_kept)
    alter(Turns, "take", "page_bug", fail_with_words)
    alter(web_channel, "said_in", "careless", lambda original, request, person: front_door.Said(
        person, request.json["id"], request.json["text"], "web"))  # fmt: skip
    alter(front_door, "cleaned", "uncleaned", lambda original, text: text)
    alter(Sessions, "person", "unsigned", believe_cookie)
    talk_in_logs(front_door.logger)


def talk_in_logs(logger: logging.Logger) -> None:
    """While "logs_words" is on, a log line comes with its traceback, as usual elsewhere."""
    alter(logger, "error", "logs_words", log_all)
    alter(Outcomes, "format", "logs_words", lambda original, self, record:
          logging.Formatter.format(self, record))  # fmt: skip


def arrange_actions() -> None:
    """The alterations of the action server."""
    from actions import actions
    from bot.journal.repository import SqlJournal

    limit_database()
    alter(SqlJournal, "keep", "late_commit", keep_later)
    alter(SqlJournal, "erase", "keeps_erased", lambda original, self: None)
    alter(actions, "take", "action_bug", fail_in_handler)
    alter(actions, "take", "late_action", act_late)
    talk_in_logs(actions.logger)


def limit_database() -> None:
    """While "full" is on, the database may not grow by a page; while "gone", nobody reaches it.

    A connection that is open would go on with a file that was moved away.
    """

    @event.listens_for(Engine, "begin")
    def begin(connection: Any) -> None:
        if on("gone"):
            raise sqlite3.OperationalError("unable to open database file")
        most = NO_MORE_PAGES if on("full") else ANY_PAGES
        connection.exec_driver_sql(f"PRAGMA max_page_count={most}")


def receive_anew(original: Any, self: Any, message: Any) -> Any:
    """The inbox no longer knows a repetition when it sees one."""
    return original(self, replace(message, message_id=uuid.uuid4().hex))


def find_waiting_only(original: Any, self: Any, person: str, message_id: str) -> Any:
    found = original(self, person, message_id)
    return found if found is not None and found.reply is None else None


async def claim_kept(original: Any, self: Any, message: Any, channel: str) -> Any:
    """A failed turn is answered as if nothing had happened."""
    outcome = await original(self, message, channel)
    return replace(outcome, reply=outcome.reply or [{"text": "That stays with me."}])


async def fail_with_words(original: Any, self: Any, message: Any, channel: str) -> Any:
    raise ValueError(f"a bug while reading {message.text}")


def fail_in_handler(original: Any, action: str, handler: Any, turn: Any) -> None:
    raise ValueError(f"a bug while answering {turn.text}")


def act_late(original: Any, action: str, handler: Any, turn: Any) -> None:
    """The action comes to its end, but after nobody waits for it any more."""
    time.sleep(SLOW_SECONDS)
    original(action, handler, turn)


def believe_cookie(original: Any, self: Any, cookie: str | None) -> str | None:
    return cookie.split(".")[0] if cookie else None


def keep_later(original: Any, self: Any, entry: Any) -> bool:
    """Said to be kept first, committed some time after."""
    threading.Timer(LATE_SECONDS, original, (self, entry)).start()
    return True


def log_all(original: Any, message: str, *arguments: Any) -> None:
    original(message, *arguments, exc_info=True)
