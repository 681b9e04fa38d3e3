"""Which journal a person's words go into: the kept one, or one that passes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.journal.entries import CONSENT_VERSION, Journal
from bot.journal.models import Person
from bot.journal.passing import PassingJournal
from bot.journal.repository import SqlJournal


class Shelf:
    """Both journals of one person; ``passing`` holds what travels with the conversation."""

    def __init__(self, engine: Engine, person: str, held: dict[str, Any] | None = None) -> None:
        self.kept = SqlJournal(engine, person)
        self.passing = PassingJournal(held)

    def journal(self, consent: bool | None) -> Journal:
        """The journal that this consent allows."""
        return self.kept if consent else self.passing

    def agreed(self) -> bool:
        """Whether this person agreed in an earlier visit."""
        return self.kept.consented()

    def agree(self, now: datetime) -> Journal:
        """Record the consent and give the journal that it opens."""
        self.kept.consent(CONSENT_VERSION, now)
        return self.kept

    def withdraw(self, message_id: str, now: datetime) -> Journal:
        """Record that the consent was taken back and give the journal that passes."""
        self.kept.withdraw(message_id, now)
        return self.passing

    def holds(self) -> bool:
        """Whether anything of this person is kept, whatever they agreed to since."""
        with Session(self.kept.engine) as session:
            return session.get(Person, self.kept.person) is not None

    def erase(self) -> None:
        """Remove everything about this person: what is kept, and what passes."""
        self.kept.erase()
        self.passing.erase()
