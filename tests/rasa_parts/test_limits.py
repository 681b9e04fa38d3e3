"""Limits are generous to people, and no crowd behind one address can take the place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from throttled import utils

from bot.rasa_parts import limits
from bot.rasa_parts.limits import RateLimits
from bot.settings import Settings

Later = Callable[[float], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Moves the limits' clock on by so many seconds."""
    clock = [1000.0]
    monkeypatch.setattr(utils, "now_mono_f", lambda: clock[0])

    def move(seconds: float) -> None:
        clock[0] += seconds

    return move


def test_one_person_may_send_thirty_at_once_and_then_waits_two_seconds(later: Later) -> None:
    mine = RateLimits(Settings())
    assert [mine.message("mona", "1.2.3.4") for _ in range(30)] == [0] * 30
    assert mine.message("mona", "1.2.3.4") == 2
    assert mine.message("ravi", "1.2.3.4") == 0
    later(2)
    assert mine.message("mona", "1.2.3.4") == 0


def test_a_steady_talk_of_one_message_in_six_seconds_is_let_be_all_day(later: Later) -> None:
    mine = RateLimits(Settings())
    for _ in range(3000):
        assert mine.message("mona", "1.2.3.4") == 0
        later(6)


def test_an_hour_has_a_limit_of_its_own(later: Later) -> None:
    mine = RateLimits(Settings(person_per_minute=1000, person_per_hour=5))
    for _ in range(5):
        assert mine.message("mona", "1.2.3.4") == 0
    assert mine.message("mona", "1.2.3.4") == 720
    later(720)
    assert mine.message("mona", "1.2.3.4") == 0


def test_many_people_behind_one_address_are_counted_together(later: Later) -> None:
    mine = RateLimits(Settings(address_per_minute=60))
    assert [mine.message(f"person {n}", "1.2.3.4") for n in range(60)] == [0] * 60
    assert mine.message("one more", "1.2.3.4") > 0
    assert mine.message("one more", "1.2.3.5") == 0


def test_new_people_of_one_address_are_limited(later: Later) -> None:
    mine = RateLimits(Settings(new_people_per_hour=3))
    assert [mine.new_person("1.2.3.4") for _ in range(3)] == [0] * 3
    assert mine.new_person("1.2.3.4") == 1200
    assert mine.new_person("4.3.2.1") == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "[2001:db8:1:2:ffff::9]", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:1.2.3.4", "1.2.3.4", True),
        ("1.2.3.4", "1.2.3.5", False),
        ("", "", True),
        ("unix:/run/guide", "elsewhere", False),
    ],
)
def test_what_counts_as_one_address(later: Later, one: str, other: str, same: bool) -> None:
    mine = RateLimits(Settings(address_per_hour=1))
    assert mine.request(one) == 0
    assert bool(mine.request(other)) == same


def test_a_crowd_of_addresses_does_not_fill_the_memory(
    later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_KEYS", 100)
    mine = RateLimits(Settings())
    for number in range(500):
        mine.new_person(f"10.0.{number // 250}.{number % 250}")
    assert len(mine._new_people[0].limiter._store._backend._client) == 100
