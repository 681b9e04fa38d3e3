"""Each person's own key: made when they agree, gone when they are erased."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.journal import keyring as rings
from bot.journal import sealing
from bot.journal.models import PersonKey
from bot.journal.sealing import Seal

AT_ONCE = 500


class NoKey(LookupError):
    """This person did not agree, or is erased: nothing of theirs can be written or read."""


def make_key(session: Session, person: str, now: datetime) -> None:
    """A new key for a person who agrees, wrapped by the newest master key."""
    ring = rings.keyring()
    wrapped = ring.wrap(sealing.new_key(), person)
    session.add(PersonKey(person_id=person, master=ring.mark, wrapped=wrapped, made_at=now))


def seal_of(session: Session, person: str) -> Seal:
    """What closes and opens this person's texts. Raises ``NoKey``, and ``WrongKey``."""
    row = session.get(PersonKey, person)
    if row is None:
        raise NoKey("Nothing is kept about this person.")
    return Seal(rings.keyring().unwrap(row.master, row.wrapped, person), person)


def check_master(engine: Engine) -> None:
    """Raise ``WrongKey`` unless the master keys at hand open every person's key in the database.

    A journal that holds sealed words gets no new master key in place of a lost one.
    """
    used = _masters(engine)
    with Session(engine) as session:
        if used and not (rings.there() and used <= rings.keyring().marks):
            raise rings.WrongKey(rings.wrong_key())
        for mark in used:
            row = session.scalars(select(PersonKey).where(PersonKey.master == mark)).first()
            rings.keyring().unwrap(mark, row.wrapped, row.person_id)


def rotate(engine: Engine) -> int:
    """Wrap every person's key with a new master key; gives how many.

    Keys in the environment are the operator's to change: then the newest of them is the new one.
    """
    if rings.from_file():
        rings.add_master(_masters(engine))
    return _rewrap(engine)


def _masters(engine: Engine) -> set[str]:
    with Session(engine) as session:
        return set(session.scalars(select(PersonKey.master).distinct()))


def _rewrap(engine: Engine) -> int:
    """Wrap anew, while others go on, every key that an older master key wraps; gives how many."""
    ring, done = rings.keyring(), 0
    older = select(PersonKey).where(PersonKey.master != ring.mark).limit(AT_ONCE)
    while True:
        with Session(engine) as session, session.begin():
            rows = session.scalars(older).all()
            for row in rows:
                _wrap_anew(session, row, ring)
        done += len(rows)
        if len(rows) < AT_ONCE:
            return done


def _wrap_anew(session: Session, row: PersonKey, ring: rings.Keyring) -> None:
    key = ring.unwrap(row.master, row.wrapped, row.person_id)
    values = {"master": ring.mark, "wrapped": ring.wrap(key, row.person_id)}
    mine = update(PersonKey).where(PersonKey.person_id == row.person_id)
    session.execute(mine.values(**values).execution_options(synchronize_session=False))
