"""Times and durations as people say them, in the clinic's zone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.times import clinic_now, length_in, time_in

NOW = clinic_now("Europe/Dublin", datetime(2026, 11, 22, 10, 0))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("i see her next Tuesday at 3", "2026-11-24 15:00"),
        ("my appointment is on the 4th of december at half past nine", "2026-12-04 09:30"),
        ("Thursday 14:30", "2026-11-26 14:30"),
        ("monday 30 november at 4pm", "2026-11-30 16:00"),
        ("in six weeks", "2027-01-03 00:00"),
        ("in a fortnight", "2026-12-06 00:00"),
        ("dec 3rd, quarter to eleven i think, at quarter to eleven", "2026-12-03 10:45"),
        ("the 5th at 10", "2026-12-05 10:00"),
        ("seeing dr okafor on 5/12 at 9am", "2026-12-05 09:00"),
    ],
)
def test_a_time_to_come_is_found(said, meant):
    found = time_in(said, NOW)
    assert found and found.strftime("%Y-%m-%d %H:%M") == meant
    assert found.utcoffset() is not None


def test_the_month_comes_first_where_people_write_it_so():
    found = time_in("on 12/05 at 9am", NOW, month_first=True)
    assert found and (found.month, found.day) == (12, 5)


@pytest.mark.parametrize("said", ["no idea", "we may see", "she said so", "", "not yet"])
def test_small_words_are_no_dates(said):
    assert time_in(said, NOW) is None


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("we gave it a month", 30),
        ("after six weeks", 42),
        ("a couple of days", 2),
        ("3 years", 365 * 3),
    ],
)
def test_a_length_of_time_is_found(said, days):
    assert length_in(said) == timedelta(days=days)


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text):
    assert length_in(text) is None or length_in(text) > timedelta(days=-1)
    time_in(text, NOW)
