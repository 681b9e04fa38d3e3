"""Requests hold at any time, and the way back is always there."""

from __future__ import annotations

import pytest

from bot.content import load_content
from tests.running import Chat

CONTENT = load_content()


def quality_of(text: str) -> str:
    """The quality whose question stands in a reply."""
    for quality, parts in CONTENT.qualities.items():
        for question in parts["questions"]:
            if question.replace("{caregiver}", "your acupuncturist") in text:
                return quality
    return ""


def test_skip_goes_on_and_back_returns(chat: Chat) -> None:
    first = quality_of(chat.begin().text)
    second = quality_of(chat.say("skip this one please").text)
    assert second and second != first
    assert quality_of(chat.say("go back to the previous question").text) == first


def test_repeat_asks_the_same_quality_in_other_words(chat: Chat) -> None:
    asked = chat.begin().text
    again = chat.say("sorry, can you repeat the question").text
    assert quality_of(again) == quality_of(asked)
    assert again not in asked


def test_meaning_and_example_are_given_and_the_question_stays(chat: Chat) -> None:
    quality = quality_of(chat.begin().text)
    parts = CONTENT.qualities[quality]
    meaning = chat.say("what do you mean by that?")
    assert any(e in meaning.text for e in parts["explanations"])
    example = chat.say("can you give me an example")
    assert any(e in example.text for e in parts["examples"])
    assert "“she asked me first”" in chat.say("she asked me first").text


def test_pause_and_resume_come_back_to_the_same_question(chat: Chat) -> None:
    quality = quality_of(chat.begin().text)
    chat.say("I need a break, let's stop here for now")
    assert quality_of(chat.say("I'm back, let's carry on").text) == quality


def test_an_answer_is_corrected_and_the_old_words_do_not_stand(chat: Chat) -> None:
    chat.begin()
    chat.say("he is a very tall man in a green coat")
    asked = chat.say("I want to change my answer")
    assert "“he is a very tall man in a green coat”" in asked.text
    chat.say("what I meant is that he looks down on me")
    summary = chat.say("show me a summary of what I said").text
    assert "what I meant is that he looks down on me" in summary
    assert "green coat" not in summary


def test_another_caregiver_has_a_thread_of_their_own(chat: Chat) -> None:
    chat.begin("my acupuncturist")
    chat.say("needles and a nice chat about lighthouses")
    chat.say("can we switch to my physio instead")
    chat.say("we count the exercises together")
    summary = chat.say("summary please").text
    assert "we count the exercises together" in summary
    assert "lighthouses" not in summary


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("should I stop taking my blood pressure tablets?", "medical_advice"),
        ("are you a real human or a robot", "what_it_is"),
        ("you are not listening to me, you keep repeating yourself", "sorry"),
        ("what's the weather going to be tomorrow", "out_of_scope"),
        ("can you recommend a good osteopath near me", "find_practitioner"),
        ("I want to speak to a real person at the clinic", "human_contact"),
        ("who can see what I write here?", "privacy"),
        ("thank you so much", "thanked"),
    ],
)
def test_what_lies_beside_the_path_is_met_kindly(chat: Chat, text: str, key: str) -> None:
    chat.begin()
    said = chat.say(text).messages[0]["text"]
    starts = [v.split("{")[0] for v in CONTENT.voice[key]]
    assert any(said.startswith(start[:1].upper() + start[1:]) for start in starts if start), said


def test_the_summary_holds_every_answer_word_for_word(chat: Chat) -> None:
    chat.begin()
    said = ['Well, she & I <talk> a lot; it\'s "ours"!', "ñandú, 日本, and 50% of the time 🙂"]
    for text in said:
        chat.say(text)
    summary = chat.say("please show me everything I have said so far").text
    assert all(f"“{text}”" in summary for text in said)
