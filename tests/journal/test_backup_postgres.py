"""The same backup on PostgreSQL, tried on a server of its own on loopback."""

from __future__ import annotations

import getpass
import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.journal.backup import back_up
from bot.journal.database import engine_for, migrate
from bot.journal.postgres import PostgresError
from bot.journal.restore import restore
from bot.supervisor import free_port
from tests.journal.restoring import LATER, MONTHS, goes_back, someone, words_of

INITDB = shutil.which("initdb") or next(iter(glob.glob("/usr/lib/postgresql/*/bin/initdb")), "")
MISSING = not INITDB or not shutil.which("pg_dump")

pytestmark = pytest.mark.skipif(MISSING, reason="PostgreSQL is not installed (apt: postgresql)")


def owner() -> str:
    """Whom the server runs as: it refuses to run as root."""
    if os.geteuid():
        return getpass.getuser()
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def run(*command: str) -> None:
    as_owner = {"user": owner()} if not os.geteuid() else {}
    subprocess.run(command, check=True, capture_output=True, cwd="/", timeout=120, **as_owner)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that lives as long as these tests, without its database's name."""
    folder, port = tempfile.mkdtemp(), free_port()
    shutil.chown(folder, owner())
    data, control = f"{folder}/data", str(Path(INITDB).with_name("pg_ctl"))
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    try:
        run(INITDB, "-D", data, "-U", "guide", "--auth=trust", "--no-sync")
        run(control, "-D", data, "-o", options, "-l", f"{folder}/log", "-w", "start")
        yield f"postgresql://guide@127.0.0.1:{port}"
    finally:
        run(control, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def engine(server: str, request: pytest.FixtureRequest) -> Engine:
    """A database with its tables, for one test."""
    maintenance = engine_for(f"{server}/postgres").execution_options(isolation_level="AUTOCOMMIT")
    name = f"t{abs(hash(request.node.name))}"
    with maintenance.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    migrate(f"{server}/{name}")
    return engine_for(f"{server}/{name}")


def test_it_goes_back_to_the_backup_without_the_erased(engine: Engine, tmp_path: Path) -> None:
    goes_back(engine, tmp_path)
    with engine.connect() as connection:
        names = connection.execute(text("select datname from pg_database")).scalars()
        assert not [name for name in names if name.startswith("guide_restore")]


def test_the_dump_holds_no_key(engine: Engine, tmp_path: Path) -> None:
    someone(engine, "mona", "words")
    keys = back_up(engine, tmp_path / "one")
    listed = subprocess.run(
        ["pg_restore", "--data-only", "--file=-", str(tmp_path / "one")],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    with engine.connect() as connection:
        wrapped = connection.execute(text("select wrapped from person_keys")).scalar_one()
    assert "COPY public.people" in listed
    assert wrapped not in listed
    assert wrapped in keys.read_text("utf-8")


def test_a_file_of_another_kind_is_refused(engine: Engine, tmp_path: Path) -> None:
    mona = someone(engine, "mona", "words")
    (tmp_path / "letter").write_text("a letter to a friend", "utf-8")
    with pytest.raises(PostgresError, match="pg_restore failed"):
        restore(engine, tmp_path / "letter", MONTHS, LATER)
    assert words_of(mona) == ["words"]


def test_without_the_right_to_make_a_database_it_says_what_to_do(
    engine: Engine, tmp_path: Path
) -> None:
    someone(engine, "mona", "words")
    back_up(engine, tmp_path / "one")
    with engine.begin() as connection:
        connection.execute(text("DROP ROLE IF EXISTS plain"))
        connection.execute(text("CREATE ROLE plain LOGIN"))
    plain = engine_for(engine.url.set(username="plain").render_as_string(hide_password=False))
    with pytest.raises(PostgresError, match="CREATEDB"):
        restore(plain, tmp_path / "one", MONTHS, LATER)
