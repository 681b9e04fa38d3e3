"""Who opened an invite link first: each link works for one person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.journal.models import OpenedInvite


def claim(engine: Engine, link: str, holder: str, until: datetime, now: datetime) -> bool:
    """Whether ``holder`` may use a link: the first one to come may, again and again.

    ``holder`` is a keyed hash, so that the row leads to nobody; times are UTC without a zone.
    Links past their time are forgotten on the way.
    """
    with Session(engine) as session, session.begin():
        session.execute(delete(OpenedInvite).where(OpenedInvite.until < now))
    try:
        with Session(engine) as session, session.begin():
            session.add(OpenedInvite(id=link, holder=holder, until=until))
    except IntegrityError:
        with Session(engine) as session:
            row = session.get(OpenedInvite, link)
            return row is not None and row.holder == holder
    return True
