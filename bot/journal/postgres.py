"""PostgreSQL's own programs for a dump and for putting it back."""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

MINUTES = 60


class PostgresError(RuntimeError):
    """One of PostgreSQL's programs is missing or failed; the message is one plain sentence."""


def dump(url: URL, path: Path, without: str) -> None:
    """Write the database at ``url`` to ``path``; the table ``without`` stays empty there.

    Raises ``PostgresError``.
    """
    options = ["--format=custom", "--no-owner", "--no-privileges"]
    _run("pg_dump", url, *options, f"--exclude-table-data={without}", f"--file={path}")


@contextmanager
def put_back(url: URL, path: Path) -> Iterator[URL]:
    """A database beside the one at ``url`` that holds a dump, for as long as the block lasts.

    Raises ``PostgresError``.
    """
    name = f"guide_restore_{secrets.token_hex(6)}"
    _say(url, f'CREATE DATABASE "{name}"')
    try:
        beside = url.set(database=name)
        _run("pg_restore", beside, "--no-owner", "--no-privileges", f"--dbname={name}", str(path))
        yield beside
    finally:
        _say(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def _say(url: URL, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT", hide_parameters=True)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
    except DBAPIError:
        raise PostgresError(
            "The guide's database user may not make a database to restore into. "
            "Give that right for the time being: ALTER ROLE ... CREATEDB."
        ) from None
    finally:
        engine.dispose()


def _run(program: str, url: URL, *arguments: str) -> None:
    """Run a program on the database at ``url``; the password goes in unseen."""
    told = {
        "PGHOST": url.host or url.query.get("host"),
        "PGPORT": url.port and str(url.port),
        "PGUSER": url.username,
        "PGPASSWORD": url.password and str(url.password),
        "PGDATABASE": url.database,
    }
    environment = {**os.environ, **{key: str(value) for key, value in told.items() if value}}
    try:
        done = subprocess.run(
            [program, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60 * MINUTES,
            check=False,
        )
    except FileNotFoundError:
        raise PostgresError(
            f"{program} is not installed here. It comes with PostgreSQL's client programs."
        ) from None
    except subprocess.TimeoutExpired:
        raise PostgresError(f"{program} did not finish within {MINUTES} minutes.") from None
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise PostgresError(f"{program} failed: {last}")
