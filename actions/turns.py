"""A turn of the guide from Rasa's tracker, and its outcome as slots."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.clock import utc_now
from bot.content import load_content
from bot.conversation.place import Place
from bot.conversation.turn import Turn
from bot.conversation.voice import Voice
from bot.journal.database import engine_for
from bot.journal.passing import PassingJournal
from bot.journal.shelf import Shelf
from bot.settings import load_settings
from bot.understanding.reading import Reading

GUARD = "\u2060"  # put before typed slashes at the front door, so that Rasa sees plain text

ON_THE_PAGE = "web-"  # how the ids of people begin who come by the page


def turn_of(person: str, slots: dict[str, Any], message: dict[str, Any]) -> Turn:
    """The turn that a person's slots and latest message describe."""
    settings = load_settings()
    place = Place.of(slots.get("place"))
    shelf = Shelf(engine_for(settings.journal_url), person, slots.get("visit"))
    message_id = message.get("message_id") or ""
    reading = Reading.of(message.get("reading"))
    return Turn(
        message_id=message_id,
        text=(message.get("text") or "").removeprefix(GUARD),
        reading=replace(reading, quote=reading.quote.removeprefix(GUARD)),
        place=place,
        journal=shelf.journal(place.consent),
        shelf=shelf,
        content=load_content(settings.clinic.language),
        clinic=settings.clinic,
        now=utc_now(),
        voice=Voice(place, f"{person}/{message_id}"),
        links=person.startswith(ON_THE_PAGE),
        invite=(message.get("metadata") or {}).get("invite") or {},
    )


def slots_after(turn: Turn) -> dict[str, Any]:
    """The slots that carry the turn's outcome to the next one."""
    place = turn.place
    if turn.messages:
        place.offered = turn.messages[-1].buttons
    held = turn.shelf.passing.held() if isinstance(turn.journal, PassingJournal) else None
    return {
        "place": place.held(),
        "awaited": place.awaited,
        "quality": place.quality,
        "consent": place.consent,
        "visit": held,
    }
