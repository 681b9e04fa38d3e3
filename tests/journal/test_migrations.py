"""A journal of an earlier version keeps its words when it is brought up to date."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from bot.journal.database import MIGRATIONS, engine_for, migrate
from bot.journal.inbox import Inbox
from bot.journal.repository import SqlJournal

DAY = "'2026-01-02 09:00:00.000000'"
WORDS = "'a brambling in the hedge'"
OPEN_ROWS = (
    f"insert into people values ('mona', 'v', {DAY})",
    f"insert into partnerships values ('p1', 'mona', 'my physio', null, 'on Friday', {DAY})",
    "insert into answers values (1, 'mona', 'm1', 'p1', null, 'ayni', null, "
    f"{WORDS}, {WORDS}, 'mixed', 0, 0, {DAY})",
    f"insert into inbox values (1, 'mona', 'm1', {WORDS}, null, '[]', {DAY}, {DAY}, 1)",
    f"insert into conversations values ('mona', '{{}}', {DAY})",
)


def test_open_words_of_the_first_version_are_sealed_and_read_the_same(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'journal.db'}"
    engine = engine_for(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    command.upgrade(config, "0001")
    with engine.begin() as connection:
        for row in OPEN_ROWS:
            connection.execute(text(row))
    migrate(url)
    journal = SqlJournal(engine, "mona")
    [physio] = journal.caregivers()
    assert (physio.name, physio.appointment) == ("my physio", "on Friday")
    [entry] = journal.entries("p1")
    assert (entry.text, entry.question) == ("a brambling in the hedge", "")
    assert Inbox(engine).history("mona")[0].reply == []
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"brambling" not in on_disk
