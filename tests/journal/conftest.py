"""Journals on a database of their own, and entries to keep in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.journal.database import engine_for, migrate
from bot.journal.entries import CONSENT_VERSION, Entry, Journal
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
