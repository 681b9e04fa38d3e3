"""What the tests of backups do on either database."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import Engine

from bot.journal.backup import back_up
from bot.journal.entries import CONSENT_VERSION, Entry
from bot.journal.repository import SqlJournal
from bot.journal.restore import restore

MORNING = datetime(2026, 11, 2, 9, 0)
LATER = MORNING + timedelta(days=1)
MONTHS = 24


def entry(message_id: str, partnership: str, text: str) -> Entry:
    return Entry(message_id, partnership, None, "", text, text[:20], "mixed", MORNING)


def someone(engine: Engine, person: str, words: str) -> SqlJournal:
    """A person who agreed and said something."""
    journal = SqlJournal(engine, person)
    journal.consent(CONSENT_VERSION, MORNING)
    physio = journal.partnership(f"the physio of {person}", MORNING)
    journal.keep(entry("m1", physio.id, words))
    return journal


def words_of(journal: SqlJournal) -> list[str]:
    return [e.text for c in journal.caregivers() for e in journal.entries(c.id)]


def goes_back(engine: Engine, folder: Path) -> None:
    """A backup puts back what was lost, and not who was erased or what was taken back since."""
    mona, ravi, lena = (someone(engine, name, f"{name} said") for name in ("mona", "ravi", "lena"))
    back_up(engine, folder / "one")
    mona.keep(entry("m2", mona.caregivers()[0].id, "said since"))
    ravi.erase()
    lena.withdraw("m9", LATER)
    assert restore(engine, folder / "one", MONTHS, LATER) == 2
    assert words_of(mona) == ["mona said"]
    assert words_of(ravi) == []
    assert not ravi.consented()
    assert words_of(lena) == ["lena said"]
    assert not lena.consented()
    mona.keep(entry("m3", mona.caregivers()[0].id, "and on it goes"))
    assert words_of(mona) == ["mona said", "and on it goes"]
