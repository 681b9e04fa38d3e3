"""Old words go while the guide runs, every day, whatever happened the day before."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.journal.database import engine_for, migrate
from bot.journal.repository import SqlJournal
from bot.rasa_parts import tending
from bot.rasa_parts.tending import DAY_SECONDS, keep_forgetting

MORNING = datetime(2026, 11, 2, 9, 0)


class EnoughError(Exception):
    """Ends the endless task."""


async def days_pass(most: int, now: datetime) -> list[float]:
    """Let the task run through ``most`` days from ``now``; gives how long it slept each time."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == most:
            raise EnoughError

    with pytest.raises(EnoughError):
        await keep_forgetting(clock=lambda: now + timedelta(seconds=sum(slept)), sleep=sleep)
    return slept


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqlJournal:
    """The journal of someone who agreed, in the data folder of the settings."""
    monkeypatch.setenv("GUIDE_DATA_DIR", str(tmp_path))
    (tmp_path / "clinic.yml").write_text("retention_months: 1\n", "utf-8")
    monkeypatch.setenv("GUIDE_CLINIC_FILE", str(tmp_path / "clinic.yml"))
    url = f"sqlite:///{tmp_path / 'journal.db'}"
    migrate(url)
    journal = SqlJournal(engine_for(url), "mona")
    journal.consent("v", MORNING)
    return journal


async def test_words_go_on_the_day_their_time_is_over(journal: SqlJournal) -> None:
    assert await days_pass(30, MORNING + timedelta(hours=1)) == [DAY_SECONDS] * 30
    assert journal.consented()
    await days_pass(32, MORNING + timedelta(hours=1))
    assert not journal.consented()


async def test_a_day_of_trouble_is_followed_by_another(
    journal: SqlJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    removing, calls = tending.remove_old, []

    def trouble_first(*arguments: object) -> int:
        calls.append(arguments)
        if len(calls) == 1:
            raise OSError
        return removing(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(tending, "remove_old", trouble_first)
    await days_pass(2, MORNING + timedelta(days=60))
    assert not journal.consented()
