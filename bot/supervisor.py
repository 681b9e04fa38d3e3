"""Starts the guide's processes, watches them, and stops them together."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bot.settings import ROOT, Settings

START_SECONDS = 180
RESTART_SECONDS = 3.0


class StartError(RuntimeError):
    """The guide cannot start; the message is one plain sentence."""


def free_port() -> int:
    """A TCP port on 127.0.0.1 that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def check_port(host: str, port: int) -> None:
    """Raise ``StartError`` when somebody else listens on that port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise StartError(
                f"Port {port} is in use by another program. Stop that program, or choose "
                f"another port: GUIDE_PORT={port + 1} make run"
            ) from None


class Process:
    """One child process with its log; the log holds ids and outcomes, never words.

    The child's standard input is a pipe that only we hold: when we end in any way, it ends too.
    """

    def __init__(self, name: str, arguments: list[str], environment: dict[str, str], logs: Path):
        self.name, self.arguments, self.environment = name, arguments, environment
        logs.mkdir(parents=True, exist_ok=True)
        self.log = logs / f"{name}.log"
        self.child: subprocess.Popen[bytes] | None = None
        self.gone_since: float | None = None

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches only us."""
        with self.log.open("ab") as log:
            self.child = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "bot.watched", *self.arguments],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.gone_since = None

    def alive(self) -> bool:
        """Whether it still runs."""
        return self.child is not None and self.child.poll() is None

    def stop(self) -> None:
        """Ask it to end; end it if it does not."""
        if self.child is None or not self.alive():
            return
        self.child.send_signal(signal.SIGTERM)
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()

    def restart_if_gone(self, now: float) -> None:
        """Start it again when it has been gone for ``RESTART_SECONDS``; ``now`` in seconds."""
        if self.alive():
            return
        if self.gone_since is None:
            self.gone_since = now
        elif now - self.gone_since >= RESTART_SECONDS:
            self.start()


def child_environment(**more: str) -> dict[str, str]:
    """This process's environment, from which children find the guide's code."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, **more}


def action_server(settings: Settings) -> Process:
    """The action server on a free loopback port, with a key made for this start.

    The address and the key are put into this process's environment, where Rasa reads them.
    """
    port, key = free_port(), secrets.token_urlsafe(24)
    os.environ["GUIDE_ACTION_URL"] = f"http://127.0.0.1:{port}/webhook"
    os.environ["GUIDE_ACTION_KEY"] = key
    environment = child_environment(GUIDE_ACTION_PORT=str(port))
    return Process("actions", ["actions.server"], environment, settings.data_dir / "logs")


def page_server(settings: Settings, model: Path) -> Process:
    """Rasa with the page on the port of the settings."""
    arguments = ["bot.rasa_parts.server", str(model)]
    return Process("guide", arguments, child_environment(), settings.data_dir / "logs")


def wait_for(process: Process, url: str, headers: dict[str, str] | None = None) -> None:
    """Wait until ``url`` answers with success.

    Raises ``StartError`` when the process ends first or ``START_SECONDS`` pass.
    """
    deadline = time.monotonic() + START_SECONDS
    request = urllib.request.Request(url, headers=headers or {})
    while time.monotonic() < deadline and process.alive():
        with contextlib.suppress(OSError), urllib.request.urlopen(request, timeout=2):
            return
        time.sleep(0.1)
    raise StartError(f"The {process.name} process did not start. Its log is {process.log}.")


def wait_for_actions(process: Process) -> None:
    """Wait until the action server answers."""
    url = os.environ["GUIDE_ACTION_URL"].replace("/webhook", "/health")
    wait_for(process, url, {"X-Guide-Key": os.environ["GUIDE_ACTION_KEY"]})


@contextlib.contextmanager
def running(processes: list[Process]) -> Iterator[None]:
    """Start processes now and stop them, last first, whatever happens in between."""
    try:
        for process in processes:
            process.start()
        yield
    finally:
        for process in reversed(processes):
            process.stop()
