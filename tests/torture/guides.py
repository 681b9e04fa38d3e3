"""Guides that can be tortured: one with its supervisor, one whose protections switch off."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import requests

from bot import supervisor
from bot.journal.database import migrate
from bot.settings import ROOT, load_settings
from tests.running import HARDLY_LIMITED, RunningGuide
from tests.torture.processes import descendants, environment_of, gone, kill, owner_of

KINDS = ("page", "actions", "whole")
START_SECONDS = 180


class AlteredGuide(RunningGuide):
    """The running guide with short limits, each process started through ``altered``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.switches = folder.with_name(folder.name + "-switches")
        self.switches.mkdir()
        for process in (self.actions, self.page):
            process.arguments = ["tests.torture.altered", str(self.switches), *process.arguments]

    @contextlib.contextmanager
    def alter(self, name: str) -> Iterator[None]:
        """Inside the block the alteration of that name is on, in both processes."""
        switch = self.switches / name
        switch.touch()
        try:
            yield
        finally:
            switch.unlink()

    def routes(self) -> list[tuple[str, list[str]]]:
        """Every route of the page server with its methods."""
        told = self.switches.with_suffix(".routes.json").read_text()
        return [(path, methods) for path, methods in json.loads(told)]

    def port_of(self, kind: str) -> int:
        name = "GUIDE_PORT" if kind == "page" else "GUIDE_ACTION_PORT"
        process = self.page if kind == "page" else self.actions
        return int(process.environment[name])

    def kill(self, kind: str) -> bool:
        """kill -9 to whoever listens on the port; whether that was it, and is gone."""
        process = self.page if kind == "page" else self.actions
        owner = owner_of(self.port_of(kind))
        assert owner is not None and process.child is not None
        kill(owner)
        process.child.wait()
        return owner == process.child.pid and owner_of(self.port_of(kind)) is None

    def revive(self) -> None:
        """Start what is gone and wait for it."""
        for process in (self.actions, self.page):
            if not process.alive():
                process.start()
        self.wait_for_actions()
        self.wait_for_page()


class ServedGuide:
    """``guide serve`` as a clinic runs it: a supervisor that starts the other two again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        os.environ["GUIDE_DATA_DIR"] = str(folder)
        os.environ["GUIDE_PORT"] = str(supervisor.free_port())
        self.settings = load_settings()
        self.url = f"http://127.0.0.1:{self.settings.port}"
        self.environment = supervisor.child_environment(**HARDLY_LIMITED)
        (folder / "logs").mkdir()
        migrate(self.settings.journal_url)
        self.child: subprocess.Popen[bytes] | None = None
        self.action_port = 0

    def start(self) -> None:
        """Start everything and wait for the page."""
        with (self.folder / "logs" / "supervisor.log").open("ab") as log:
            self.child = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "bot.cli", "serve", "--no-open"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait()
        page = owner_of(self.settings.port)
        assert page in descendants(self.child.pid)
        address = environment_of(page)["GUIDE_ACTION_URL"]
        self.action_port = int(address.rsplit(":", 1)[1].split("/")[0])

    def stop(self) -> None:
        if self.child is not None and self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            self.child.wait(30)

    def wait(self) -> None:
        """Until the page answers and somebody listens for actions."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with contextlib.suppress(requests.RequestException):
                requests.get(self.url + "/health", timeout=5).raise_for_status()
                if not self.action_port or owner_of(self.action_port):
                    return
            time.sleep(0.1)
        raise AssertionError(f"the guide did not come back; see {self.folder / 'logs'}")

    def kill(self, kind: str) -> bool:
        """kill -9 to the owner of a port, or to the supervisor and all below it.

        Whether what listened was ours, and is gone.
        """
        assert self.child is not None
        ours = descendants(self.child.pid)
        ports = {"page": self.settings.port, "actions": self.action_port}
        owners = [owner_of(port) for name, port in ports.items() if kind in (name, "whole")]
        assert all(owners), f"nobody listened where the {kind} was to be killed"
        for victim in [self.child.pid, *ours] if kind == "whole" else owners:
            kill(victim)
        if kind == "whole":
            self.child.wait()
            self.action_port = 0
        return set(owners) <= set(ours) and all(gone(owner) for owner in owners)

    def revive(self) -> None:
        """The supervisor starts its children again by itself; we start the supervisor."""
        assert self.child is not None
        if self.child.poll() is not None:
            self.start()
        self.wait()
