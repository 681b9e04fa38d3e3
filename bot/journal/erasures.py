"""Who was erased, without saying who: so that a backup does not bring anybody back."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.clock import utc_now
from bot.journal.models import Conversation, Erasure, Person, PersonKey, SafetyNotice

SALT_BYTES = 16


def erasure(person: str, now: datetime | None = None) -> Erasure:
    """The row that remembers an erasure; ``now`` is UTC without a zone."""
    salt = secrets.token_hex(SALT_BYTES)
    when = now or utc_now()
    return Erasure(salt=salt, digest=_digest(salt, person), erased_at=when)


def forget_the_erased(session: Session) -> int:
    """Remove the people whom an erasure speaks of; gives how many there were.

    Someone who agreed anew after being erased stays.
    """
    erasures = session.scalars(select(Erasure)).all()
    people = session.execute(select(Person.id, Person.consented_at)).all()
    gone = [
        person
        for person, consented_at in people
        if any(e.erased_at >= consented_at and _is_of(e, person) for e in erasures)
    ]
    for person in gone:
        remove_person(session, person)
    return len(gone)


def remove_person(session: Session, person: str) -> bool:
    """Delete every row that names this person; whether there was anybody."""
    session.execute(delete(SafetyNotice).where(SafetyNotice.person_id == person))
    session.execute(delete(Conversation).where(Conversation.person_id == person))
    session.execute(delete(PersonKey).where(PersonKey.person_id == person))
    return bool(session.execute(delete(Person).where(Person.id == person)).rowcount)


def _is_of(row: Erasure, person: str) -> bool:
    return hmac.compare_digest(row.digest, _digest(row.salt, person))


def _digest(salt: str, person: str) -> str:
    return hmac.new(salt.encode(), person.encode(), hashlib.sha256).hexdigest()
