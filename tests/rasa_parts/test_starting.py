"""Starting: trouble is one plain sentence."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.rasa_parts.fingerprint import readable
from bot.settings import ROOT
from bot.supervisor import StartError, check_port


def guide(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-m", "bot.cli", *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_port_in_use_is_told_with_a_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(StartError, match=f"Port {port} is in use by another program"):
            check_port("127.0.0.1", port)
        done = guide("serve", "--no-open", GUIDE_PORT=str(port))
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0
    assert "GUIDE_PORT=" in done.stderr


def test_half_a_model_is_not_taken_for_one(tmp_path: Path) -> None:
    half = tmp_path / "guide-x.tar.gz"
    half.write_bytes(b"\x1f\x8b\x08\x00 cut off")
    assert not readable(half)
    assert not readable(tmp_path / "missing.tar.gz")


def test_a_wrong_setting_is_one_plain_line() -> None:
    done = guide("content", "check", GUIDE_PORT="eighty")
    assert done.returncode == 1
    assert (
        done.stderr.strip() == "GUIDE_PORT wants a whole number from 1 to 65535, but is 'eighty'."
    )


def test_the_actions_do_not_start_without_a_key() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "actions.server"],
        cwd=ROOT,
        env={**os.environ, "GUIDE_ACTION_KEY": "short"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "key of 16 characters" in done.stderr
