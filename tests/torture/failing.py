"""Ways to make the action server or the database fail while the guide runs."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from bot.settings import ROOT
from tests.torture.alterations import SLOW_SECONDS
from tests.torture.guides import AlteredGuide
from tests.torture.processes import owner_of

Fault = Callable[[AlteredGuide], contextlib.AbstractContextManager[None]]


@contextlib.contextmanager
def actions_down(guide: AlteredGuide) -> Iterator[None]:
    assert guide.kill("actions")
    yield
    guide.revive_actions()


def stand_in(manner: str) -> Fault:
    """Another action server in the place of the real one, that never does what it is for."""

    @contextlib.contextmanager
    def stands_in(guide: AlteredGuide) -> Iterator[None]:
        assert guide.kill("actions")
        port = guide.port_of("actions")
        arguments = [sys.executable, "-m", "tests.torture.stand_in", str(port), manner]
        with guide.actions.log.open("ab") as log:
            child = subprocess.Popen(arguments, cwd=ROOT, stdout=log, stderr=log)
        assert guide.eventually(lambda: owner_of(port) == child.pid)
        try:
            yield
        finally:
            child.kill()
            child.wait()
            guide.revive_actions()

    return stands_in


@contextlib.contextmanager
def actions_late(guide: AlteredGuide) -> Iterator[None]:
    with guide.alter("late_action"):
        yield
    time.sleep(SLOW_SECONDS)  # what it has begun, it ends


@contextlib.contextmanager
def database_locked(guide: AlteredGuide) -> Iterator[None]:
    other = sqlite3.connect(guide.folder / "journal.db", isolation_level=None, timeout=30)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextlib.contextmanager
def database_full(guide: AlteredGuide) -> Iterator[None]:
    with guide.alter("full"):
        yield


@contextlib.contextmanager
def database_gone(guide: AlteredGuide) -> Iterator[None]:
    """The file is moved away, and a folder in its place lets nobody make a new one."""
    files = [guide.folder / f"journal.db{end}" for end in ("", "-wal", "-shm")]
    moved = [(file, file.with_name("moved-" + file.name)) for file in files if file.exists()]
    for file, away in moved:
        file.rename(away)
    files[0].mkdir()
    try:
        with guide.alter("gone"):
            yield
    finally:
        files[0].rmdir()
        for file, away in moved:
            away.rename(file)


FAULTS = {
    "action server down": actions_down,
    "action server silent": stand_in("silent"),
    "action server slow": actions_late,
    "action server answers 500": stand_in("broken"),
    "database locked": database_locked,
    "database full": database_full,
    "database gone": database_gone,
}
