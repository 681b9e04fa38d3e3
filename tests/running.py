"""The really running guide for tests: both processes, a page to talk to, a journal of its own."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from bot import supervisor
from bot.journal.database import engine_for, migrate
from bot.journal.entries import Caregiver
from bot.journal.repository import SqlJournal
from bot.rasa_parts.fingerprint import model_file
from bot.settings import load_settings

# Tests speak faster than people; those of the limits set their own.
HARDLY_LIMITED = {
    f"GUIDE_{name}": "1000000"
    for name in (
        "PERSON_PER_MINUTE",
        "PERSON_PER_HOUR",
        "ADDRESS_PER_MINUTE",
        "ADDRESS_PER_HOUR",
        "NEW_PEOPLE_PER_HOUR",
    )
}
# One master key for every journal that a test opens, here and in the processes it starts.
os.environ["GUIDE_MASTER_KEY"] = urlsafe_b64encode(bytes(range(32))).decode()


class RunningGuide:
    """Starts, stops, kills and restarts the guide's processes on free ports."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        os.environ.update({**HARDLY_LIMITED, **environment})
        os.environ["GUIDE_DATA_DIR"] = str(folder)
        os.environ["GUIDE_PORT"] = str(supervisor.free_port())
        self.settings = load_settings()
        self.url = f"http://127.0.0.1:{self.settings.port}"
        migrate(self.settings.journal_url)
        self.actions = supervisor.action_server(self.settings)
        self.page = supervisor.page_server(self.settings, model_file())
        for process in (self.actions, self.page):
            process.environment["TMPDIR"] = str(self.temporary)

    @property
    def temporary(self) -> Path:
        """Where the processes put temporary files: inside the data folder, so it is searched."""
        folder = self.folder / "tmp"
        folder.mkdir(exist_ok=True)
        return folder

    def start(self) -> None:
        self.actions.start()
        self.page.start()
        self.wait_for_actions()
        self.wait_for_page()

    def wait_for_page(self) -> None:
        supervisor.wait_for(self.page, self.url + "/health")

    def wait_for_actions(self) -> None:
        """This guide's own action server, though another guide was made since."""
        environment = self.page.environment
        url = environment["GUIDE_ACTION_URL"].replace("/webhook", "/health")
        supervisor.wait_for(self.actions, url, {"X-Guide-Key": environment["GUIDE_ACTION_KEY"]})

    def stop(self) -> None:
        self.page.stop()
        self.actions.stop()

    def restart(self) -> None:
        """Every process ends and starts again; what was said before is on disk or lost."""
        self.stop()
        self.start()

    def kill_actions(self) -> None:
        """kill -9, proven: the process we started is gone."""
        assert self.actions.child is not None
        self.actions.child.send_signal(signal.SIGKILL)
        self.actions.child.wait()
        assert not self.actions.alive()

    def revive_actions(self) -> None:
        self.actions.start()
        self.wait_for_actions()

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What stands in the journal's database."""
        with sqlite3.connect(self.folder / "journal.db") as connection:
            return connection.execute(query, values).fetchall()

    def kept(self) -> list[tuple[str, str | None]]:
        """Every answer that stands in anybody's journal, with its quality, oldest first."""
        entries = [e for j, c in self.threads() for e in j.entries(c.id)]
        return [(e.text, e.quality) for e in sorted(entries, key=lambda e: e.said_at)]

    def threads(self) -> list[tuple[SqlJournal, Caregiver]]:
        """Every caregiver of everybody, with the journal they stand in."""
        engine = engine_for(self.settings.journal_url)
        people = [SqlJournal(engine, person) for (person,) in self.rows("select id from people")]
        return [(journal, caregiver) for journal in people for caregiver in journal.caregivers()]

    def times_kept(self, text: str) -> int:
        """How often an answer stands in anybody's journal."""
        return sum(kept == text for kept, _ in self.kept())

    def bytes_on_disk(self) -> bytes:
        """Every byte of the data folder: database, write-ahead log, logs."""
        return b"".join(p.read_bytes() for p in self.folder.rglob("*") if p.is_file())

    def chat(self) -> Chat:
        """A new person with a browser of their own."""
        return Chat(self.url)

    def eventually(self, condition: Any, seconds: float = 30) -> bool:
        """Whether a condition comes true within the time, asked again and again."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if condition():
                return True
            time.sleep(0.2)
        return False


@contextmanager
def running(folder: Path, **environment: str) -> Iterator[RunningGuide]:
    """A guide that runs inside the block and is stopped after it, whatever happens."""
    guide = RunningGuide(folder, **environment)
    try:
        guide.start()
        yield guide
    finally:
        guide.stop()


@dataclass
class Reply:
    """One turn of the guide."""

    messages: list[dict[str, Any]]

    @property
    def text(self) -> str:
        return "\n".join(m["text"] for m in self.messages)

    @property
    def buttons(self) -> list[str]:
        return [b["title"] for m in self.messages for b in m.get("buttons", [])]


@dataclass
class Chat:
    """One person at the page."""

    url: str
    session: requests.Session = field(default_factory=requests.Session)
    replies: list[Reply] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.session.get(self.url + "/chat/history").raise_for_status()

    def say(self, text: str, message_id: str = "") -> Reply:
        """Say something and get the guide's turn."""
        answer = self.post({"id": message_id or uuid.uuid4().hex, "text": text})
        assert answer.status_code == 200, answer.text
        self.replies.append(Reply(answer.json()["messages"]))
        return self.replies[-1]

    def post(self, body: Any, **headers: str) -> requests.Response:
        """The request as the page sends it, or worse."""
        data = body if isinstance(body, (bytes, str)) else json.dumps(body)
        headers = {"Content-Type": "application/json", **headers}
        return self.session.post(
            f"{self.url}/chat/messages", data=data, headers=headers, timeout=60
        )

    def history(self) -> list[dict[str, Any]]:
        return self.session.get(self.url + "/chat/history").json()["messages"]

    def begin(self, caregiver: str = "my acupuncturist") -> Reply:
        """Hello, consent, a name: up to the first question."""
        self.say("hello")
        self.say("Yes, keep it")
        return self.say(caregiver)
