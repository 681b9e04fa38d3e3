"""Times and durations that a person names: "next Tuesday at 3", "in six weeks", "a month"."""

from __future__ import annotations

import re
import warnings
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # dateparser's own notes on time zones
    from dateparser.search import search_dates

# dateparser finds dates in small words too ("we", "may"); a date worth having has one of these.
TELLING = re.compile(
    r"\d|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|tomorrow|today|tonight|"
    r"week|month|year|fortnight|january|february|march|april|june|july|august|september|october|"
    r"november|december",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?:at|@|around|about)\s+(?P<half>half past\s+|quarter past\s+|quarter to\s+)?"
    r"(?P<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)"
    r"(?:[:.](?P<minute>\d{2}))?\s*(?P<part>[ap]\.?m)?\b",
    re.IGNORECASE,
)
HOURS = [
    "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
]  # fmt: skip
PAST = {"half past": 30, "quarter past": 15, "quarter to": -15}
# "At 3" is in the afternoon: caregivers see people between seven and seven.
FIRST_HOUR = 7
LENGTH = re.compile(
    r"\b(?P<many>\d{1,3}|an?|a couple of|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+"
    r"(?P<unit>day|week|fortnight|month|year)s?\b",
    re.IGNORECASE,
)
DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}


def time_in(text: str, now: datetime, month_first: bool = False) -> datetime | None:
    """The first time to come that ``text`` names, in the zone of ``now``; ``None`` if none.

    ``now`` is aware of its zone, the clinic's. Without an hour the time is midnight.
    ``month_first`` reads 12/01 as the first of December.
    """
    found = search_dates(
        CLOCK.sub(" ", text),  # an hour beside it is taken for a day of the month
        languages=["en"],
        settings={
            "RELATIVE_BASE": now.replace(tzinfo=None),
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "MDY" if month_first else "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    days = [day for words, day in found or [] if TELLING.search(words)]
    if not days:
        return None
    return _with_clock(_to_come(days[0], now), text, now).replace(tzinfo=now.tzinfo)


def length_in(text: str) -> timedelta | None:
    """The first length of time in ``text``, months as 30 days; ``None`` if there is none."""
    found = LENGTH.search(text)
    if not found:
        return None
    many = found["many"].lower()
    count = 1 if many in ("a", "an") else 2 if "couple" in many else _number(many)
    return timedelta(days=count * DAYS[found["unit"].lower()])


def spoken(time: datetime) -> str:
    """A time such as "Tuesday 24 November at 15:00", or without the hour where none was named."""
    day = f"{time:%A} {time.day} {time:%B}"
    return f"{day} at {time:%H:%M}" if (time.hour, time.minute) != (0, 0) else day


def clinic_now(zone: str, now: datetime) -> datetime:
    """``now`` (UTC, without a zone) in the clinic's ``zone``, by its IANA name."""
    return now.replace(tzinfo=timezone.utc).astimezone(ZoneInfo(zone))


def _to_come(day: datetime, now: datetime) -> datetime:
    """A day such as "the 5th" may be behind us in this month; then the next one is meant."""
    behind = now.replace(tzinfo=None).date() - day.date()
    return day + relativedelta(months=1) if 0 < behind.days < 31 else day


def _with_clock(day: datetime, text: str, now: datetime) -> datetime:
    """An hour named by itself belongs to the day; an hour that only echoes now is none."""
    said = CLOCK.search(text)
    if said:
        hour, minute = _clock(said)
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if (day.hour, day.minute) == (now.hour, now.minute):
        return day.replace(hour=0, minute=0, second=0, microsecond=0)
    return day


def _clock(said: re.Match[str]) -> tuple[int, int]:
    hour = 12 if said["hour"].lower() == "noon" else _number(said["hour"].lower())
    part = (said["part"] or "").lower()[:1]
    if part == "p" or (not part and hour < FIRST_HOUR):
        hour = hour % 12 + 12
    words = " ".join((said["half"] or "").lower().split())
    past = PAST.get(words, int(said["minute"] or 0))
    total = (hour % 24) * 60 + past
    return total // 60 % 24, total % 60


def _number(word: str) -> int:
    return int(word) if word.isdigit() else HOURS.index(word) + 1
