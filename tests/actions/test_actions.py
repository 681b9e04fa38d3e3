"""What Rasa gets back from an action: one answer a message, and never silence for a failure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.actions import REGISTERED
from bot.journal.database import migrate
from bot.settings import load_settings

SAID = {"event": "user", "text": "hello"}
REPLIED = {"event": "bot", "text": "Hello."}
LISTENED = {"event": "action", "name": "action_listen"}


@pytest.fixture(autouse=True)
def _journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_DATA_DIR", str(tmp_path))
    migrate(load_settings().journal_url)


def run(*events: dict[str, Any], **slots: Any) -> list[dict[str, Any]]:
    """What the opening says after these events."""
    [opening] = [a for a in REGISTERED if a.action_name == "action_open"]
    message = {"text": "hello", "message_id": "m1", "intent": {"name": "greet"}, "entities": []}
    told = {"sender_id": "mona", "slots": slots, "latest_message": message, "events": list(events)}
    dispatcher = CollectingDispatcher()
    opening().run(dispatcher, Tracker.from_dict(told), {})
    return list(dispatcher.messages)


def test_a_message_is_answered() -> None:
    assert run(SAID)


def test_an_action_after_the_answer_adds_nothing() -> None:
    assert not run(SAID, REPLIED)


def test_the_same_message_taken_again_after_a_crash_is_answered_again() -> None:
    last = {"last_turn": "m1", "awaited": "opening"}
    assert run(SAID, REPLIED, LISTENED, SAID, place=last)


def test_a_failure_is_marked_and_never_silent() -> None:
    [message] = run(SAID, place={"awaited": "opening", "openers": "not a list"})
    assert message["custom"] == {"trouble": "ValueError"}
