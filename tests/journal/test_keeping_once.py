"""What the kept journal promises beyond the passing one: once, to one person, for good."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.journal.entries import CONSENT_VERSION
from bot.journal.person_keys import NoKey
from bot.journal.repository import SqlJournal
from tests.journal.conftest import MORNING, Making

THREADS = 8


def rows(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())


def at_once(work: object) -> list[object]:
    """Runs ``work(number)`` in eight threads that start together."""
    barrier = Barrier(THREADS)

    def together(number: int) -> object:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(together, range(THREADS)))


def test_one_message_from_eight_threads_is_kept_once(kept: SqlJournal, making: Making) -> None:
    physio = kept.partnership("my physio", MORNING)
    outcomes = at_once(lambda n: kept.keep(making("m1", physio.id, f"thread {n}")))
    assert sorted(outcomes) == [False] * 7 + [True]
    assert rows(kept.engine, "answers") == 1


def test_eight_messages_from_eight_threads_are_all_kept(kept: SqlJournal, making: Making) -> None:
    physio = kept.partnership("my physio", MORNING)
    assert at_once(lambda n: kept.keep(making(f"m{n}", physio.id, "words"))) == [True] * 8
    assert rows(kept.engine, "answers") == 8


def test_two_people_may_use_the_same_message_id(engine: Engine, making: Making) -> None:
    for person in ("mona", "ravi"):
        journal = SqlJournal(engine, person)
        journal.consent(CONSENT_VERSION, MORNING)
        physio = journal.partnership("my physio", MORNING)
        assert journal.keep(making("m1", physio.id, f"words of {person}"))
        assert [e.text for e in journal.entries(physio.id)] == [f"words of {person}"]


def test_a_partnership_is_closed_to_other_people(
    engine: Engine, kept: SqlJournal, making: Making
) -> None:
    physio = kept.partnership("my physio", MORNING)
    kept.keep(making("m1", physio.id, "mine"))
    stranger = SqlJournal(engine, "ravi")
    stranger.consent("v", MORNING)
    stranger.note(physio.id, "not yours", "not yours")
    stranger.bring("m1")
    stranger.erase()
    assert stranger.entries(physio.id) == []
    assert kept.caregivers() == [physio]
    assert [entry.to_bring for entry in kept.entries(physio.id)] == [False]


def test_nothing_is_kept_of_someone_who_did_not_agree(engine: Engine, making: Making) -> None:
    with pytest.raises(NoKey):
        SqlJournal(engine, "nobody").keep(making("m1", "", "words"))
    assert rows(engine, "answers") == 0


def test_agreeing_twice_is_agreeing_once(kept: SqlJournal) -> None:
    kept.consent("another version", MORNING)
    assert kept.consented()
    assert rows(kept.engine, "people") == 1


def test_a_safety_message_leaves_a_record_without_words(kept: SqlJournal) -> None:
    kept.safety_shown("m1", "crisis", MORNING)
    kept.safety_shown("m1", "crisis", MORNING)
    with kept.engine.connect() as connection:
        found = connection.execute(text("select person_id, message_id, kind from safety_notices"))
        assert found.fetchall() == [("mona", "m1", "crisis")]


def test_the_same_message_id_of_two_people_leaves_two_records(engine: Engine) -> None:
    for person in ("mona", "ravi"):
        SqlJournal(engine, person).safety_shown("m1", "crisis", MORNING)
    assert rows(engine, "safety_notices") == 2
