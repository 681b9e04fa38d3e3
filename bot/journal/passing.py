"""The journal of a person who said no: held only while they talk, in memory, never on disk."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from bot.journal.entries import Caregiver, Entry


class PassingJournal:
    """The same calls as ``SqlJournal``, over plain values that travel with the conversation."""

    keeps = False

    def __init__(self, held: dict[str, Any] | None = None) -> None:
        held = held or {}
        self._caregivers = [Caregiver(**c) for c in held.get("caregivers", [])]
        self._entries = [_entry(e) for e in held.get("entries", [])]
        self._replaced: list[str] = list(held.get("replaced", []))

    def held(self) -> dict[str, Any]:
        """Everything as JSON-ready values, to be handed back to the constructor."""
        return {
            "caregivers": [asdict(c) for c in self._caregivers],
            "entries": [{**asdict(e), "said_at": e.said_at.isoformat()} for e in self._entries],
            "replaced": list(self._replaced),
        }

    def caregivers(self) -> list[Caregiver]:
        return list(self._caregivers)

    def partnership(self, name: str, now: datetime) -> Caregiver:
        for known in self._caregivers:
            if known.name.casefold() == name.casefold():
                return known
        new = Caregiver(f"passing-{len(self._caregivers)}", name)
        self._caregivers.append(new)
        return new

    def begin_round(self, partnership: str, now: datetime) -> None:
        """A passing visit has one round only."""

    def keep(self, entry: Entry) -> bool:
        if self.has(entry.message_id):
            return False
        self._entries.append(entry)
        return True

    def has(self, message_id: str) -> bool:
        standing = any(e.message_id == message_id for e in self._entries)
        return standing or message_id in self._replaced

    def entries(self, partnership: str) -> list[Entry]:
        return [e for e in self._entries if e.partnership == partnership]

    def correct(self, old_message_id: str, entry: Entry) -> None:
        if self.has(entry.message_id):
            return
        standing = [e for e in self._entries if e.message_id != old_message_id]
        self._replaced += [old_message_id] * (len(standing) < len(self._entries))
        self._entries = sorted([*standing, entry], key=lambda e: e.said_at)

    def bring(self, message_id: str) -> None:
        self._entries = [
            replace(e, to_bring=True) if e.message_id == message_id else e for e in self._entries
        ]

    def note(self, partnership: str, rhythm: str | None, appointment: str | None) -> None:
        told = {"rhythm": rhythm, "appointment": appointment}
        values = {key: value for key, value in told.items() if value is not None}
        self._caregivers = [
            replace(c, **values) if c.id == partnership else c for c in self._caregivers
        ]

    def safety_shown(self, message_id: str, kind: str, now: datetime) -> None:
        """Nothing is recorded for someone who asked for nothing to be kept."""

    def erase(self) -> None:
        self._caregivers, self._entries, self._replaced = [], [], []


def _entry(held: dict[str, Any]) -> Entry:
    return Entry(**{**held, "said_at": datetime.fromisoformat(held["said_at"])})
