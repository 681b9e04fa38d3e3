"""Words go by themselves when the time that the clinic promised is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.journal.database import forget_pages
from bot.journal.models import (
    Answer,
    Conversation,
    InboxMessage,
    Partnership,
    Person,
    Round,
    SafetyNotice,
    UsedLink,
)

DAYS_A_MONTH = 30.44
BATCH = 500  # rows removed in one transaction, so that nobody waits for a big journal
LINK_DAYS = 1


def remove_old(engine: Engine, months: int, now: datetime, batch: int = BATCH) -> int:
    """Remove what is older than ``months``, and people of whom nothing is left.

    ``now`` is UTC without a zone. Gives how many rows went, without those that went with another.
    """
    oldest = now - timedelta(days=months * DAYS_A_MONTH)
    removed = 0
    for table, key, *old in [*_words(oldest), *_left_empty(oldest), *_links(now)]:
        chosen = select(key).where(*old).limit(batch)
        removed += sum(_batches(engine, table, key, chosen))
    if removed:
        forget_pages(engine)
    return removed


def _words(oldest: datetime) -> Iterator[tuple[Any, ...]]:
    yield Answer, Answer.number, Answer.said_at < oldest
    yield InboxMessage, InboxMessage.number, InboxMessage.received_at < oldest
    yield SafetyNotice, SafetyNotice.number, SafetyNotice.shown_at < oldest
    yield Conversation, Conversation.person_id, Conversation.updated_at < oldest


def _left_empty(oldest: datetime) -> Iterator[tuple[Any, ...]]:
    """Rounds, partnerships and people from before ``oldest`` that hold nothing any more."""
    yield Round, Round.id, Round.started_at < oldest, ~_any(Answer.round_id == Round.id)
    in_use = or_(
        _any(Answer.partnership_id == Partnership.id), _any(Round.partnership_id == Partnership.id)
    )
    yield Partnership, Partnership.id, Partnership.created_at < oldest, ~in_use
    known = or_(
        _any(Partnership.person_id == Person.id),
        _any(InboxMessage.person_id == Person.id),
        _any(Conversation.person_id == Person.id),
    )
    long_withdrawn = or_(Person.withdrawn_at.is_(None), Person.withdrawn_at < oldest)
    yield Person, Person.id, Person.consented_at < oldest, long_withdrawn, ~known


def _links(now: datetime) -> Iterator[tuple[Any, ...]]:
    yield UsedLink, UsedLink.digest, UsedLink.used_at < now - timedelta(days=LINK_DAYS)


def _any(condition: Any) -> Any:
    return select(1).where(condition).exists()


def _batches(engine: Engine, table: Any, key: Any, chosen: Any) -> Iterator[int]:
    """Delete the chosen rows, a batch a transaction; gives how many each time."""
    while True:
        with Session(engine) as session, session.begin():
            keys = session.scalars(chosen).all()
            if not keys:
                return
            gone = delete(table).where(key.in_(keys))
            session.execute(gone.execution_options(synchronize_session=False))
        yield len(keys)
