"""The journal of a person who agreed: every call is one transaction, every word sealed."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.journal.database import forget_pages
from bot.journal.entries import Caregiver, Entry
from bot.journal.erasures import erasure, remove_person
from bot.journal.models import (
    Answer,
    Conversation,
    InboxMessage,
    Partnership,
    Person,
    Round,
    SafetyNotice,
)
from bot.journal.person_keys import make_key, seal_of
from bot.journal.rows import answer_row, caregiver_of, entry_of, told


class SqlJournal:
    """One person's journal in a database; see ``entries.Journal`` for what each call means."""

    keeps = True

    def __init__(self, engine: Engine, person: str) -> None:
        self.engine = engine
        self.person = person

    def consent(self, version: str, now: datetime) -> None:
        """Record that this person agreed; a second time changes nothing."""
        with Session(self.engine) as session, session.begin():
            known = session.get(Person, self.person)
            if known is None:
                session.add(Person(id=self.person, consent_version=version, consented_at=now))
                session.flush()
                make_key(session, self.person, now)
            elif not known.keeping:
                later = known.withdrawn_at + timedelta(seconds=1)  # a clock may have gone back
                known.consent_version, known.consented_at = version, max(now, later)

    def consented(self) -> bool:
        """Whether this person has agreed that the guide keeps what they say, and still does."""
        with Session(self.engine) as session:
            known = session.get(Person, self.person)
            return known is not None and known.keeping

    def caregivers(self) -> list[Caregiver]:
        mine = select(Partnership).where(Partnership.person_id == self.person)
        with Session(self.engine) as session:
            rows = session.scalars(mine.order_by(Partnership.created_at)).all()
            if not rows:
                return []
            seal = seal_of(session, self.person)
            return [caregiver_of(seal, row) for row in rows]

    def partnership(self, name: str, now: datetime) -> Caregiver:
        for known in self.caregivers():
            if known.name.casefold() == name.casefold():
                return known
        new = Caregiver(_new_id(), name)
        with Session(self.engine) as session, session.begin():
            sealed = told(seal_of(session, self.person), new.id, {"name": name})
            session.add(Partnership(id=new.id, person_id=self.person, created_at=now, **sealed))
            session.flush()
            session.add(_round(new.id, now))
        return new

    def begin_round(self, partnership: str, now: datetime) -> None:
        with Session(self.engine) as session, session.begin():
            session.add(_round(partnership, now))

    def keep(self, entry: Entry) -> bool:
        try:
            with Session(self.engine) as session, session.begin():
                session.add(self._row(session, entry))
        except IntegrityError:
            if self.has(entry.message_id):
                return False
            raise
        return True

    def has(self, message_id: str) -> bool:
        mine = select(func.count()).where(*self._this(message_id))
        with Session(self.engine) as session:
            return bool(session.scalar(mine))

    def entries(self, partnership: str) -> list[Entry]:
        return self._entries(partnership, replaced=False)

    def taken_back(self, partnership: str) -> list[Entry]:
        """The answers that the person corrected later, in the order they were said."""
        return self._entries(partnership, replaced=True)

    def _entries(self, partnership: str, replaced: bool) -> list[Entry]:
        standing = select(Answer).where(
            Answer.partnership_id == partnership,
            Answer.person_id == self.person,
            Answer.replaced.is_(replaced),
        )
        with Session(self.engine) as session:
            rows = session.scalars(standing.order_by(Answer.said_at, Answer.number)).all()
            if not rows:
                return []
            seal = seal_of(session, self.person)
            return [entry_of(seal, row) for row in rows]

    def correct(self, old_message_id: str, entry: Entry) -> None:
        old = update(Answer).where(*self._this(old_message_id)).values(replaced=True)
        with Session(self.engine) as session, session.begin():
            if session.scalar(select(func.count()).where(*self._this(entry.message_id))):
                return
            session.execute(old)
            session.add(self._row(session, entry))

    def bring(self, message_id: str) -> None:
        with Session(self.engine) as session, session.begin():
            session.execute(update(Answer).where(*self._this(message_id)).values(to_bring=True))

    def note(self, partnership: str, rhythm: str | None, appointment: str | None) -> None:
        given = {"rhythm": rhythm, "appointment": appointment}
        values = {key: value for key, value in given.items() if value is not None}
        if not values:
            return
        mine = (Partnership.id == partnership, Partnership.person_id == self.person)
        with Session(self.engine) as session, session.begin():
            sealed = told(seal_of(session, self.person), partnership, values)
            session.execute(update(Partnership).where(*mine).values(**sealed))

    def safety_shown(self, message_id: str, kind: str, now: datetime) -> None:
        row = SafetyNotice(person_id=self.person, message_id=message_id, kind=kind, shown_at=now)
        try:
            with Session(self.engine) as session, session.begin():
                session.add(row)
        except IntegrityError:
            return  # shown before for the same message: one record is enough

    def erase(self) -> None:
        with Session(self.engine) as session, session.begin():
            if remove_person(session, self.person):
                session.add(erasure(self.person))
        forget_pages(self.engine)

    def withdraw(self, message_id: str, now: datetime) -> None:
        """Record that the consent was taken back.

        The message that says so, messages that wait and the conversation's state go with it.
        """
        mine = InboxMessage.person_id == self.person
        passing = or_(InboxMessage.message_id == message_id, InboxMessage.answered_at.is_(None))
        with Session(self.engine) as session, session.begin():
            person = session.get(Person, self.person)
            if person is None or not person.keeping:
                return
            person.withdrawn_at = max(now, person.consented_at)
            session.execute(delete(InboxMessage).where(mine, passing))
            session.execute(delete(Conversation).where(Conversation.person_id == self.person))
        forget_pages(self.engine)

    def _this(self, message_id: str) -> tuple[Any, Any]:
        return (Answer.person_id == self.person, Answer.message_id == message_id)

    def _row(self, session: Session, entry: Entry) -> Answer:
        newest = (
            select(Round.id)
            .where(Round.partnership_id == entry.partnership)
            .order_by(Round.started_at.desc())
            .limit(1)
        )
        seal = seal_of(session, self.person)
        return answer_row(seal, self.person, entry, session.scalar(newest))


def _round(partnership: str, now: datetime) -> Round:
    return Round(id=_new_id(), partnership_id=partnership, started_at=now)


def _new_id() -> str:
    return uuid.uuid4().hex
