"""Words go by themselves when the time that the clinic promised is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.journal.models import Answer, Conversation, InboxMessage, Person, SafetyNotice

DAYS_A_MONTH = 30.44


def remove_old(engine: Engine, months: int, now: datetime) -> None:
    """Remove what is older than ``months``, and people of whom nothing is left.

    ``now`` is UTC without a zone.
    """
    oldest = now - timedelta(days=months * DAYS_A_MONTH)
    with Session(engine) as session, session.begin():
        session.execute(delete(Answer).where(Answer.said_at < oldest))
        session.execute(delete(InboxMessage).where(InboxMessage.received_at < oldest))
        session.execute(delete(SafetyNotice).where(SafetyNotice.shown_at < oldest))
        idle = select(Conversation.person_id).where(Conversation.updated_at < oldest)
        gone = delete(Person).where(Person.id.in_(idle), Person.consented_at < oldest)
        session.execute(gone.execution_options(synchronize_session=False))
        session.execute(delete(Conversation).where(Conversation.updated_at < oldest))
