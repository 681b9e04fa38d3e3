"""How long ago something was said, in the words that fit the distance."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.turn import Turn
from bot.understanding.times import clinic_now

WEEK = 7
MOST_WEEKS_DAYS = 31
# From here on the bare name of a month could be taken for the one of this year.
MONTH_ALONE_DAYS = 300
VISIT_HOURS = 6  # a talk over midnight is still one visit
WHEN = (
    "when_today", "when_yesterday", "when_weekday", "when_weeks", "when_month", "when_last_year",
)  # fmt: skip


def when(turn: Turn, then: datetime) -> str:
    """How long ago ``then`` (UTC, without a zone) was: "yesterday", "two weeks ago", "in March"."""
    zone = turn.clinic.time_zone
    key, which, day = _worded(clinic_now(zone, then), clinic_now(zone, turn.now))
    return turn.content.voice[key][which].replace("{day}", day)


def another_day(turn: Turn, then: datetime) -> bool:
    """Whether ``then`` was on an earlier day than this turn, and not in the same talk."""
    zone = turn.clinic.time_zone
    same = clinic_now(zone, then).date() == clinic_now(zone, turn.now).date()
    return not same and (turn.now - then).total_seconds() >= VISIT_HOURS * 3600


def _worded(then: datetime, now: datetime) -> tuple[str, int, str]:
    """The key of the words, which of them, and the day or month to put in."""
    days = (now.date() - then.date()).days
    if days < 2:
        return WHEN[max(days, 0)], 0, ""
    if days < WEEK:
        return "when_weekday", 0, f"{then:%A}"
    if days <= MOST_WEEKS_DAYS:
        return "when_weeks", round(days / WEEK) - 1, ""
    if days < MONTH_ALONE_DAYS or then.year == now.year:
        return "when_month", 0, f"{then:%B}"
    if then.year == now.year - 1:
        return "when_last_year", 0, f"{then:%B}"
    return "when_month", 0, f"{then:%B %Y}"
