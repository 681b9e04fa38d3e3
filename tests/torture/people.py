"""People who talk: words that can be found again, and a patience like the page's."""

from __future__ import annotations

import os
import random
import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import requests
from sqlalchemy.engine import Engine

from bot.content import load_content
from bot.journal.database import engine_for
from bot.journal.export import as_json, kept_about
from bot.journal.inbox import Inbox
from bot.journal.repository import SqlJournal
from bot.rasa_parts.sessions import COOKIE, Sessions, session_secret
from tests.running import Chat, Reply

VOICE = load_content().voice
NOON = datetime(2026, 11, 2, 12, 0)
TROUBLES = {"held": "trouble_held", "lost": "trouble_lost", "unsure": "trouble"}
AGREE = load_content().buttons["agree"]["title"]
# Plain answers at any point of a visit, whatever word stands in the gap: of 250 words in each,
# none was read as a request or a danger.
SENTENCES = (
    "She listens to me, and we laughed about the word {}",
    "They listened to my story of {} and wrote it down",
    "We plan each step together, and {} was one of them",
    "My week was fine, and I told her the word {}",
)
MOST_GREETINGS = 12
PATIENCE_SECONDS = 120


def canary(chance: random.Random) -> str:
    """A word of fourteen letters that nobody else says."""
    return "".join(chance.choice("bdfgklmnprtvz") + chance.choice("aeiou") for _ in range(7))


def sentence(chance: random.Random, word: str = "") -> str:
    """An answer with a canary in it."""
    return chance.choice(SENTENCES).format(word or canary(chance))


def claim(reply: Reply) -> str:
    """What a reply claims about the words it answers: "held", "lost", "unsure", else "kept"."""
    said = {m["text"] for m in reply.messages}
    return next((name for name, key in TROUBLES.items() if said & set(VOICE[key])), "kept")


@dataclass
class Person(Chat):
    """Someone at the page; ``told`` holds what was acknowledged, in the order it was said."""

    told: list[str] = field(default_factory=list)

    @property
    def cookie(self) -> str:
        return str(self.session.cookies.get(COOKIE))

    def patiently(self, text: str) -> Reply:
        """Say it as the page does: the same id again and again until there is an answer."""
        message = {"id": uuid.uuid4().hex, "text": text}
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                answer = self.post(message)
                if answer.status_code == 200:
                    self.replies.append(Reply(answer.json()["messages"]))
                    return self.replies[-1]
            except requests.RequestException:
                pass
            time.sleep(0.05)
        raise TimeoutError(f"no answer for {PATIENCE_SECONDS} s")

    def tell(self, text: str) -> str:
        """Say it until it is acknowledged, anew when told that it was lost; gives the claim."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (claimed := claim(self.patiently(text))) in ("lost", "unsure"):
            if time.monotonic() > deadline:
                raise TimeoutError(f"told for {PATIENCE_SECONDS} s that words were lost")
            time.sleep(0.1)
        self.told.append(text)
        return claimed

    def settle_in(self, kept: Kept, caregiver: str = "my acupuncturist") -> bool:
        """Up to the first question, though anything may fail on the way; whether it was reached."""
        for _ in range(MOST_GREETINGS):
            if kept.caregivers(self):
                return True
            agreed = kept.consented(self)
            asked = self.replies and AGREE in self.replies[-1].buttons
            self.patiently(caregiver if agreed else AGREE if asked else "hello")
        return bool(kept.caregivers(self))


class Kept:
    """What a guide keeps, read through the product's own calls."""

    def __init__(self, guide: Any) -> None:
        os.environ["GUIDE_DATA_DIR"] = str(guide.folder)
        self.engine = engine_for(guide.settings.journal_url)
        self.inbox = Inbox(self.engine)
        self.secret = session_secret(guide.settings.data_dir)
        self.sessions = Sessions(self.secret)

    def id(self, person: Person) -> str:
        return str(self.sessions.person(person.cookie))

    def consented(self, person: Person) -> bool:
        return SqlJournal(self.engine, self.id(person)).consented()

    def caregivers(self, person: Person) -> list[str]:
        return [c.id for c in SqlJournal(self.engine, self.id(person)).caregivers()]

    def answers(self, person: Person) -> list[str]:
        """Every answer that stands, in the order of the journal."""
        journal = SqlJournal(self.engine, self.id(person))
        return [e.text for c in journal.caregivers() for e in journal.entries(c.id)]

    def entry(self, person: Person, message_id: str) -> str | None:
        """The words of the answer with that message id, if there is one."""
        journal = SqlJournal(self.engine, self.id(person))
        texts = {e.message_id: e.text for c in journal.caregivers() for e in journal.entries(c.id)}
        return texts.get(message_id)

    def messages(self, person: Person) -> list[str]:
        """Every message as it came in."""
        return [m.text for m in self.inbox.history(self.id(person), most=1_000_000)]

    def export(self, person: Person) -> str:
        return exported(self.engine, self.id(person))

    def still_waiting(self, people: list[Person], seconds: float = 60) -> list[str]:
        """The messages of these people that have no answer even after the time."""
        deadline = time.monotonic() + seconds
        while waiting := [m.text for p in people for m in self.inbox.waiting(self.id(p))]:
            if time.monotonic() > deadline:
                return waiting
            time.sleep(0.1)
        return []


def exported(engine: Engine, person_id: str) -> str:
    """Everything that is kept about a person, as text with its letters as they are."""
    return as_json(kept_about(engine, person_id, NOON))
