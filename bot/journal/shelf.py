"""Which journal a person's words go into: the kept one, or one that passes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.engine import Engine

from bot.journal.entries import CONSENT_VERSION, Journal
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
