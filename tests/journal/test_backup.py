"""A backup is whole while others write, and brings back what was lost but nobody erased."""

from __future__ import annotations

import sqlite3
import stat
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.journal import postgres
from bot.journal.backup import KEYS_FILE, BackupError, back_up
from bot.journal.database import engine_for, migrate
from bot.journal.inbox import Inbox, Received
from bot.journal.repository import SqlJournal
from bot.journal.restore import restore
from tests.journal.restoring import (
    LATER,
    MONTHS,
    MORNING,
    entry,
    goes_back,
    someone,
    words_of,
)


def test_it_goes_back_to_the_backup_without_the_erased(engine: Engine, tmp_path: Path) -> None:
    goes_back(engine, tmp_path)


def test_a_long_journal_comes_back_whole(long_journal: SqlJournal, tmp_path: Path) -> None:
    engine, inbox = long_journal.engine, Inbox(long_journal.engine)
    before = words_of(long_journal), inbox.history("mona"), long_journal.caregivers()
    back_up(engine, tmp_path / "one.backup")
    for message in inbox.waiting():
        inbox.answered(message, [{"text": "late"}], MORNING, told=True)
    someone(engine, "ravi", "who came since")
    assert restore(engine, tmp_path / "one.backup", MONTHS, MORNING) == 1
    assert (words_of(long_journal), inbox.history("mona"), long_journal.caregivers()) == before


def test_a_backup_made_while_others_write_is_whole(engine: Engine, tmp_path: Path) -> None:
    mona = someone(engine, "mona", "first")
    physio, ends, failures = mona.caregivers()[0].id, threading.Event(), []

    def write() -> None:
        number = 2
        while not ends.is_set():
            try:
                mona.keep(entry(f"m{number}", physio, f"words {number}"))
                inbox = Inbox(engine)
                inbox.receive(Received("mona", f"m{number}", f"words {number}", MORNING, None))
            except Exception as error:
                failures.append(error)
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            back_up(engine, tmp_path / f"{number}.backup")
        restore(engine, tmp_path / "1.backup", MONTHS, MORNING)
    finally:
        ends.set()
        writer.join()
    assert failures == []
    with sqlite3.connect(tmp_path / "1.backup") as copy:
        kept = copy.execute("select count(*) from answers").fetchone()[0]
        assert copy.execute("pragma foreign_key_check").fetchall() == []
    assert words_of(mona)[:kept][0] == "first"
    assert len(words_of(mona)) >= kept


def test_a_new_machine_gets_everything_from_the_backup_and_the_keys(
    engine: Engine, tmp_path: Path
) -> None:
    someone(engine, "mona", "mona said")
    someone(engine, "ravi", "ravi said").erase()
    back_up(engine, tmp_path / "one.backup")
    url = f"sqlite:///{tmp_path / 'new' / 'journal.db'}"
    migrate(url)
    assert restore(engine_for(url), tmp_path / "one.backup", MONTHS, LATER) == 1
    assert words_of(SqlJournal(engine_for(url), "mona")) == ["mona said"]


def test_an_older_backup_opens_for_nobody_erased_even_on_a_new_machine(
    engine: Engine, tmp_path: Path
) -> None:
    someone(engine, "mona", "mona said")
    ravi = someone(engine, "ravi", "ravi said")
    back_up(engine, tmp_path / "old.backup")
    ravi.erase()
    back_up(engine, tmp_path / "new.backup")
    url = f"sqlite:///{tmp_path / 'new' / 'journal.db'}"
    migrate(url)
    assert restore(engine_for(url), tmp_path / "old.backup", MONTHS, LATER) == 1
    assert words_of(SqlJournal(engine_for(url), "ravi")) == []


def test_someone_who_agreed_anew_after_an_erasure_comes_back(
    engine: Engine, tmp_path: Path
) -> None:
    someone(engine, "mona", "before").erase()
    mona = SqlJournal(engine, "mona")
    mona.consent("v", LATER + timedelta(days=365 * 50))
    mona.partnership("my physio", LATER)
    back_up(engine, tmp_path / "one.backup")
    assert restore(engine, tmp_path / "one.backup", MONTHS, LATER) == 1
    assert mona.caregivers()[0].name == "my physio"


