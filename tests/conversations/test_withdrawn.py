"""Consent is taken back in the chat: from there on nothing reaches the disk."""

from __future__ import annotations

from sqlalchemy import text

from bot.journal.database import engine_for
from bot.journal.inbox import Inbox
from tests.running import Chat, RunningGuide


def person_of(chat: Chat) -> str:
    return chat.session.cookies["guide_session"].split(".")[0]


def test_from_there_on_nothing_is_kept_and_the_talk_goes_on(
    chat: Chat, running_guide: RunningGuide
) -> None:
    chat.begin()
    chat.say("she listens like an old friend would")
    person = person_of(chat)
    inbox = Inbox(engine_for(running_guide.settings.journal_url))
    before = [m.text for m in inbox.history(person)]
    assert "she listens like an old friend would" in before
    reply = chat.say("please stop keeping what I say")
    assert reply.buttons == ["Yes, erase it all", "No, leave it"]
    assert [m.text for m in inbox.history(person)] == before
    assert not running_guide.rows("select 1 from conversations where person_id = ?", person)
    assert running_guide.rows("select withdrawn_at from people where id = ?", person)[0][0]
    chat.say("No, leave it")
    reply = chat.say("today she cut me off twice and I went quiet")
    assert "“" in reply.text
    assert [m.text for m in inbox.history(person)] == before
    assert "cut me off twice" in chat.say("show me my summary").text
    assert len(running_guide.rows("select 1 from answers where person_id = ?", person)) == 1


def test_the_same_message_sent_twice_is_answered_twice(chat: Chat) -> None:
    chat.begin()
    chat.say("stop keeping what I say", "the-same-message-id")
    assert "not kept" not in chat.say("stop keeping what I say", "the-same-message-id").text


def test_it_can_be_taken_up_again(chat: Chat, running_guide: RunningGuide) -> None:
    chat.begin()
    chat.say("don't save anything any more")
    chat.say("No, leave it")
    chat.say("these words pass like a cloud")
    assert "What do you keep" not in chat.say("Keep my words again").text
    chat.say("she remembers my children's names")
    person = person_of(chat)
    with engine_for(running_guide.settings.journal_url).connect() as connection:
        rows = connection.execute(text("select 1 from answers where person_id = :p"), {"p": person})
        assert len(rows.all()) == 1


def test_the_button_under_what_is_told_about_privacy_stops_it(
    chat: Chat, running_guide: RunningGuide
) -> None:
    chat.begin()
    assert "Stop keeping words" in chat.say("what do you keep about me?").buttons
    chat.say("Stop keeping words")
    rows = running_guide.rows("select withdrawn_at from people where id = ?", person_of(chat))
    assert rows[0][0]
