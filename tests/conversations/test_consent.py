"""Consent comes first, and a "no" keeps nothing."""

from __future__ import annotations

from tests.running import Chat, RunningGuide


def test_nothing_is_asked_before_consent(chat: Chat) -> None:
    opening = chat.say("hi there")
    assert opening.buttons == ["Yes, keep it", "No, keep nothing"]
    again = chat.say("my chiropractor is a funny fellow")
    assert again.buttons == ["Yes, keep it", "No, keep nothing"]


def test_a_no_gives_the_same_talk_and_leaves_no_trace(
    chat: Chat, running_guide: RunningGuide
) -> None:
    chat.say("hello")
    chat.say("no thanks")
    chat.say("my cinnabarologist")
    reply = chat.say("the quagga in the waiting room says it all")
    assert "“the quagga in the waiting room says it all”" in reply.text
    assert "quagga in the waiting room" in chat.say("show me my summary").text
    on_disk = running_guide.bytes_on_disk()
    assert b"quagga" not in on_disk
    assert b"cinnabarologist" not in on_disk


def test_words_from_before_the_consent_are_kept_after_it(
    chat: Chat, running_guide: RunningGuide
) -> None:
    chat.say("my doctor collects albatross feathers and she is a kind woman")
    assert b"albatross feathers" not in running_guide.bytes_on_disk()
    chat.say("yes I agree")
    chat.say("Dr. Okafor")
    words = "my doctor collects albatross feathers and she is a kind woman"
    assert running_guide.times_kept(words) == 1


def test_erase_takes_everything_after_one_confirmation(
    chat: Chat, running_guide: RunningGuide
) -> None:
    chat.begin("my podiatrist")
    chat.say("the oystercatcher story again")
    assert "oystercatcher" in chat.say("summary please").text
    assert chat.say("delete everything about me").buttons == ["Yes, erase it all", "No, keep it"]
    chat.say("No, keep it")
    assert running_guide.times_kept("the oystercatcher story again") == 1
    chat.say("erase all my data now")
    chat.say("Yes, erase it all")
    assert running_guide.times_kept("the oystercatcher story again") == 0
    assert chat.history() == []
    assert "Yes, keep it" in chat.say("hello").buttons
