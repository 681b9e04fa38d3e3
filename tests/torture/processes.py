"""Processes as the kernel tells of them in /proc: who listens where, who is whose child."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
LISTENING = "0A"
GONE_SECONDS = 5


def owner_of(port: int) -> int | None:
    """The pid of the process that listens on a TCP port of 127.0.0.1, if there is one."""
    sockets = set(_listening_sockets(port))
    for pid in _pids():
        with contextlib.suppress(OSError):
            for held in (PROC / str(pid) / "fd").iterdir():
                if os.readlink(held) in sockets:
                    return pid
    return None


def descendants(pid: int) -> list[int]:
    """Every living process below ``pid``, children before grandchildren."""
    parents = {child: parent for child in _pids() if (parent := _parent(child)) is not None}
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def environment_of(pid: int) -> dict[str, str]:
    """The environment that a process was started with."""
    pairs = (PROC / str(pid) / "environ").read_bytes().decode().split("\0")
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


def kill(pid: int | None) -> None:
    """kill -9, to a process that may have ended by itself meanwhile."""
    assert pid is not None
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def gone(pid: int | None) -> bool:
    """Whether a process has ended, within ``GONE_SECONDS``; one that waits to be reaped has."""
    deadline = time.monotonic() + GONE_SECONDS
    while time.monotonic() < deadline:
        try:
            state = (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def _pids() -> Iterator[int]:
    return (int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit())


def _parent(pid: int) -> int | None:
    try:
        return int((PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return None


def _listening_sockets(port: int) -> Iterator[str]:
    for line in (PROC / "net" / "tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == LISTENING and int(fields[1].split(":")[1], 16) == port:
            yield f"socket:[{fields[9]}]"
