"""The appointment in a calendar: the right hour, one entry, a day's notice, prompts as notes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from bot.keepsakes.calendar_file import calendar_file
from bot.keepsakes.card import Card
from tests.keepsakes.samples import ANSWERS, CONTENT, NOW, card


def event(of: Card, now: datetime = NOW) -> Event:
    calendar = Calendar.from_ical(calendar_file(of, CONTENT, now) or b"")
    return calendar.walk("VEVENT")[0]


def test_an_hour_stands_in_the_clinics_zone() -> None:
    of = card(ANSWERS, when="next Tuesday at 3")
    found = event(of)
    start = found["dtstart"].dt
    assert start.isoformat() == "2026-11-24T15:00:00-05:00"
    assert found["dtstart"].params["TZID"] == "America/New_York"
    assert b"BEGIN:VTIMEZONE" in (calendar_file(of, CONTENT, NOW) or b"")


def test_a_day_without_an_hour_is_a_whole_day_with_a_word_the_morning_before() -> None:
    found = event(card(ANSWERS, when="December 1"))
    assert found["dtstart"].dt == date(2026, 12, 1)
    (alarm,) = found.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(hours=-15)


def test_the_alarm_comes_the_day_before() -> None:
    (alarm,) = event(card(ANSWERS, when="tomorrow at 10")).walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-1)
    assert alarm["action"] == "DISPLAY"


def test_the_notes_hold_the_prompts_word_for_word() -> None:
    of = card(ANSWERS, when="tomorrow at 10")
    found = event(of)
    assert all(prompt.text in found["description"] for prompt in of.prompts)
    assert found["class"] == "PRIVATE"


def test_the_same_appointment_stays_one_entry_and_another_day_is_another() -> None:
    one, later = (
        event(card(ANSWERS, when="next Tuesday at 3"), NOW + timedelta(n)) for n in (0, 0.1)
    )
    other = event(card(ANSWERS, when="next Thursday at 3"))
    assert one["uid"] == later["uid"] != other["uid"]


def test_without_a_day_there_is_no_file() -> None:
    assert calendar_file(card(ANSWERS), CONTENT, NOW) is None


def test_names_cannot_write_lines_of_their_own() -> None:
    found = event(card(ANSWERS, name="Osei\r\nATTENDEE:x", when="tomorrow at 10"))
    assert "ATTENDEE" not in found
