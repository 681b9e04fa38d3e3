"""The appointment as a calendar file, with the prompts in its notes."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta, timezone

from icalendar import Alarm, Calendar, Event

from bot.content import Content
from bot.conversation.voice import fill
from bot.keepsakes.card import Card

LASTS = timedelta(minutes=30)
DAY_BEFORE = timedelta(days=-1)
# A whole day begins at midnight; its reminder comes at nine in the morning of the day before.
MORNING_BEFORE = timedelta(hours=-15)
PRODUCT = "-//healing-partnerships//guide//EN"


def calendar_file(card: Card, content: Content, now: datetime) -> bytes | None:
    """The card as iCalendar (RFC 5545); ``None`` while no day is known.

    ``now`` is UTC without a zone. The UID depends on partnership and day alone, so that a file
    that is imported twice stays one entry.
    """
    if card.when is None:
        return None
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(card, card.when, content, now))
    year = card.when.year
    calendar.add_missing_timezones(date(year - 1, 1, 1), date(year + 2, 1, 1))
    return bytes(calendar.to_ical())


def _event(card: Card, when: datetime, content: Content, now: datetime) -> Event:
    words = content.keepsakes["calendar"]
    whole_day = (when.hour, when.minute) == (0, 0)
    event = Event()
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"{card.key}/{when.date()}")))
    event.add("dtstamp", now.replace(tzinfo=timezone.utc))
    event.add("dtstart", when.date() if whole_day else when)
    event.add("dtend", when.date() + timedelta(days=1) if whole_day else when + LASTS)
    event.add("summary", fill(words["title"], {"caregiver": card.caregiver}))
    event.add("class", "PRIVATE")
    if card.prompts:
        event.add("description", _notes(card, words["notes"]))
    event.add_component(_alarm(fill(words["alarm"], {"caregiver": card.caregiver}), whole_day))
    return event


def _notes(card: Card, heading: str) -> str:
    lines = [f"{number}. {prompt.text}" for number, prompt in enumerate(card.prompts, 1)]
    return "\n".join([heading, *lines])


def _alarm(text: str, whole_day: bool) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", MORNING_BEFORE if whole_day else DAY_BEFORE)
    return alarm
