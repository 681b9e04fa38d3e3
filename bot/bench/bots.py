"""The two bots that are measured, each as its own processes with an HTTP door."""

from __future__ import annotations

import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any, Protocol

import psutil
import requests

from bot import supervisor
from bot.settings import Settings

SECONDS = 120  # within which any one reply must come
RASA = (sys.executable, "-m", "rasa")


class Person(Protocol):
    """Someone who talks to a bot."""

    def say(self, text: str) -> float:
        """Say something; gives the seconds until the whole reply was there."""


class Bot(Protocol):
    """A bot that can be started, talked to and stopped."""

    name: str

    def start(self) -> float:
        """Start every process; gives the seconds until the bot answers."""

    def stop(self) -> None:
        """End every process."""

    def person(self) -> Person:
        """Someone new, past the greeting."""

    def memory(self) -> float:
        """Resident memory of every process together, in MiB."""


class GuideBot:
    """The guide with its page, its action server and the journal of ``settings``."""

    name = "guide"

    def __init__(self, model: Path, settings: Settings) -> None:
        self.url = f"http://127.0.0.1:{settings.port}"
        self.actions = supervisor.action_server(settings)
        self.page = supervisor.page_server(settings, model)

    def start(self) -> float:
        begun = time.perf_counter()
        self.actions.start()
        self.page.start()
        supervisor.wait_for_actions(self.actions)
        supervisor.wait_for(self.page, self.url + "/health")
        return time.perf_counter() - begun

    def stop(self) -> None:
        self.page.stop()
        self.actions.stop()

    def person(self) -> Person:
        visitor = GuidePerson(self.url)
        for line in ("hello", "Yes, keep it", "my physio"):
            visitor.say(line)
        return visitor

    def memory(self) -> float:
        return _resident([self.actions.child, self.page.child])


class GuidePerson:
    """A person at the page, with a session of their own."""

    def __init__(self, url: str) -> None:
        self.url = url + "/chat/messages"
        self.session = requests.Session()
        self.session.get(url + "/chat/history", timeout=SECONDS).raise_for_status()

    def say(self, text: str) -> float:
        return _timed(self.session, self.url, {"id": uuid.uuid4().hex, "text": text})


class StockBot:
    """What `rasa init` makes and trains in ``folder``, over Rasa's own REST channel."""

    name = "stock"

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "stock"
        port = supervisor.free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.command = ["run", "--port", str(port), "--interface", "127.0.0.1"]
        self.child: subprocess.Popen[bytes] | None = None

    def make(self) -> float:
        """Write the project and train it; gives the seconds that took."""
        begun = time.perf_counter()
        self.folder.mkdir(parents=True)
        subprocess.run([*RASA, "init", "--no-prompt"], **self._place(), check=True)
        return time.perf_counter() - begun

    def start(self) -> float:
        begun = time.perf_counter()
        self.child = subprocess.Popen([*RASA, *self.command], **self._place())
        while not _answers(self.url):
            if self.child.poll() is not None or time.perf_counter() - begun > SECONDS:
                raise supervisor.StartError("The stock bot did not start.")
            time.sleep(0.1)
        return time.perf_counter() - begun

    def stop(self) -> None:
        if self.child is not None:
            self.child.terminate()
            self.child.wait(SECONDS)

    def person(self) -> Person:
        visitor = StockPerson(self.url)
        for line in ("hello", "great", "hello"):
            visitor.say(line)
        return visitor

    def memory(self) -> float:
        return _resident([self.child])

    def _place(self) -> dict[str, Any]:
        silent = subprocess.DEVNULL
        return {"cwd": self.folder, "stdin": silent, "stdout": silent, "stderr": silent}


class StockPerson:
    """A sender at Rasa's REST channel."""

    def __init__(self, url: str) -> None:
        self.url = url + "/webhooks/rest/webhook"
        self.session = requests.Session()
        self.sender = uuid.uuid4().hex

    def say(self, text: str) -> float:
        return _timed(self.session, self.url, {"sender": self.sender, "message": text})


def _timed(session: requests.Session, url: str, body: dict[str, str]) -> float:
    begun = time.perf_counter()
    session.post(url, json=body, timeout=SECONDS).raise_for_status()
    return time.perf_counter() - begun


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=2).ok
    except requests.ConnectionError:
        return False


def _resident(children: list[subprocess.Popen[bytes] | None]) -> float:
    running = [psutil.Process(child.pid) for child in children if child is not None]
    everyone = [q for p in running for q in (p, *p.children(recursive=True))]
    return sum(q.memory_info().rss for q in everyone) / 2**20
