"""Everything that is kept about a person, readable."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from bot.journal.inbox import Inbox
from bot.journal.repository import SqlJournal

ALL = 1_000_000


def as_markdown(engine: Engine, person: str) -> str:
    """One section a caregiver; each answer with its date, its question and its words."""
    journal = SqlJournal(engine, person)
    caregivers = journal.caregivers()
    if not caregivers:
        return "Nothing is kept about this person.\n"
    lines = ["# What the guide keeps about you", ""]
    for caregiver in caregivers:
        lines += [f"## {caregiver.name}", ""]
        for told in (caregiver.rhythm, caregiver.appointment):
            lines += [f"> {told}", ""] if told else []
        for entry in journal.entries(caregiver.id):
            heading = entry.quality or "beside the questions"
            lines += [f"**{entry.said_at:%Y-%m-%d}, {heading}** {entry.question}", ""]
            lines += [*(f"> {line}" for line in entry.text.splitlines()), ""]
    return "\n".join([*lines, *_messages(engine, person)])


def _messages(engine: Engine, person: str) -> list[str]:
    """Every message as it came in, requests too."""
    lines = ["## Your messages as they came in", ""]
    for message in Inbox(engine).history(person, most=ALL):
        first, *rest = message.text.splitlines()
        lines += [f"- {message.received_at:%Y-%m-%d %H:%M}  {first}", *(f"  {r}" for r in rest)]
    return [*lines, ""]
