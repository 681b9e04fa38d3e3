"""What the front door remembers while it runs: the last replies, and whose turn it is."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from weakref import WeakValueDictionary

from bot.rasa_parts.turns import Reply

MOST_REPLIES = 2000


class Replies:
    """The last replies that stand in no inbox, so that a repeated message gets the same one."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, str], Reply] = OrderedDict()

    def of(self, person: str, message_id: str) -> Reply | None:
        """The reply that this message got, if it is remembered."""
        return self._held.get((person, message_id))

    def remember(self, person: str, message_id: str, reply: Reply) -> None:
        """Remember a reply and forget the oldest beyond ``MOST_REPLIES``."""
        self._held[(person, message_id)] = reply
        while len(self._held) > MOST_REPLIES:
            self._held.popitem(last=False)

    def forget(self, person: str) -> None:
        """Forget everything that was said to this person."""
        for key in [key for key in self._held if key[0] == person]:
            del self._held[key]


class Locks:
    """A lock for each person, which is gone when nobody holds it or waits for it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, person: str) -> asyncio.Lock:
        """This person's lock; the caller's reference keeps it."""
        return self._locks.setdefault(person, asyncio.Lock())

    def __len__(self) -> int:
        return len(self._locks)
