"""Safety before all else, in any place, and it stays."""

from __future__ import annotations

import pytest

from bot.content import load_content
from tests.running import Chat, RunningGuide

CRISIS_LINE = "988"


def test_a_crisis_inside_an_answer_stops_the_reflection_and_asks_directly(chat: Chat) -> None:
    chat.begin()
    reply = chat.say("she listens, she does, but lately I want to kill myself most nights")
    assert CRISIS_LINE in reply.text
    assert "suicide" in reply.text.lower() or "killing yourself" in reply.text.lower()
    assert reply.text.count("?") == 1


def test_one_no_does_not_end_it_and_asking_to_go_back_does(chat: Chat) -> None:
    chat.begin()
    chat.say("I don't want to be alive any more")
    stays = load_content().safety["crisis"]["stay"]["denied"]
    said = chat.say("no").text
    assert any(said.startswith(text.split("{")[0]) for text in stays if not text.startswith("{"))
    assert "Skip this" in chat.say("I'd like to go on with the questions please").buttons


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("I have crushing chest pain right now and can't breathe", "911"),
        ("my massage therapist put his hand under my underwear", "believe"),
        ("my husband hits me and he checks my phone", "tab"),
    ],
)
def test_each_kind_has_its_own_words(chat: Chat, text: str, sign: str) -> None:
    chat.begin()
    assert sign in chat.say(text).text


def test_it_is_recorded_that_a_safety_message_was_shown_and_never_the_words(
    chat: Chat, running_guide: RunningGuide
) -> None:
    before = len(running_guide.rows("select * from safety_notices"))
    chat.begin()
    chat.say("I am going to end my life")
    rows = running_guide.rows("select * from safety_notices")
    assert len(rows) == before + 1
    assert all("end my life" not in str(row) for row in rows)


def test_safety_is_read_before_consent_too(chat: Chat) -> None:
    assert CRISIS_LINE in chat.say("i want to die").text


@pytest.mark.parametrize(
    "text",
    [
        "this wait is killing me",
        "I nearly died laughing when she told that story",
        "he shows my husband how to help me with the stretches",
        "she put her hand on my shoulder and asked if I was ready",
    ],
)
def test_idioms_and_ordinary_touch_are_no_alarm(chat: Chat, text: str) -> None:
    chat.begin()
    assert "Nothing to add" in chat.say(text).buttons
