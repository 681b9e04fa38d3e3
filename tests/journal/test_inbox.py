"""A message is on disk before it is answered, once, and its reply stands beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.journal.inbox import Inbox, Received
from bot.journal.person_keys import NoKey
from bot.journal.repository import SqlJournal
from tests.journal.conftest import MORNING
from tests.journal.test_keeping_once import at_once

REPLY = [{"text": "I hear “words”.", "buttons": [{"title": "Rest here"}]}, {"text": "How? 🫶"}]


@pytest.fixture
def inbox(kept: SqlJournal) -> Inbox:
    """The inbox, with mona among the people who agreed."""
    return Inbox(kept.engine)


def message(number: int, text: str = "", person: str = "mona") -> Received:
    when = MORNING + timedelta(minutes=number)
    return Received(person, f"m{number}", text or f"words {number}", when, None)


def ids(messages: list[Received]) -> list[str]:
    return [m.message_id for m in messages]


def test_what_is_received_is_found_as_it_came(inbox: Inbox) -> None:
    assert inbox.receive(message(1)) == message(1)
    assert inbox.find("mona", "m1") == message(1)
    assert inbox.find("mona", "m2") is None
    assert inbox.find("ravi", "m1") is None


def test_a_repeated_id_gives_back_what_came_first(inbox: Inbox) -> None:
    inbox.receive(message(1, "first"))
    assert inbox.receive(message(1, "second")).text == "first"
    inbox.answered(message(1), REPLY, MORNING, told=True)
    assert inbox.receive(message(1, "third")) == replace(message(1, "first"), reply=REPLY)
    assert ids(inbox.history("mona")) == ["m1"]


def test_one_message_from_eight_threads_is_written_down_once(inbox: Inbox) -> None:
    outcomes = at_once(lambda number: inbox.receive(message(1, f"thread {number}")))
    assert len(inbox.history("mona")) == 1
    assert {m.text for m in outcomes} == {inbox.history("mona")[0].text}


def test_an_answered_message_has_its_reply_and_waits_no_more(inbox: Inbox) -> None:
    for number in (1, 2, 3):
        inbox.receive(message(number))
    inbox.answered(message(2), REPLY, MORNING, told=True)
    assert inbox.find("mona", "m2") == replace(message(2), reply=REPLY)
    assert ids(inbox.waiting()) == ["m1", "m3"]


def test_an_empty_reply_is_a_reply(inbox: Inbox) -> None:
    inbox.receive(message(1))
    inbox.answered(message(1), [], MORNING, told=True)
    assert inbox.find("mona", "m1") == replace(message(1), reply=[])
    assert inbox.waiting() == []


def test_a_reply_made_later_is_told_once_and_in_order(inbox: Inbox) -> None:
    SqlJournal(inbox.engine, "ravi").consent("v", MORNING)
    for number in (2, 1, 3, 4):
        inbox.receive(message(number))
    inbox.receive(message(2, person="ravi"))
    for number, told in ((1, False), (2, False), (3, True)):
        inbox.answered(message(number), REPLY, MORNING, told=told)
    inbox.answered(message(2, person="ravi"), REPLY, MORNING, told=False)
    assert ids(inbox.tell("mona")) == ["m2", "m1"]
    assert inbox.tell("mona") == []
    assert ids(inbox.tell("ravi")) == ["m2"]


def test_messages_wait_in_the_order_they_came(inbox: Inbox) -> None:
    for number in (3, 1, 2):
        inbox.receive(message(number))
    assert ids(inbox.waiting("mona")) == ["m3", "m1", "m2"]


def test_each_person_waits_apart(inbox: Inbox) -> None:
    SqlJournal(inbox.engine, "ravi").consent("v", MORNING)
    inbox.receive(message(1))
    inbox.receive(message(2, person="ravi"))
    inbox.receive(message(1, person="ravi"))
    inbox.answered(message(1, person="ravi"), REPLY, MORNING, told=True)
    assert ids(inbox.waiting("mona")) == ["m1"]
    assert ids(inbox.waiting("ravi")) == ["m2"]
    assert ids(inbox.waiting()) == ["m1", "m2"]


def test_the_history_ends_with_the_newest_and_begins_with_the_oldest(inbox: Inbox) -> None:
    for number in range(1, 6):
        inbox.receive(message(number))
    assert ids(inbox.history("mona", most=3)) == ["m3", "m4", "m5"]
    assert ids(inbox.history("mona")) == ["m1", "m2", "m3", "m4", "m5"]


def test_someone_who_did_not_agree_has_no_inbox(inbox: Inbox) -> None:
    with pytest.raises(NoKey):
        inbox.receive(message(1, person="ravi"))
    assert inbox.waiting() == []


def test_erasing_a_person_empties_their_inbox(inbox: Inbox) -> None:
    inbox.receive(message(1))
    SqlJournal(inbox.engine, "mona").erase()
    assert inbox.find("mona", "m1") is None
    assert inbox.waiting() == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=4000))
@example(text="أشعر بالأمان \u202e here 👩🏾‍⚕️" * 80)
def test_any_message_is_found_equal(inbox: Inbox, text: str) -> None:
    number = len(inbox.history("mona", most=10_000))
    inbox.receive(message(number, text))
    found = inbox.find("mona", f"m{number}")
    assert found is not None
    assert found.text == text
