"""Each of the nine qualities, from its question to an idea."""

from __future__ import annotations

import pytest

from bot.content import load_content
from tests.running import Chat

QUALITIES = load_content().qualities


@pytest.mark.parametrize("quality", QUALITIES)
def test_a_quality_is_asked_answered_deepened_and_an_idea_is_offered(
    chat: Chat, quality: str
) -> None:
    parts = QUALITIES[quality]
    chat.begin()
    chat.say("show me the list of all nine")
    asked = chat.say(parts["name"])
    assert any(q.replace("{caregiver}", "your acupuncturist") in asked.text
               for q in parts["questions"])  # fmt: skip
    answered = chat.say("the last visit left me with a warm feeling about it")
    assert "“the last visit left me with a warm feeling about it”" in answered.text
    deepened = chat.say("mostly because nobody hurried me out")
    assert "“mostly because nobody hurried me out”" in deepened.text
    idea = chat.say("Yes, an idea")
    assert idea.text in {p for ps in parts["possibilities"].values() for p in ps}
    kept = chat.say("That fits")
    assert "your acupuncturist" in kept.messages[0]["text"]


def test_the_journal_holds_both_answers_under_their_quality(chat: Chat, running_guide) -> None:
    chat.begin("Dr. Quill")
    chat.say("I'd like to talk about being heard")
    chat.say("zebra stripes are what I thought of when she spoke")
    chat.say("and the marmalade afterwards")
    for told in (
        ("zebra stripes are what I thought of when she spoke", "listening"),
        ("and the marmalade afterwards", "listening"),
    ):
        assert told in running_guide.kept()
