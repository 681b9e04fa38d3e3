"""Messages as they came in: on disk before they are answered, and the reply beside them, sealed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.journal.models import InboxMessage
from bot.journal.person_keys import NoKey, seal_of
from bot.journal.sealing import Seal


@dataclass(frozen=True)
class Received:
    """A message in the inbox; ``reply`` is ``None`` while it waits for an answer.

    ``invite`` is what a clinic's link says that was opened with it, as JSON.
    """

    person: str
    message_id: str
    text: str
    received_at: datetime
    reply: list[dict[str, Any]] | None
    invite: str = ""


class Inbox:
    """Holds the messages of people who agreed; others' messages are not its business."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def receive(self, message: Received) -> Received:
        """Write a message down; a repeated id gives back what was written the first time."""
        try:
            with Session(self.engine) as session, session.begin():
                session.add(_row(seal_of(session, message.person), message))
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
            return next(iter(_opened(session, session.scalars(mine).all())), None)

    def answered(
        self, message: Received, reply: list[dict[str, Any]], now: datetime, told: bool
    ) -> None:
        """Put the reply beside its message, which no longer waits.

        ``told`` is false when the reply is made later and the person is not there to see it. Of
        someone who was erased meanwhile nothing is written.
        """
        mine = update(InboxMessage).where(
            InboxMessage.person_id == message.person,
            InboxMessage.message_id == message.message_id,
        )
        with suppress(NoKey), Session(self.engine) as session, session.begin():
            place = ("inbox", message.message_id, "reply")
            sealed = seal_of(session, message.person).close(json.dumps(reply), *place)
            session.execute(mine.values(reply=sealed, answered_at=now, told=told))

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
            messages = _opened(session, rows)
            session.execute(update(InboxMessage).where(*unseen).values(told=True))
        return messages

    def waiting(self, person: str | None = None) -> list[Received]:
        """Messages without an answer, oldest first, of one person or of everybody."""
        unanswered = select(InboxMessage).where(InboxMessage.answered_at.is_(None))
        if person is not None:
            unanswered = unanswered.where(InboxMessage.person_id == person)
        with Session(self.engine) as session:
            rows = session.scalars(unanswered.order_by(InboxMessage.number)).all()
            return _opened(session, rows)

    def history(self, person: str, most: int = 200) -> list[Received]:
        """The last ``most`` messages of a person, oldest first."""
        mine = select(InboxMessage).where(InboxMessage.person_id == person)
        with Session(self.engine) as session:
            rows = session.scalars(mine.order_by(InboxMessage.number.desc()).limit(most)).all()
            return _opened(session, rows[::-1])


def _row(seal: Seal, message: Received) -> InboxMessage:
    place = ("inbox", message.message_id)
    return InboxMessage(
        person_id=message.person,
        message_id=message.message_id,
        text=seal.close(message.text, *place, "text"),
        invite=seal.close(message.invite, *place, "invite") if message.invite else None,
        received_at=message.received_at,
    )


def _opened(session: Session, rows: Sequence[InboxMessage]) -> list[Received]:
    seals = {person: seal_of(session, person) for person in {row.person_id for row in rows}}
    return [_received(seals[row.person_id], row) for row in rows]


def _received(seal: Seal, row: InboxMessage) -> Received:
    place = ("inbox", row.message_id)
    reply = seal.open(row.reply, *place, "reply") if row.reply is not None else "null"
    return Received(
        person=row.person_id,
        message_id=row.message_id,
        text=seal.open(row.text, *place, "text"),
        received_at=row.received_at,
        reply=json.loads(reply),
        invite=seal.open(row.invite, *place, "invite") if row.invite is not None else "",
    )
