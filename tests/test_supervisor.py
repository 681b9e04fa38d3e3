"""A process ends with the one that started it, however that one ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.settings import ROOT

PARENT = """
import sys, time
from pathlib import Path
from bot import supervisor
from bot.journal.database import migrate
from bot.settings import load_settings
migrate(load_settings().journal_url)
actions = supervisor.action_server(load_settings())
with supervisor.running([actions]):
    supervisor.wait_for_actions(actions)
    print(actions.child.pid, flush=True)
    time.sleep(600)
"""


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not asked after yet does not."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False


def ends(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and alive(pid):
        time.sleep(0.05)
    return not alive(pid)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_children_end_when_their_parent_is_killed(tmp_path: Path, way: signal.Signals) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", PARENT],
        cwd=ROOT,
        env={**os.environ, "GUIDE_DATA_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert alive(child)
    parent.send_signal(way)
    parent.wait()
    assert ends(child, 10)
