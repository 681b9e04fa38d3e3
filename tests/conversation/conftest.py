"""Someone who comes for a visit, with a journal of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.journal.database import engine_for, migrate
from tests.conversation.visiting import Visit


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A database that has its tables."""
    url = f"sqlite:///{tmp_path / 'journal.db'}"
    migrate(url)
    return engine_for(url)


@pytest.fixture
def visit(engine: Engine) -> Visit:
    """Someone who has not said anything yet."""
    return Visit(engine)


@pytest.fixture
def begun(visit: Visit) -> Visit:
    """Someone who agreed, thinks about their physio, and has heard the first question."""
    visit.begins()
    return visit
