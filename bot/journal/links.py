"""Links that work once, whichever server is asked and however often it was started."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.journal.models import UsedLink


def use_link(engine: Engine, link: str, now: datetime) -> bool:
    """Record that ``link`` is followed now; ``False`` when it was followed before.

    The record is a digest, from which the link cannot be made again.
    """
    row = UsedLink(digest=hashlib.sha256(link.encode()).hexdigest(), used_at=now)
    try:
        with Session(engine) as session, session.begin():
            session.add(row)
    except IntegrityError:
        return False
    return True
