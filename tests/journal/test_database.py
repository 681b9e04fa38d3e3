"""The database: made once, made right, and empty of what was erased."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.journal.database import engine_for, migrate
from bot.journal.inbox import Inbox, Received
from bot.journal.models import Base, Conversation
from bot.journal.person_keys import seal_of
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
    received = inbox.receive(Received(journal.person, "m1", CANARY, MORNING, None))
    inbox.answered(received, [{"text": CANARY}], MORNING, told=True)
    with Session(journal.engine) as session, session.begin():
        state = seal_of(session, journal.person).close(CANARY, "conversations", "mona", "state")
        session.add(Conversation(person_id=journal.person, state=state, updated_at=MORNING))


def traces(engine: Engine) -> list[bytes]:
    """Every sealed text and wrapped key, as it lies in the tables."""
    with engine.connect() as connection:
        cells = [
            cell
            for table in Base.metadata.sorted_tables
            for row in connection.execute(table.select())
            for cell in row
        ]
    return [cell.encode() for cell in cells if isinstance(cell, str) and len(cell) > 50]


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_erasing_leaves_no_row_in_any_table(kept: SqlJournal, making: Making) -> None:
    leave_traces(kept, making)
    kept.erase()
    with kept.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            rows = connection.execute(table.select()).fetchall()
            assert len(rows) == (table.name == "erasures"), table.name
            assert kept.person not in str(rows)


def test_words_never_lie_open_on_the_disk(kept: SqlJournal, tmp_path: Path, making: Making) -> None:
    leave_traces(kept, making)
    assert CANARY.encode() not in on_disk(tmp_path)


def test_erasing_leaves_no_byte_of_what_was_sealed(
    kept: SqlJournal, tmp_path: Path, making: Making
) -> None:
    leave_traces(kept, making)
    sealed = traces(kept.engine)
    assert len(sealed) == 13
    assert all(trace[:40] in on_disk(tmp_path) for trace in sealed)
    kept.erase()
    assert not [trace for trace in sealed if trace[:40] in on_disk(tmp_path)]


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
