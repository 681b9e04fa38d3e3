"""A backup while the guide runs: the sealed words in one file, the people's keys in another.

The keys' file is replaced at every backup, and the clinic holds the newest alone: then a person
who was erased stays erased in every older backup, whose words nothing opens any more.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot import secret_file
from bot.journal import postgres
from bot.journal.models import PersonKey

KEYS_FILE = "person-keys.json"
LOCK_SECONDS = 30


class BackupError(RuntimeError):
    """A backup that cannot be made or put back; the message is one plain sentence."""


def back_up(engine: Engine, path: Path) -> Path:
    """Write the journal of ``engine`` to a new file ``path``; gives the file of the keys beside it.

    Others go on writing meanwhile; the backup is the journal at one moment. Raises
    ``BackupError``.
    """
    if path.exists():
        raise BackupError(f"{path} is there already. Choose a name for a new file.")
    if not path.parent.is_dir():
        raise BackupError(f"The folder {path.parent} is not there. Make it first.")
    with _whole_or_not(path) as written:
        if engine.dialect.name == "sqlite":
            copy_sqlite(Path(str(engine.url.database)), written)
            _without_keys(written)
        else:
            postgres.dump(engine.url, written, without=PersonKey.__tablename__)
    keys = path.parent / KEYS_FILE
    secret_file.replace(keys, json.dumps(_keys(engine), indent=1).encode())
    return keys


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite database, at one moment of it, into a file of its own, and check the copy.

    Raises ``BackupError`` for a file that is no sound database.
    """
    try:
        with closing(_read_only(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
            sound = new.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{source} cannot be read as a journal ({error}).") from None
    if not sound:
        raise BackupError(f"{source} is damaged.")


def keys_in(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of keys; none if there is no such file. Raises ``BackupError``."""
    if not path.exists():
        return []
    try:
        rows = json.loads(path.read_text("utf-8"))
        return [{**row, "made_at": datetime.fromisoformat(row["made_at"])} for row in rows]
    except (ValueError, TypeError, KeyError):
        raise BackupError(f"{path} is not a file of keys that a backup made.") from None


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=LOCK_SECONDS)


def _without_keys(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA secure_delete=ON")
        with copy:
            copy.execute(f"DELETE FROM {PersonKey.__tablename__}")
        copy.execute("VACUUM")


def _keys(engine: Engine) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        rows = connection.execute(select(PersonKey.__table__)).mappings().all()
    return [{**row, "made_at": row["made_at"].isoformat()} for row in rows]


@contextmanager
def _whole_or_not(path: Path) -> Iterator[Path]:
    """A file to write, for its owner alone, that becomes ``path`` when all went well."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        written = Path(folder) / path.name
        written.touch(mode=0o600)
        yield written
        with written.open("rb") as file:
            os.fsync(file.fileno())
        written.rename(path)
