"""Keeps where each person is: one row a person, small at any length of conversation.

What matters is in the journal; Rasa sees the slots and the last turns, which lie sealed with the
person's own key. A person who did not agree is held in memory alone.
"""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.clock import utc_now
from bot.journal.database import engine_for
from bot.journal.models import Conversation, PersonKey
from bot.journal.person_keys import seal_of
from bot.settings import load_settings

TURNS_SEEN = 2
MOST_IN_MEMORY = 10_000


class GuideTrackerStore(TrackerStore):
    """A tracker store whose cost does not grow with the conversation."""

    def __init__(
        self, domain: Domain | None = None, host: str | None = None, **kwargs: Any
    ) -> None:
        self.engine: Engine = engine_for(load_settings().journal_url)
        self.passing: OrderedDict[str, str] = OrderedDict()
        super().__init__(domain, kwargs.get("event_broker"))

    async def save(self, tracker: DialogueStateTracker) -> None:
        state = json.dumps(state_of(tracker))
        person = tracker.sender_id
        if tracker.get_slot("consent") is True:
            await asyncio.to_thread(self._write, person, state)
            self.passing.pop(person, None)
            return
        await asyncio.to_thread(self._remove, person)
        self.passing[person] = state
        self.passing.move_to_end(person)
        while len(self.passing) > MOST_IN_MEMORY:
            self.passing.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        state = await self.state(sender_id)
        if state is None:
            return None
        slots: list[Event] = [SlotSet(key, value) for key, value in state["slots"].items()]
        events = [Event.from_parameters(event) for event in state["events"]]
        return DialogueStateTracker.from_events(
            sender_id, [*slots, *filter(None, events)], self.domain.slots
        )

    async def state(self, person: str) -> dict[str, Any] | None:
        """The slots and last events of a person, or ``None`` for someone new."""
        held = self.passing.get(person) or await asyncio.to_thread(self._read, person)
        return json.loads(held) if held else None

    async def keys(self) -> Iterable[str]:
        with Session(self.engine) as session:
            return [*self.passing, *session.scalars(select(Conversation.person_id))]

    def _write(self, person: str, state: str) -> None:
        now = utc_now()
        with Session(self.engine) as session, session.begin():
            if session.get(PersonKey, person) is None:
                return  # erased meanwhile: nothing comes back
            sealed = seal_of(session, person).close(state, *_place(person))
            session.merge(Conversation(person_id=person, state=sealed, updated_at=now))

    def _read(self, person: str) -> str | None:
        with Session(self.engine) as session:
            row = session.get(Conversation, person)
            return seal_of(session, person).open(row.state, *_place(person)) if row else None

    def _remove(self, person: str) -> None:
        with Session(self.engine) as session:
            row = session.get(Conversation, person)
            if row is not None:
                session.delete(row)
                session.commit()


def state_of(tracker: DialogueStateTracker) -> dict[str, Any]:
    """The slots that are set and the events of the last turns, JSON-ready."""
    slots = {k: v for k, v in tracker.current_slot_values().items() if v is not None}
    events = list(tracker.events)
    listens = [n for n, event in enumerate(events) if _listens(event)]
    start = listens[-TURNS_SEEN - 1] if len(listens) > TURNS_SEEN else 0
    left_out = (SlotSet, SessionStarted)  # slots are kept apart, and a new session resets them
    recent = [e.as_dict() for e in events[start:] if not isinstance(e, left_out)]
    return {"slots": slots, "events": recent}


def _place(person: str) -> tuple[str, str, str]:
    return ("conversations", person, "state")


def _listens(event: Event) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME
