"""Everything that is kept about a person, in the shape of ``export.schema.json``."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.journal.entries import Caregiver, Entry
from bot.journal.inbox import Inbox, Received
from bot.journal.models import Conversation, Partnership, Person, Round, SafetyNotice
from bot.journal.repository import SqlJournal

SCHEMA = Path(__file__).resolve().parent / "export.schema.json"
FORMAT = "healing-partnerships/export/1"
ALL = 1_000_000


def kept_about(engine: Engine, person: str, now: datetime) -> dict[str, Any] | None:
    """All that is kept about ``person``, JSON-ready; ``None`` when there is nothing.

    ``now`` is UTC without a zone; every time in the copy is UTC, as "2026-11-02T09:00:00Z".
    """
    journal = SqlJournal(engine, person)
    with Session(engine) as session:
        known = session.get(Person, person)
        if known is None:
            return None
        consent = {
            "version": known.consent_version,
            "agreed_at": _utc(known.consented_at),
            "withdrawn_at": _utc(known.withdrawn_at) if known.withdrawn_at else None,
            "stands": known.keeping,
        }
        talk = session.get(Conversation, person)
        return {
            "format": FORMAT,
            "person": person,
            "made_at": _utc(now),
            "consent": consent,
            "caregivers": [_caregiver(session, journal, c) for c in journal.caregivers()],
            "messages": [_message(m) for m in Inbox(engine).history(person, most=ALL)],
            "safety_notices": _notices(session, person),
            "last_active_at": _utc(talk.updated_at) if talk else None,
        }


def as_json(kept: dict[str, Any] | None) -> str:
    """What ``kept_about`` gives, as text; ``null`` when there is nothing."""
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _caregiver(session: Session, journal: SqlJournal, caregiver: Caregiver) -> dict[str, Any]:
    row = session.get(Partnership, caregiver.id)
    begun = select(Round.started_at).where(Round.partnership_id == caregiver.id)
    answers = [
        *(_answer(e, taken_back=False) for e in journal.entries(caregiver.id)),
        *(_answer(e, taken_back=True) for e in journal.taken_back(caregiver.id)),
    ]
    return {
        "name": caregiver.name,
        "since": _utc(row.created_at),
        "visits": [_utc(at) for at in session.scalars(begun.order_by(Round.started_at))],
        "rhythm": caregiver.rhythm,
        "appointment": caregiver.appointment,
        "answers": sorted(answers, key=lambda a: a["said_at"]),
    }


def _answer(entry: Entry, taken_back: bool) -> dict[str, Any]:
    return {
        "id": entry.message_id,
        "said_at": _utc(entry.said_at),
        "quality": entry.quality,
        "question": entry.question,
        "text": entry.text,
        "quote": entry.quote,
        "stance": entry.stance,
        "to_bring": entry.to_bring,
        "taken_back": taken_back,
    }


def _message(message: Received) -> dict[str, Any]:
    replies = None if message.reply is None else [_reply(m) for m in message.reply]
    return {
        "id": message.message_id,
        "received_at": _utc(message.received_at),
        "text": message.text,
        "replies": replies,
    }


def _reply(said: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": said.get("text", ""),
        "choices": [button["title"] for button in said.get("buttons") or []],
    }


def _notices(session: Session, person: str) -> list[dict[str, str]]:
    mine = select(SafetyNotice).where(SafetyNotice.person_id == person)
    rows = session.scalars(mine.order_by(SafetyNotice.shown_at, SafetyNotice.number))
    return [{"shown_at": _utc(row.shown_at), "kind": row.kind} for row in rows]


def _utc(time: datetime) -> str:
    return f"{time.isoformat()}Z"
