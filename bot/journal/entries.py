"""What a journal holds, as plain values, and what every journal can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

CONSENT_VERSION = "2026-11"


@dataclass(frozen=True)
class Entry:
    """One kept answer. ``quality`` is ``None`` for something said outside any question."""

    message_id: str
    partnership: str
    quality: str | None
    question: str
    text: str
    quote: str
    stance: str
    said_at: datetime
    to_bring: bool = False


@dataclass(frozen=True)
class Caregiver:
    """One partnership: its id and what the person calls the caregiver ("my acupuncturist")."""

    id: str
    name: str
    rhythm: str | None = None
    appointment: str | None = None


class Journal(Protocol):
    """One person's journal. ``keeps`` says whether it outlives the conversation."""

    keeps: bool

    def caregivers(self) -> list[Caregiver]:
        """Every partnership of this person, oldest first."""

    def partnership(self, name: str, now: datetime) -> Caregiver:
        """The partnership of that name, made if it is new; names compare without case."""

    def begin_round(self, partnership: str, now: datetime) -> None:
        """Begin a new visit; earlier answers stay."""

    def keep(self, entry: Entry) -> bool:
        """Commit an answer; ``False`` when this message id was kept before."""

    def has(self, message_id: str) -> bool:
        """Whether an answer of that message id is kept."""

    def entries(self, partnership: str) -> list[Entry]:
        """The answers of a partnership that stand, in the order they were said."""

    def correct(self, old_message_id: str, entry: Entry) -> None:
        """Put ``entry`` in the place of an earlier answer, which no longer stands."""

    def bring(self, message_id: str) -> None:
        """Mark an answer as one to bring to the appointment."""

    def note(self, partnership: str, rhythm: str | None, appointment: str | None) -> None:
        """Keep how life flows now, or when the next appointment is, in the person's words."""

    def safety_shown(self, message_id: str, kind: str, now: datetime) -> None:
        """Record that a safety message was shown; never the words."""

    def erase(self) -> None:
        """Remove everything about this person."""
