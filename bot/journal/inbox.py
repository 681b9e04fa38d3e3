"""Messages as they came in: on disk before they are answered, and the reply beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.journal.models import InboxMessage


@dataclass(frozen=True)
class Received:
    """A message in the inbox; ``reply`` is ``None`` while it waits for an answer.

    ``payload`` is what came with its text, as JSON: what an opened invite link says.
    """

    person: str
    message_id: str
    text: str
    payload: str | None
    received_at: datetime
    reply: list[dict[str, Any]] | None


class Inbox:
    """Holds the messages of people who agreed; others' messages are not its business."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def receive(self, message: Received) -> Received:
        """Write a message down; a repeated id gives back what was written the first time."""
        row = InboxMessage(
            person_id=message.person,
            message_id=message.message_id,
            text=message.text,
            payload=message.payload,
            received_at=message.received_at,
        )
        try:
            with Session(self.engine) as session, session.begin():
                session.add(row)
        except IntegrityError:
            known = self.find(message.person, message.message_id)
            if known is None:
                raise
            return known
        return message

    def find(self, person: str, message_id: str) -> Received | None:
        """The message of that id, if it ever came."""
        mine = select(InboxMessage).where(
            InboxMessage.person_id == person, InboxMessage.message_id == message_id
        )
        with Session(self.engine) as session:
            row = session.scalars(mine).one_or_none()
            return _received(row) if row else None

    def answered(
        self, message: Received, reply: list[dict[str, Any]], now: datetime, told: bool
    ) -> None:
        """Put the reply beside its message, which no longer waits.

        ``told`` is false when the reply is made later and the person is not there to see it.
        """
        mine = update(InboxMessage).where(
            InboxMessage.person_id == message.person,
            InboxMessage.message_id == message.message_id,
        )
        values = {"reply": json.dumps(reply), "answered_at": now, "told": told}
        with Session(self.engine) as session, session.begin():
            session.execute(mine.values(**values))

    def tell(self, person: str) -> list[Received]:
        """Replies made later that this person has not seen, oldest first; now they have."""
        unseen = (
            InboxMessage.person_id == person,
            InboxMessage.answered_at.is_not(None),
            InboxMessage.told.is_(False),
        )
        with Session(self.engine) as session, session.begin():
            rows = session.scalars(
                select(InboxMessage).where(*unseen).order_by(InboxMessage.number)
            ).all()
            messages = [_received(row) for row in rows]
            session.execute(update(InboxMessage).where(*unseen).values(told=True))
        return messages

    def waiting(self, person: str | None = None) -> list[Received]:
        """Messages without an answer, oldest first, of one person or of everybody."""
        unanswered = select(InboxMessage).where(InboxMessage.answered_at.is_(None))
        if person is not None:
            unanswered = unanswered.where(InboxMessage.person_id == person)
        with Session(self.engine) as session:
            rows = session.scalars(unanswered.order_by(InboxMessage.number)).all()
            return [_received(row) for row in rows]

    def history(self, person: str, most: int = 200) -> list[Received]:
        """The last ``most`` messages of a person, oldest first."""
        mine = select(InboxMessage).where(InboxMessage.person_id == person)
        with Session(self.engine) as session:
            rows = session.scalars(mine.order_by(InboxMessage.number.desc()).limit(most)).all()
            return [_received(row) for row in reversed(rows)]


def _received(row: InboxMessage) -> Received:
    return Received(
        person=row.person_id,
        message_id=row.message_id,
        text=row.text,
        payload=row.payload,
        received_at=row.received_at,
        reply=json.loads(row.reply) if row.reply is not None else None,
    )