def test_consent_given_again_since_the_backup_stands(engine: Engine, tmp_path: Path) -> None:
    mona = someone(engine, "mona", "words")
    back_up(engine, tmp_path / "one.backup")
    mona.withdraw("m2", LATER)
    mona.consent("v2", LATER + timedelta(hours=1))
    restore(engine, tmp_path / "one.backup", MONTHS, LATER)
    assert mona.consented()


def test_words_past_their_time_do_not_come_back(engine: Engine, tmp_path: Path) -> None:
    mona = someone(engine, "mona", "words")
    back_up(engine, tmp_path / "one.backup")
    restore(engine, tmp_path / "one.backup", 1, MORNING + timedelta(days=40))
    assert words_of(mona) == []
    assert not mona.consented()


def test_the_backup_holds_no_key_and_is_its_owners_alone(engine: Engine, tmp_path: Path) -> None:
    someone(engine, "mona", "words")
    keys = back_up(engine, tmp_path / "one.backup")
    assert keys == tmp_path / KEYS_FILE
    with sqlite3.connect(tmp_path / "one.backup") as copy:
        assert copy.execute("select * from person_keys").fetchall() == []
    with engine.connect() as connection:
        wrapped = connection.exec_driver_sql("select wrapped from person_keys").scalar_one()
    assert wrapped.encode() not in (tmp_path / "one.backup").read_bytes()
    assert wrapped in keys.read_text("utf-8")
    for path in (tmp_path / "one.backup", keys):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_overwritten(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine", "utf-8")
    with pytest.raises(BackupError, match="is there already"):
        back_up(engine, tmp_path / "notes")
    assert (tmp_path / "notes").read_text("utf-8") == "mine"


def spoilt(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as copy:
        copy.execute(statement)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("update alembic_version set version_num = '9999'", "newer guide"),
        ("drop table inbox", "not a backup of a journal"),
        ("delete from alembic_version", "newer guide"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_nothing_changes(
    engine: Engine, tmp_path: Path, statement: str, sentence: str
) -> None:
    mona = someone(engine, "mona", "words")
    back_up(engine, tmp_path / "one.backup")
    spoilt(tmp_path / "one.backup", statement)
    with pytest.raises(BackupError, match=sentence):
        restore(engine, tmp_path / "one.backup", MONTHS, LATER)
    assert words_of(mona) == ["words"]


@pytest.mark.parametrize("content", [b"", b"a letter to a friend", b"SQLite format 3\x00" * 300])
def test_a_file_of_another_kind_is_refused(engine: Engine, tmp_path: Path, content: bytes) -> None:
    mona = someone(engine, "mona", "words")
    (tmp_path / "letter").write_bytes(content)
    with pytest.raises(BackupError):
        restore(engine, tmp_path / "letter", MONTHS, LATER)
    assert words_of(mona) == ["words"]


def test_a_damaged_backup_is_refused(long_journal: SqlJournal, tmp_path: Path) -> None:
    path = tmp_path / "one.backup"
    back_up(long_journal.engine, path)
    content = bytearray(path.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    path.write_bytes(bytes(content))
    before = words_of(long_journal)
    with pytest.raises(BackupError):
        restore(long_journal.engine, path, MONTHS, LATER)
    assert words_of(long_journal) == before


def test_a_missing_file_is_told(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="There is no file"):
        restore(engine, tmp_path / "nowhere", MONTHS, LATER)


def test_another_master_key_is_told_and_nothing_changes(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone(engine, "mona", "words")
    back_up(engine, tmp_path / "one.backup")
    monkeypatch.setenv("GUIDE_MASTER_KEY", "A" * 43 + "=")
    url = f"sqlite:///{tmp_path / 'new' / 'journal.db'}"
    migrate(url)
    with pytest.raises(BackupError):
        restore(engine_for(url), tmp_path / "one.backup", MONTHS, LATER)
    assert not SqlJournal(engine_for(url), "mona").consented()


def test_a_program_that_is_missing_is_named(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(postgres.PostgresError, match="pg_dump is not installed here"):
        postgres.dump(engine.url, tmp_path / "dump", without="person_keys")
