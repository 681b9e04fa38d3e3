"""Words go when their time is over, and not a day before."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.journal.entries import CONSENT_VERSION
from bot.journal.inbox import Inbox, Received
from bot.journal.models import Base, Conversation, UsedLink
from bot.journal.repository import SqlJournal
from bot.journal.retention import DAYS_A_MONTH, remove_old
from tests.journal.conftest import MORNING, Making

MONTHS = 6
LIMIT = MORNING + timedelta(days=MONTHS * DAYS_A_MONTH)
BEFORE, AFTER = LIMIT - timedelta(minutes=1), LIMIT + timedelta(minutes=1)


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def fill(engine: Engine, person: str, when: datetime, making: Making) -> SqlJournal:
    """Something of every kind, all of it from the same moment."""
    journal = SqlJournal(engine, person)
    journal.consent(CONSENT_VERSION, when)
    physio = journal.partnership("my physio", when)
    journal.keep(making("m1", physio.id, "words", said_at=when))
    journal.correct("m1", making("m2", physio.id, "better words", said_at=when))
    journal.note(physio.id, "a calm month", "on Friday")
    journal.safety_shown("m2", "crisis", when)
    Inbox(engine).receive(Received(person, "m1", "words", when, None))
    with engine.begin() as connection:
        state = {"person_id": person, "state": "{}", "updated_at": when}
        connection.execute(Conversation.__table__.insert().values(**state))
    return journal


def rows(engine: Engine) -> dict[str, int]:
    tables = [t.name for t in Base.metadata.sorted_tables]
    return {table: n for table in tables if (n := count(engine, table))}


def test_nothing_goes_before_its_time(engine: Engine, making: Making) -> None:
    fill(engine, "mona", MORNING, making)
    before = rows(engine)
    assert len(before) == 8
    assert remove_old(engine, MONTHS, BEFORE) == 0
    assert rows(engine) == before


def test_after_its_time_everything_of_a_person_is_gone(engine: Engine, making: Making) -> None:
    fill(engine, "mona", MORNING, making)
    remove_old(engine, MONTHS, AFTER)
    assert rows(engine) == {}


@pytest.mark.parametrize(
    "table", ["answers", "inbox", "safety_notices", "conversations", "rounds", "partnerships"]
)
def test_old_rows_of_every_kind_go_while_the_person_stays(
    engine: Engine, making: Making, table: str
) -> None:
    journal = fill(engine, "mona", MORNING, making)
    journal.withdraw("m0", AFTER - timedelta(days=3))
    journal.consent(CONSENT_VERSION, AFTER - timedelta(days=2))
    remove_old(engine, MONTHS, AFTER)
    assert count(engine, table) == 0
    assert journal.consented()


def test_a_round_that_still_holds_a_newer_answer_stays(
    engine: Engine, kept: SqlJournal, making: Making
) -> None:
    physio = kept.partnership("my physio", MORNING)
    kept.keep(making("m1", physio.id, "long ago", said_at=MORNING))
    kept.keep(making("m2", physio.id, "lately", said_at=AFTER - timedelta(days=1)))
    remove_old(engine, MONTHS, AFTER)
    assert [e.text for e in kept.entries(physio.id)] == ["lately"]
    assert count(engine, "rounds") == 1


def test_someone_who_came_lately_stays_though_they_agreed_long_ago(
    engine: Engine, kept: SqlJournal
) -> None:
    Inbox(engine).receive(Received("mona", "m1", "hi", AFTER - timedelta(days=1), None))
    remove_old(engine, MONTHS, AFTER)
    assert kept.consented()


def test_someone_who_withdrew_lately_stays_as_a_record_of_that(
    engine: Engine, kept: SqlJournal
) -> None:
    kept.withdraw("m1", AFTER - timedelta(days=1))
    remove_old(engine, MONTHS, AFTER)
    assert count(engine, "people") == 1


def test_a_big_journal_goes_in_batches(engine: Engine, kept: SqlJournal, making: Making) -> None:
    physio = kept.partnership("my physio", MORNING)
    for number in range(25):
        kept.keep(making(f"m{number}", physio.id, "words", said_at=MORNING))
    assert remove_old(engine, MONTHS, AFTER, batch=4) >= 25
    assert count(engine, "answers") == 0


def test_used_links_go_after_a_day(engine: Engine) -> None:
    for hours in (23, 25):
        with engine.begin() as connection:
            when = AFTER - timedelta(hours=hours)
            connection.execute(UsedLink.__table__.insert().values(digest=f"{hours}", used_at=when))
    remove_old(engine, MONTHS, AFTER)
    assert count(engine, "used_links") == 1
