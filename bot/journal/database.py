"""One engine for each address, set up so that a commit means kept."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.pool import QueuePool

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
BUSY_SECONDS = 10


@lru_cache(maxsize=8)
def engine_for(url: str) -> Engine:
    """The engine of a database ``url``; SQLite gets write-ahead logging and foreign keys."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, future=True, hide_parameters=True)
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    patient = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    engine = create_engine(
        url, future=True, hide_parameters=True, connect_args=patient, poolclass=QueuePool
    )  # connections stay open: the last one that closes would write the whole log back each time
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def migrate(url: str) -> None:
    """Bring the tables of ``url`` to the newest version; nothing happens if they are there."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine_for(url)
    command.upgrade(config, "head")
    forget_pages(engine_for(url))


def forget_pages(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, in which erased rows would lie on for a while."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
