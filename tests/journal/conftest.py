"""Journals on a database of their own, and entries to keep in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.journal.database import engine_for, migrate
from bot.journal.entries import CONSENT_VERSION, Entry, Journal
from bot.journal.inbox import Inbox, Received
from bot.journal.passing import PassingJournal
from bot.journal.repository import SqlJournal

MORNING = datetime(2026, 11, 2, 9, 0)
Making = Callable[..., Entry]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a database that has its tables."""
    address = f"sqlite:///{tmp_path / 'journal.db'}"
    migrate(address)
    return address


@pytest.fixture
def engine(url: str) -> Engine:
    return engine_for(url)


@pytest.fixture
def kept(engine: Engine) -> SqlJournal:
    """The journal of someone who agreed."""
    journal = SqlJournal(engine, "mona")
    journal.consent(CONSENT_VERSION, MORNING)
    return journal


@pytest.fixture(params=["kept", "passing"])
def journal(request: pytest.FixtureRequest) -> Journal:
    """Both journals, one after the other: what holds for one holds for the other."""
    return request.getfixturevalue("kept") if request.param == "kept" else PassingJournal()


@pytest.fixture
def making() -> Making:
    """Makes an entry: ``making("m1", partnership, "my words", quality="ayni")``."""

    def entry(message_id: str, partnership: str, text: str, **more: object) -> Entry:
        minutes = int("".join(c for c in message_id if c.isdigit()) or 0)
        values = {
            "quality": "listening",
            "question": "How was it?",
            "quote": text[:20],
            "stance": "mixed",
            "said_at": MORNING + timedelta(minutes=minutes),
        }
        return Entry(message_id, partnership, text=text, **{**values, **more})

    return entry


@pytest.fixture
def long_journal(kept: SqlJournal, making: Making) -> SqlJournal:
    """A year of visits to three caregivers, with something of every kind in it."""
    inbox, number = Inbox(kept.engine), 0
    for name in ("my physio", "Dr. Ødegård", "# Maria *the* healer"):
        caregiver = kept.partnership(name, MORNING)
        for month in range(4):
            when = MORNING + timedelta(days=30 * month, minutes=number)
            kept.begin_round(caregiver.id, when)
            for quality in ("listening", "ayni", "a_tenth", None):
                number += 1
                words = f"answer {number}, héard 👩🏾‍⚕️\n> and a second line | {number}"
                asked = {"quality": quality, "said_at": when, "question": "How?" if quality else ""}
                kept.keep(making(f"m{number}", caregiver.id, words, **asked))
                message = inbox.receive(Received("mona", f"m{number}", words, when, None))
                reply = [{"text": f"reply {number}", "buttons": [{"title": "Rest here"}]}]
                inbox.answered(message, reply, when, told=True)
            kept.bring(f"m{number}")
            better = making(f"m{number}0001", caregiver.id, f"better {number}", said_at=when)
            kept.correct(f"m{number - 1}", better)
        kept.note(caregiver.id, f"a calm month with {name}", f"on Friday at {name}")
    for kind in ("crisis", "medical_emergency", "report_harm", "unsafe_at_home"):
        kept.safety_shown(f"s-{kind}", kind, MORNING)
    inbox.receive(Received("mona", "m-last", "a message that waits", MORNING, None))
    return kept
