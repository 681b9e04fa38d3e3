"""Puts a backup back while the guide runs, in one transaction, and brings nobody erased back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import Table, delete, func, insert, inspect, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.journal import keyring, postgres
from bot.journal.backup import KEYS_FILE, BackupError, copy_sqlite, keys_in
from bot.journal.database import MIGRATIONS, engine_for, forget_pages, migrate
from bot.journal.erasures import forget_the_erased, remove_person
from bot.journal.models import Base, Conversation, Erasure, Person, PersonKey, UsedLink
from bot.journal.retention import remove_old

AT_ONCE = 1000
STAYS = {Erasure.__tablename__, UsedLink.__tablename__}  # what happened since is not undone
KEYS = PersonKey.__table__
Rows = list[dict[str, Any]]


def restore(engine: Engine, path: Path, months: int, now: datetime) -> int:
    """Put the backup at ``path`` in the place of what ``engine`` holds; gives how many people.

    Who was erased since stays erased, who took consent back since stays so, and what is older
    than ``months`` is removed. ``now`` is UTC without a zone. Raises ``BackupError``.
    """
    if not path.is_file():
        raise BackupError(f"There is no file {path}.")
    with _put_back(engine, path) as beside:
        _check(beside, path)
        migrate(beside.url.render_as_string(hide_password=False))
        with Session(engine) as session, session.begin():
            _lock(session)
            _replace(session, beside, keys_in(path.parent / KEYS_FILE))
            people = session.scalar(select(func.count()).select_from(Person)) or 0
    remove_old(engine, months, now)
    forget_pages(engine)
    return people


@contextmanager
def _put_back(engine: Engine, path: Path) -> Iterator[Engine]:
    """A database of its own that holds the backup, for as long as the block lasts."""
    if engine.dialect.name == "sqlite":
        with tempfile.TemporaryDirectory(dir=Path(str(engine.url.database)).parent) as folder:
            copy = Path(folder) / "restored.db"
            copy_sqlite(path, copy)
            yield from _opened(f"sqlite:///{copy}")
        return
    with postgres.put_back(engine.url, path) as url:
        yield from _opened(url.render_as_string(hide_password=False))


def _opened(url: str) -> Iterator[Engine]:
    engine = engine_for(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _check(beside: Engine, path: Path) -> None:
    """Raise ``BackupError`` unless this is a journal, and of a version that is known here."""
    tables = set(inspect(beside).get_table_names())
    if not {"alembic_version", "people", "answers", "inbox"} <= tables:
        raise BackupError(f"{path} is not a backup of a journal.")
    with beside.connect() as connection:
        version = connection.execute(text("select version_num from alembic_version")).scalar()
    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if version not in known:
        raise BackupError(f"{path} comes from a newer guide. Update this one first.")


def _lock(session: Session) -> None:
    """Nobody else writes until this transaction ends; who reads sees the journal as it was."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("BEGIN IMMEDIATE")
        return
    names = ", ".join(table.name for table in Base.metadata.sorted_tables)
    session.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))


def _replace(session: Session, beside: Engine, kept_keys: Rows) -> None:
    withdrawn = select(Person).where(Person.withdrawn_at.is_not(None))
    consents = [_consent(person) for person in session.scalars(withdrawn)]
    session.expunge_all()
    held_keys = [dict(row) for row in session.execute(select(KEYS)).mappings()]
    tables = [t for t in Base.metadata.sorted_tables if t.name not in STAYS]
    for table in reversed(tables):
        session.execute(delete(table))
    for table in tables:
        _copy(session, beside, table)
    _add_erasures(session, beside)
    _add_keys(session, [*held_keys, *kept_keys])
    forget_the_erased(session)
    for consent in consents:
        _keep_consent(session, consent)
    _forget_the_unreadable(session)
    _check_masters(session)


def _copy(session: Session, beside: Engine, table: Table) -> None:
    with beside.connect() as connection:
        rows = connection.execution_options(yield_per=AT_ONCE).execute(select(table)).mappings()
        for some in rows.partitions(AT_ONCE):
            session.execute(insert(table), [dict(row) for row in some])
    _count_on(session, table)


def _count_on(session: Session, table: Table) -> None:
    """PostgreSQL's own counter goes on behind the numbers that came in."""
    if "number" not in table.c or session.get_bind().dialect.name == "sqlite":
        return
    counter = func.pg_get_serial_sequence(table.name, "number")
    highest = func.coalesce(func.max(table.c.number), 1)
    session.execute(select(func.setval(counter, highest)).select_from(table))


def _add_erasures(session: Session, beside: Engine) -> None:
    """What the backup knows of erasures is known here too, as on a machine that is new."""
    known = set(session.scalars(select(Erasure.digest)))
    with Session(beside) as other:
        for row in other.scalars(select(Erasure)):
            if row.digest not in known:
                session.add(Erasure(salt=row.salt, digest=row.digest, erased_at=row.erased_at))
    session.flush()


def _add_keys(session: Session, keys: Rows) -> None:
    """Give everybody who came back the key they have now, or had at the newest backup."""
    there = set(session.scalars(select(PersonKey.person_id)))
    people = set(session.scalars(select(Person.id)))
    for row in keys:
        if row["person_id"] in people - there:
            session.execute(insert(KEYS), row)
            there.add(row["person_id"])


def _consent(person: Person) -> dict[str, Any]:
    columns = ("id", "consent_version", "consented_at", "withdrawn_at")
    return {column: getattr(person, column) for column in columns}


def _keep_consent(session: Session, consent: dict[str, Any]) -> None:
    """What a person said about keeping since the backup was made still holds."""
    person = session.get(Person, consent["id"])
    if person is None or _last_said(_consent(person)) >= _last_said(consent):
        return
    for column, value in consent.items():
        setattr(person, column, value)
    if not person.keeping:
        session.execute(delete(Conversation).where(Conversation.person_id == person.id))
    session.flush()


def _last_said(consent: dict[str, Any]) -> datetime:
    said: datetime = max(consent["consented_at"], consent["withdrawn_at"] or datetime.min)
    return said


def _forget_the_unreadable(session: Session) -> None:
    """Whose key is nowhere was erased: their words open for nobody."""
    keyless = select(Person.id).where(Person.id.not_in(select(PersonKey.person_id)))
    for person in session.scalars(keyless).all():
        remove_person(session, person)


def _check_masters(session: Session) -> None:
    used = set(session.scalars(select(PersonKey.master).distinct()))
    if used and not (keyring.there() and used <= keyring.keyring().marks):
        raise BackupError(keyring.wrong_key())
