"""The database: made once, made right, and empty of what was erased."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.journal.database import engine_for, migrate
from bot.journal.inbox import Inbox, Received
from bot.journal.models import Base, Conversation
from bot.journal.repository import SqlJournal
from tests.journal.conftest import MORNING, Making

CANARY = "the-oystercatcher-on-the-windowsill"


def test_migrating_twice_is_harmless(url: str, kept: SqlJournal) -> None:
    migrate(url)
    assert kept.consented()
    with kept.engine.connect() as connection:
        versions = connection.execute(text("select version_num from alembic_version")).fetchall()
    assert len(versions) == 1


def test_the_migrated_tables_are_those_of_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_deleting_a_person_reaches_every_table_that_names_one(engine: Engine) -> None:
    for table in ("partnerships", "answers", "inbox"):
        rules = inspect(engine).get_foreign_keys(table)
        people = [rule for rule in rules if rule["referred_table"] == "people"]
        assert [rule["options"].get("ondelete") for rule in people] == ["CASCADE"], table


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_a_commit_means_kept(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as connection:
        assert connection.execute(text(f"pragma {pragma}")).scalar_one() == value


def test_one_address_has_one_engine(url: str) -> None:
    assert engine_for(url) is engine_for(url)


def test_the_folder_is_made_with_the_database(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'new' / 'deep' / 'journal.db'}")
    assert (tmp_path / "new" / "deep" / "journal.db").exists()


def leave_traces(journal: SqlJournal, making: Making) -> None:
    """The canary in every place that holds words."""
    physio = journal.partnership(CANARY, MORNING)
    journal.keep(making("m1", physio.id, CANARY, question=CANARY, quote=CANARY))
    journal.correct("m1", making("m2", physio.id, CANARY * 40))
    journal.note(physio.id, CANARY, CANARY)
    journal.safety_shown("m2", "crisis", MORNING)
    inbox = Inbox(journal.engine)
    received = inbox.receive(Received(journal.person, "m1", CANARY, CANARY, MORNING, None))
    inbox.answered(received, [{"text": CANARY}], MORNING, told=True)
    with journal.engine.begin() as connection:
        state = {"person_id": journal.person, "state": CANARY, "updated_at": MORNING}
        connection.execute(Conversation.__table__.insert().values(**state))


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def checkpoint(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("pragma wal_checkpoint(truncate)")).fetchall()


def test_erasing_leaves_no_row_in_any_table(kept: SqlJournal, making: Making) -> None:
    leave_traces(kept, making)
    kept.erase()
    with kept.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            rows = connection.execute(table.select()).fetchall()
            assert len(rows) == (table.name == "erasures"), table.name
            assert kept.person not in str(rows)


def test_erasing_leaves_no_byte_in_the_file(
    kept: SqlJournal, tmp_path: Path, making: Making
) -> None:
    leave_traces(kept, making)
    checkpoint(kept.engine)
    assert CANARY.encode() in on_disk(tmp_path)
    kept.erase()
    checkpoint(kept.engine)
    assert CANARY.encode() not in on_disk(tmp_path)


def test_erasing_is_complete_when_it_returns(
    kept: SqlJournal, tmp_path: Path, making: Making
) -> None:
    leave_traces(kept, making)
    kept.erase()
    assert CANARY.encode() not in on_disk(tmp_path)


def test_erasing_one_person_leaves_the_other(
    engine: Engine, kept: SqlJournal, making: Making
) -> None:
    other = SqlJournal(engine, "ravi")
    other.consent("v", MORNING)
    physio = other.partnership("my physio", MORNING)
    other.keep(making("m1", physio.id, "words that stay"))
    leave_traces(kept, making)
    kept.erase()
    assert [entry.text for entry in other.entries(physio.id)] == ["words that stay"]
